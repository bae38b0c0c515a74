"""Sealing: what is counted: facets and corrections, sealed to the weekly window key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from reporting.sealing import derive, hpke, strict_json
from reporting.sealing.errors import BadJson
from reporting.sealing.instance import ID_BYTES, SECRET_BYTES, Instance, exactly
from reporting.sealing.padding import pad, unpad
from reporting.sealing.strict_json import JsonObject
from reporting.sealing.xwing import PrivateKey, PublicKey

PLAINTEXT_BYTES = 2048
SEALED_BYTES = 3184
VERSION = 1
RESERVED = frozenset({"v", "desk", "call", "cell", "panel", "ticket", "detail"})


@dataclass(frozen=True, slots=True)
class Facets:
    """One report as it is counted. `answers` are the coded answers by facet name (domain.md
    section 6).

    `ticket` and `detail` are made by facets_of_report; `ticket_hash` is SHA-256 of the ticket.
    """

    desk_id: bytes
    answers: Mapping[str, Any] = field(repr=False)
    ticket_hash: bytes = field(repr=False)
    detail: bytes = field(repr=False)
    call: bytes | None = None
    cell: bytes | None = None
    panel: bool = False

    def __post_init__(self) -> None:
        exactly("The desk id", self.desk_id, ID_BYTES)
        exactly("The ticket's hash", self.ticket_hash, SECRET_BYTES)
        exactly("The detail secret", self.detail, SECRET_BYTES)
        for what, value in (("The call", self.call), ("The cell tag", self.cell)):
            if value is not None:
                exactly(what, value, ID_BYTES)
        if RESERVED & set(self.answers):
            raise BadJson("An answer has the name of another field of the facets.")

    def to_json(self) -> bytes:
        """Return `v, desk`, the coded answers, then `call, cell, panel` where present, `ticket,
        detail`.
        """
        value: JsonObject = {"v": VERSION, "desk": self.desk_id.hex(), **self.answers}
        if self.call is not None:
            value["call"] = self.call.hex()
        if self.cell is not None:
            value["cell"] = self.cell.hex()
        if self.panel:
            value["panel"] = True
        return strict_json.encode(
            value | {"ticket": self.ticket_hash.hex(), "detail": self.detail.hex()}
        )

    @classmethod
    def from_json(cls, data: bytes) -> Facets:
        """Read what to_json writes; BadJson for anything else. Codes are the counting worker's
        to check.
        """
        value = strict_json.decode(data)
        if not strict_json.has_version(value, VERSION) or value.get("panel", True) is not True:
            raise BadJson("These are no facets of version 1.")
        del value["v"]
        return cls(
            desk_id=read_hex(value.pop("desk", None), ID_BYTES),
            ticket_hash=read_hex(value.pop("ticket", None), SECRET_BYTES),
            detail=read_hex(value.pop("detail", None), SECRET_BYTES),
            call=read_hex(value.pop("call"), ID_BYTES) if "call" in value else None,
            cell=read_hex(value.pop("cell"), ID_BYTES) if "cell" in value else None,
            panel=value.pop("panel", False),
            answers=value,
        )


@dataclass(frozen=True, slots=True)
class Correction:
    """What an officer who has read a case says about its count; the highest `number` of a ticket
    wins.

    `ticket` is the ticket itself, which only a holder of the CEK can compute; the counting
    worker compares its SHA-256. `fact` is always the complete fact.
    """

    ticket: bytes = field(repr=False)
    desk_id: bytes
    number: int
    status: Literal["confirmed", "rejected"]
    fact: Mapping[str, Any] = field(repr=False)

    def to_json(self) -> bytes:
        """Return JSON `v, ticket, desk, n, status, fact`."""
        exactly("The ticket", self.ticket, SECRET_BYTES)
        exactly("The desk id", self.desk_id, ID_BYTES)
        return strict_json.encode(
            {
                "v": VERSION,
                "ticket": self.ticket.hex(),
                "desk": self.desk_id.hex(),
                "n": self.number,
                "status": self.status,
                "fact": dict(self.fact),
            }
        )

    @classmethod
    def from_json(cls, data: bytes) -> Correction:
        """Read what to_json writes; BadJson for anything else."""
        value = strict_json.decode(data)
        number, status, fact = value.get("n"), value.get("status"), value.get("fact")
        fields = {"v", "ticket", "desk", "n", "status", "fact"}
        if set(value) != fields or not strict_json.has_version(value, VERSION):
            raise BadJson("This is no correction of version 1.")
        if not isinstance(number, int) or isinstance(number, bool) or number < 0:
            raise BadJson("A correction's number is an integer from 0.")
        if status not in ("confirmed", "rejected") or not isinstance(fact, dict):
            raise BadJson("A correction confirms or rejects a complete fact.")
        ticket, desk = read_hex(value["ticket"], SECRET_BYTES), read_hex(value["desk"], ID_BYTES)
        return cls(ticket=ticket, desk_id=desk, number=number, status=status, fact=fact)


def read_hex(value: object, length: int) -> bytes:
    """Return the bytes of lower-case hex of exactly `length` bytes; BadJson otherwise."""
    if (
        isinstance(value, str)
        and len(value) == 2 * length
        and set(value) <= set("0123456789abcdef")
    ):
        return bytes.fromhex(value)
    raise BadJson(f"Expected {2 * length} lower-case hexadecimal digits.")


def facets_of_report(  # noqa: PLR0913 - all keyword-only, one a field
    instance: Instance,
    *,
    cek: bytes,
    report_id: bytes,
    desk_id: bytes,
    answers: Mapping[str, Any],
    call: bytes | None = None,
    cell: bytes | None = None,
    panel: bool = False,
) -> Facets:
    """Return the facets of a report with the ticket's hash and the detail secret that its CEK
    gives.
    """
    ticket = derive.ticket(instance, cek=cek, report_id=report_id)
    detail = derive.detail_secret(instance, cek=cek, report_id=report_id)
    return Facets(desk_id, answers, derive.sha256(ticket), detail, call, cell, panel)


def seal_facets(instance: Instance, *, window: PublicKey, facets: Facets) -> bytes:
    """Return 3,184 bytes: JSON padded to 2,048, sealed under I("facets", key id). TooLong over
    2,047.
    """
    return _seal(instance, "facets", window, facets.to_json())


def open_facets(instance: Instance, *, window: PrivateKey, sealed: bytes) -> Facets:
    """Return the facets; CannotOpen if key or bytes are other, BadJson if they hold no facets."""
    return Facets.from_json(_open(instance, "facets", window, sealed))


def seal_correction(instance: Instance, *, window: PublicKey, correction: Correction) -> bytes:
    """Return 3,184 bytes like facets, under I("correction", key id)."""
    return _seal(instance, "correction", window, correction.to_json())


def open_correction(instance: Instance, *, window: PrivateKey, sealed: bytes) -> Correction:
    """Return the correction; CannotOpen or BadJson otherwise."""
    return Correction.from_json(_open(instance, "correction", window, sealed))


def _seal(instance: Instance, label: str, window: PublicKey, content: bytes) -> bytes:
    plaintext = pad(content, sizes=(PLAINTEXT_BYTES,))
    return hpke.seal_to(window, info=instance.info(label, window.key_id), plaintext=plaintext)


def _open(instance: Instance, label: str, window: PrivateKey, sealed: bytes) -> bytes:
    info = instance.info(label, window.public.key_id)
    return unpad(hpke.open_with(window, info=info, sealed=sealed))
