"""Sealing: desk statements, the signed rosters of a desk: their bytes and their signatures."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from reporting.sealing import strict_json
from reporting.sealing.derive import sha256
from reporting.sealing.ed25519 import is_signed_by, signing_key
from reporting.sealing.errors import BadJson, BadStatement, SealingError
from reporting.sealing.facets import read_hex
from reporting.sealing.instance import HASH_BYTES, ID_BYTES, U32_LIMIT, Instance, exactly
from reporting.sealing.officer import OfficerPublic
from reporting.sealing.strict_json import JsonObject
from reporting.sealing.xwing import PublicKey

VERSION = 1
SIGN_BYTES = 32
SIGNATURE_BYTES = 64
FIELDS = ("v", "instance", "desk", "number", "epoch", "key", "members", "recovery", "prev", "day")
RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class Member:
    """An officer as a statement names them: SHA-256 of the X-Wing key, and the Ed25519 key
    itself.
    """

    officer_id: bytes
    hpke_hash: bytes
    sign: bytes

    def __post_init__(self) -> None:
        exactly("The officer id", self.officer_id, ID_BYTES)
        exactly("The hash of the X-Wing key", self.hpke_hash, HASH_BYTES)
        signing_key(self.sign)

    @classmethod
    def of(cls, officer_id: bytes, public: OfficerPublic) -> Member:
        """Name an officer by their public keys."""
        return cls(officer_id, public.hpke.sha256, public.sign)


@dataclass(frozen=True, slots=True)
class Recovery:
    """The recovery key of a desk, and whether it alone may put a whole new roster in place."""

    hpke: PublicKey
    sign: bytes
    may_replace_all: bool

    def __post_init__(self) -> None:
        signing_key(self.sign)


@dataclass(frozen=True, slots=True)
class Statement:
    """What one desk statement says. Two members never share an id or a signing key."""

    instance: Instance
    desk_id: bytes
    number: int
    epoch: int
    key: PublicKey
    members: tuple[Member, ...]
    recovery: Recovery | None
    prev: bytes
    day: str

    def __post_init__(self) -> None:
        exactly("The desk id", self.desk_id, ID_BYTES)
        exactly("The hash of the statement before", self.prev, HASH_BYTES)
        signers = [member.sign for member in self.members]
        signers += [self.recovery.sign] if self.recovery else []
        if not self.members or len(set(signers)) != len(signers):
            raise BadStatement("A statement names members, each with a signing key of their own.")
        if len({member.officer_id for member in self.members}) != len(self.members):
            raise BadStatement("A statement names a member twice.")
        if not (1 <= self.number < U32_LIMIT and 0 <= self.epoch < U32_LIMIT):
            raise BadStatement("Number or epoch is out of range.")

    def to_bytes(self) -> bytes:
        """Return the JSON bytes that are hashed, signed and stored."""
        members = [
            {"officer": m.officer_id.hex(), "hpke": m.hpke_hash.hex(), "sign": m.sign.hex()}
            for m in self.members
        ]
        recovery = self.recovery and {
            "hpke": base64.b64encode(self.recovery.hpke.raw).decode("ascii"),
            "sign": self.recovery.sign.hex(),
            "may_replace_all": self.recovery.may_replace_all,
        }
        key = base64.b64encode(self.key.raw).decode("ascii")
        head = (VERSION, self.instance.id.hex(), self.desk_id.hex(), self.number, self.epoch, key)
        values = (*head, members, recovery, self.prev.hex(), self.day)
        return strict_json.encode(dict(zip(FIELDS, values, strict=True)))


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature under a statement; `officer` is the id in hex, or "recovery"."""

    officer: str
    key: bytes
    signature: bytes


