"""Sealing: the committing box "FLE1", everything that is sealed by a symmetric key."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from reporting.sealing.derive import hkdf, sha256
from reporting.sealing.errors import BadLayout, CannotOpen, TooLong
from reporting.sealing.instance import ID_BYTES, SECRET_BYTES, ZERO_ID, Instance, exactly, u32
from reporting.sealing.stream import TAG_BYTES, open_chunks, seal_chunks

MAGIC = b"FLE1"
SUITE = b"\x01"
BOUND_BYTES = 42
SALT_BYTES = 16
HEADER_BYTES = 90


class Kind(IntEnum):
    """What a box holds. Back-ups (08) have their number, and come with a later issue."""

    REPORT = 0x01
    FILE_CONTAINER = 0x02
    LETTER = 0x03
    NOTE = 0x04
    INDEX_ROW = 0x05
    OFFICER_KEY = 0x06
    HELP_RECORD = 0x07
    BACKUP = 0x08
    OFFICER_PINS = 0x09
    SESSION_UNLOCK = 0x0A


CHUNK_SIZES = {Kind.REPORT: 1024, Kind.FILE_CONTAINER: 1 << 20}
PLAINTEXT_SIZES: dict[Kind, tuple[int, ...]] = {
    Kind.REPORT: (4096, 8192, 16384, 32768, 65536),
    Kind.FILE_CONTAINER: (),  # no fixed size: container.py seals and opens it as a stream
    Kind.LETTER: (4096,),
    Kind.NOTE: (1024, 4096, 16384),
    Kind.INDEX_ROW: (512,),
    Kind.OFFICER_KEY: (32,),
    Kind.HELP_RECORD: (4096,),
    Kind.OFFICER_PINS: (1024,),
    Kind.SESSION_UNLOCK: (32,),
}


@dataclass(frozen=True, slots=True)
class Header:
    """The bytes 0..41 of a box: what it is, whose it is, and which one. Made by the functions
    below.
    """

    kind: Kind
    object_id: bytes
    parent_id: bytes = ZERO_ID
    number: int = 0

    def __post_init__(self) -> None:
        if self.kind not in PLAINTEXT_SIZES:
            raise BadLayout("Boxes of this kind are not sealed yet.")
        exactly("The object id", self.object_id, ID_BYTES)
        exactly("The parent id", self.parent_id, ID_BYTES)
        u32(self.number)

    def to_bytes(self) -> bytes:
        """Return the 42 bytes that key and commitment are bound to."""
        kind = bytes([self.kind])
        return MAGIC + SUITE + kind + self.object_id + self.parent_id + u32(self.number)


def report_header(report_id: bytes) -> Header:
    """Kind 01: random id, no parent, number 0."""
    return Header(Kind.REPORT, report_id)


def container_header(object_id: bytes, *, parent_id: bytes) -> Header:
    """Kind 02: random id, its parent the report or letter that the files belong to, number 1."""
    return Header(Kind.FILE_CONTAINER, object_id, parent_id, number=1)


def letter_header(object_id: bytes) -> Header:
    """Kind 03: random id, no parent, number 0 (the slot stands inside)."""
    return Header(Kind.LETTER, object_id)


def note_header(object_id: bytes, *, report_id: bytes) -> Header:
    """Kind 04, note, draft or label: its parent is the report, whose CEK is its key."""
    return Header(Kind.NOTE, object_id, report_id)


def index_row_header(report_id: bytes, *, index_version: int) -> Header:
    """Kind 05: the report's own id, numbered by the version of the index seed."""
    return Header(Kind.INDEX_ROW, report_id, number=index_version)


def officer_key_header(
    officer_id: bytes, *, version: int, credential_id: bytes | None = None
) -> Header:
    """Kind 06, version from 1: under a passphrase (no credential), or under a passkey."""
    if version < 1:
        raise BadLayout("Versions of an officer key start at 1.")
    parent = ZERO_ID if credential_id is None else sha256(credential_id)[:ID_BYTES]
    return Header(Kind.OFFICER_KEY, officer_id, parent, version)


def help_record_header(object_id: bytes) -> Header:
    """Kind 07: random id, own CEK."""
    return Header(Kind.HELP_RECORD, object_id)


def officer_pins_header(officer_id: bytes, *, version: int) -> Header:
    """Kind 09: the hashes of the last statements that an officer accepted."""
    return Header(Kind.OFFICER_PINS, officer_id, number=version)


def session_unlock_header(officer_id: bytes) -> Header:
    """Kind 0a: the officer seed for one session, kept beside the server half."""
    return Header(Kind.SESSION_UNLOCK, officer_id)


