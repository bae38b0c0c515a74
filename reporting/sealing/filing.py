"""Sealing: the layout "FLF1" of one filed report, built by a sender and checked by the door."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from reporting.sealing import derive
from reporting.sealing.box import PLAINTEXT_SIZES, Kind, box_length, object_id_of, report_header
from reporting.sealing.errors import BadLayout
from reporting.sealing.facets import SEALED_BYTES, facets_of_report, seal_facets
from reporting.sealing.instance import HASH_BYTES, ID_BYTES, SECRET_BYTES, ZERO_ID, Instance
from reporting.sealing.report import filing_tag, report_plaintext, seal_report
from reporting.sealing.seals import SEALED_SECRET_BYTES, Wrap, wrap_cek
from reporting.sealing.xwing import PublicKey

MAGIC = b"FLF1"
FLAG_ALONGSIDE_NOW = 0b01
FLAG_RECORD = 0b10
FACETS_START = 104
DESK_KEY_START = 3288
WRAP_START = 3304
BOX_START = 4472
LENGTHS = tuple(BOX_START + box_length(Kind.REPORT, size) for size in PLAINTEXT_SIZES[Kind.REPORT])


@dataclass(frozen=True, slots=True)
class Filing:
    """A filing taken apart; `container_id` is None without files. Nothing in it is proven by the
    layout.
    """

    alongside_now: bool
    record: bool
    tag: bytes
    mailbox_hash: bytes
    container_id: bytes | None
    window_key_id: bytes
    facets: bytes
    wrap: Wrap
    box: bytes

    @property
    def report_id(self) -> bytes:
        """The object id of the box, which is the arrival's and the report's id."""
        return object_id_of(self.box)

    @property
    def desk_key_id(self) -> bytes:
        """The key that the report's content key was wrapped to."""
        return self.wrap.key_id

    def to_bytes(self) -> bytes:
        """Return the body of POST /api/v1/reports: one of five lengths. BadLayout if a part does
        not fit.
        """
        flags = self.alongside_now * FLAG_ALONGSIDE_NOW | self.record * FLAG_RECORD
        body = b"".join(
            (
                MAGIC,
                bytes((flags, 0, 0, 0)),
                self.tag,
                self.mailbox_hash,
                self.container_id or ZERO_ID,
                self.window_key_id,
                self.facets,
                self.wrap.to_bytes(),
                self.box,
            )
        )
        if parse_filing(body) != self:
            raise BadLayout("A part of the filing has not its length.")
        return body


def parse_filing(body: bytes) -> Filing:
    """Take a filed body apart, after exactly the checks of the fixed layout; BadLayout if one
    fails.

    Length one of 8,722 12,882 21,202 37,842 71,122; "FLF1"; flags 0 to 3; three zero bytes; a
    box of kind 01 without parent, number 0. Key ids and container are looked up by the caller.
    Source: protocol.md 7, Filing.
    """
    if len(body) not in LENGTHS:
        raise BadLayout("A filing has one of five lengths.")
    if body[:4] != MAGIC:
        raise BadLayout("A filing starts with FLF1.")
    if body[4] > (FLAG_ALONGSIDE_NOW | FLAG_RECORD) or any(body[5:8]):
        raise BadLayout("An unknown flag of the filing is set.")
    box = bytes(body[BOX_START:])
    if box[:42] != report_header(object_id_of(box)).to_bytes():
        raise BadLayout("The filing holds no report box.")
    container_id = bytes(body[72:88])
    return Filing(
        alongside_now=bool(body[4] & FLAG_ALONGSIDE_NOW),
        record=bool(body[4] & FLAG_RECORD),
        tag=bytes(body[8 : 8 + HASH_BYTES]),
        mailbox_hash=bytes(body[40 : 40 + HASH_BYTES]),
        container_id=None if container_id == ZERO_ID else container_id,
        window_key_id=bytes(body[88 : 88 + ID_BYTES]),
        facets=bytes(body[FACETS_START : FACETS_START + SEALED_BYTES]),
        wrap=Wrap(
            bytes(body[DESK_KEY_START:WRAP_START]),
            bytes(body[WRAP_START : WRAP_START + SEALED_SECRET_BYTES]),
        ),
        box=box,
    )


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a filing goes: the desk with its key of today, and the window key of the week."""

    desk_id: bytes
    desk: PublicKey
    window: PublicKey


@dataclass(frozen=True, slots=True)
class Account:
    """What a sender says: `answers` are the coded facets; card and report as in
    report_plaintext.
    """

    card: Mapping[str, Any] = field(repr=False)
    report: Mapping[str, Any] = field(repr=False)
    answers: Mapping[str, Any] = field(repr=False)
    call: bytes | None = None
    cell: bytes | None = None
    panel: bool = False


def seal_filing(  # noqa: PLR0913 - all keyword-only, one a field
    instance: Instance,
    *,
    report_id: bytes,
    root: bytes,
    filing_key: bytes,
    to: Destination,
    account: Account,
    alongside_now: bool = False,
    record: bool = False,
    container_id: bytes | None = None,
) -> Filing:
    """Seal a report for one desk under a new content key; the same id, root and filing key give
    the same tag.

    `root` is the codename's 16 bytes (a fresh random one where no answer is wanted);
    `filing_key` is random and kept until the receipt, or derive.simple_filing_key. TooLong,
    BadJson, WrongLength.
    """
    cek = secrets.token_bytes(SECRET_BYTES)
    thread = derive.thread_key(instance, root=root)
    plaintext = report_plaintext(card=account.card, thread=thread, report=account.report)
    facets = facets_of_report(
        instance,
        cek=cek,
        report_id=report_id,
        desk_id=to.desk_id,
        answers=account.answers,
        call=account.call,
        cell=account.cell,
        panel=account.panel,
    )
    return Filing(
        alongside_now=alongside_now,
        record=record,
        tag=filing_tag(filing_key=filing_key, plaintext=plaintext),
        mailbox_hash=derive.mailbox_hash(instance, root=root),
        container_id=container_id,
        window_key_id=to.window.key_id,
        facets=seal_facets(instance, window=to.window, facets=facets),
        wrap=wrap_cek(instance, kind=Kind.REPORT, object_id=report_id, to=to.desk, cek=cek),
        box=seal_report(instance, report_id=report_id, cek=cek, plaintext=plaintext),
    )