@dataclass(frozen=True, slots=True)
class SignedStatement:
    """A statement's bytes as stored, with its signatures: one entry of /directory/history."""

    statement: bytes
    signatures: tuple[Signature, ...]

    @property
    def hash(self) -> bytes:
        """SHA-256 of the bytes: what the next statement, pins and directory name."""
        return sha256(self.statement)

    def to_json(self) -> dict[str, Any]:
        """Return `{statement: base64, signatures [{officer, key: hex, signature: hex}]}`."""
        return {
            "statement": base64.b64encode(self.statement).decode("ascii"),
            "signatures": [
                {"officer": s.officer, "key": s.key.hex(), "signature": s.signature.hex()}
                for s in self.signatures
            ],
        }

    @classmethod
    def from_json(cls, value: object) -> SignedStatement:
        """Read what to_json writes; BadStatement for anything else."""
        if not isinstance(value, dict) or set(value) != {"statement", "signatures"}:
            raise BadStatement("An entry of the history is a statement and its signatures.")
        if not isinstance(value["signatures"], list):
            raise BadStatement("The signatures are no list.")
        return cls(_base64(value["statement"]), tuple(map(_signature, value["signatures"])))


def parse_statement(data: bytes) -> Statement:
    """Read a statement's bytes; BadStatement unless every field is there, well-formed, and no
    other.
    """
    try:
        value = _fields(strict_json.decode(data))
        return Statement(
            instance=Instance(read_hex(value["instance"], ID_BYTES)),
            desk_id=read_hex(value["desk"], ID_BYTES),
            number=_integer(value["number"]),
            epoch=_integer(value["epoch"]),
            key=PublicKey(_base64(value["key"])),
            members=tuple(map(_member, _list(value["members"]))),
            recovery=_recovery(value["recovery"]),
            prev=read_hex(value["prev"], HASH_BYTES),
            day=_string(value["day"]),
        )
    except BadStatement:
        raise
    except SealingError as error:
        raise BadStatement(f"A field of the statement is malformed. {error}") from None


def sign_statement(statement: Statement, *, officer: str, key: Ed25519PrivateKey) -> Signature:
    """Sign a statement's bytes: Ed25519 over I("desk statement") | SHA-256(bytes).

    `officer` is the signer's id in hex, or "recovery".
    """
    message = _signed_message(statement.instance, statement.to_bytes())
    return Signature(officer, key.public_key().public_bytes_raw(), key.sign(message))


def verify_signature(instance: Instance, statement: bytes, signature: Signature) -> bool:
    """Tell whether the signature is by its key over these bytes; whose key it is, the chain
    decides.
    """
    return is_signed_by(signature.key, _signed_message(instance, statement), signature.signature)


def _signed_message(instance: Instance, statement: bytes) -> bytes:
    return instance.info("desk statement") + sha256(statement)


def _fields(value: JsonObject) -> JsonObject:
    if set(value) != set(FIELDS) or not strict_json.has_version(value, VERSION):
        raise BadStatement("This is no desk statement of version 1.")
    return value


def _base64(value: object) -> bytes:
    text = _string(value)
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise BadStatement("A field is no base64.") from None
    if base64.b64encode(data).decode("ascii") != text:
        raise BadStatement("A field is no canonical base64.")
    return data


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise BadStatement("A field is no string.")
    return value


def _integer(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise BadStatement("A field is no integer.")
    return value


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise BadStatement("A field is no list.")
    return value


def _member(value: object) -> Member:
    if not isinstance(value, dict) or set(value) != {"officer", "hpke", "sign"}:
        raise BadStatement("A member is officer, hpke and sign.")
    return Member(
        read_hex(value["officer"], ID_BYTES),
        read_hex(value["hpke"], HASH_BYTES),
        read_hex(value["sign"], SIGN_BYTES),
    )


def _recovery(value: object) -> Recovery | None:
    if value is None:
        return None
    if not isinstance(value, dict) or set(value) != {"hpke", "sign", "may_replace_all"}:
        raise BadStatement("Recovery is hpke, sign and may_replace_all.")
    if not isinstance(value["may_replace_all"], bool):
        raise BadStatement("may_replace_all is true or false.")
    key = PublicKey(_base64(value["hpke"]))
    return Recovery(key, read_hex(value["sign"], SIGN_BYTES), value["may_replace_all"])


def _signature(value: object) -> Signature:
    if not isinstance(value, dict) or set(value) != {"officer", "key", "signature"}:
        raise BadStatement("A signature is officer, key and signature.")
    try:
        key, signed = (
            read_hex(value["key"], SIGN_BYTES),
            read_hex(value["signature"], SIGNATURE_BYTES),
        )
    except BadJson:
        raise BadStatement("A signature is malformed.") from None
    return Signature(_string(value["officer"]), key, signed)