def new_id() -> bytes:
    """Return 16 random bytes."""
    return secrets.token_bytes(ID_BYTES)


def object_id_of(box: bytes) -> bytes:
    """Return the id that a box claims (bytes 6..21); nothing is proven until it opens."""
    if len(box) < HEADER_BYTES:
        raise CannotOpen("length")
    return bytes(box[6:22])


def salt_of(box: bytes) -> bytes:
    """Return the salt of a box (bytes 42..57), e.g. for Argon2id."""
    if len(box) < HEADER_BYTES:
        raise CannotOpen("length")
    return bytes(box[BOUND_BYTES : BOUND_BYTES + SALT_BYTES])


def chunk_size_of(kind: Kind, plaintext_length: int) -> int:
    """Return 1,024 for reports, 1 MiB for containers; every other kind is one whole chunk."""
    return CHUNK_SIZES.get(kind, plaintext_length)


def box_length(kind: Kind, plaintext_length: int) -> int:
    """Return 90 + plaintext + 16 for every chunk."""
    chunks = -(-plaintext_length // chunk_size_of(kind, plaintext_length))
    return HEADER_BYTES + plaintext_length + TAG_BYTES * chunks


def key_and_head(
    instance: Instance, header: Header, *, base_key: bytes, salt: bytes
) -> tuple[bytes, bytes]:
    """Return the box key and the first 90 bytes of a box: header 42 | salt 16 | commitment 32."""
    exactly("The base key", base_key, SECRET_BYTES)
    exactly("The salt", salt, SALT_BYTES)
    start = header.to_bytes()
    both = hkdf(base_key, salt=salt, info=instance.info("box", start), length=64)
    return both[:32], start + salt + both[32:]


def require_place(expected: Header, box: bytes) -> None:
    """Raise CannotOpen unless the box says of itself what its place says of it."""
    if not hmac.compare_digest(box[:BOUND_BYTES], expected.to_bytes()):
        raise CannotOpen("header")


def committed_key(instance: Instance, expected: Header, *, base_key: bytes, box: bytes) -> bytes:
    """Return the box key, only if the commitment is this key's; CannotOpen otherwise."""
    box_key, head = key_and_head(instance, expected, base_key=base_key, salt=salt_of(box))
    if not hmac.compare_digest(box[:HEADER_BYTES], head):
        raise CannotOpen("commitment")
    return box_key


def _seal_with_salt(
    instance: Instance, header: Header, *, base_key: bytes, plaintext: bytes, salt: bytes
) -> bytes:
    """Seal with a salt that is given: only seal_box below, and deterministic.py for the vectors."""
    if len(plaintext) not in PLAINTEXT_SIZES[header.kind]:
        raise TooLong("The plaintext has none of the sizes of its kind: pad it first.")
    box_key, head = key_and_head(instance, header, base_key=base_key, salt=salt)
    chunk_size = chunk_size_of(header.kind, len(plaintext))
    return head + seal_chunks(box_key, plaintext, chunk_size=chunk_size)


def seal_box(instance: Instance, header: Header, *, base_key: bytes, plaintext: bytes) -> bytes:
    """Return the box of an already padded plaintext, under a new random salt.

    42 bytes of header | salt 16 | commitment 32 | chunks. TooLong if the plaintext has none of
    the sizes of its kind; WrongLength if the base key has not 32 bytes. Source: protocol.md
    section 7, Box.
    """
    salt = secrets.token_bytes(SALT_BYTES)
    return _seal_with_salt(instance, header, base_key=base_key, plaintext=plaintext, salt=salt)


def seal_box_under(
    instance: Instance, header: Header, *, base_key_for: Callable[[bytes], bytes], plaintext: bytes
) -> bytes:
    """Like seal_box, for a base key that is itself derived from the box's salt (Argon2id)."""
    salt = secrets.token_bytes(SALT_BYTES)
    return _seal_with_salt(
        instance, header, base_key=base_key_for(salt), plaintext=plaintext, salt=salt
    )


def open_box(instance: Instance, expected: Header, *, base_key: bytes, box: bytes) -> bytes:
    """Return the plaintext, still padded, of the box that this place expects.

    Header, then length, then the commitment in constant time, then the chunks. CannotOpen on any
    failure.
    """
    require_place(expected, box)
    sizes = PLAINTEXT_SIZES[expected.kind]
    lengths = {box_length(expected.kind, size): size for size in sizes}
    if len(box) not in lengths:
        raise CannotOpen("length")
    box_key = committed_key(instance, expected, base_key=base_key, box=box)
    chunk_size = chunk_size_of(expected.kind, lengths[len(box)])
    return open_chunks(box_key, box[HEADER_BYTES:], chunk_size=chunk_size)
