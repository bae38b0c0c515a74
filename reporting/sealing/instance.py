"""Sealing: the instance that every info string names, and the fixed-length fields in it."""

from __future__ import annotations

from dataclasses import dataclass

from reporting.sealing.errors import BadLayout, WrongLength

ID_BYTES = 16
HASH_BYTES = 32
SECRET_BYTES = 32
ZERO_ID = bytes(ID_BYTES)
ZERO_HASH = bytes(HASH_BYTES)
U32_LIMIT = 1 << 32


def exactly(what: str, value: bytes, length: int) -> bytes:
    """Return `value` if it has `length` bytes; WrongLength otherwise."""
    if len(value) != length:
        raise WrongLength(what, expected=length, got=len(value))
    return bytes(value)


def u32(number: int) -> bytes:
    """Return a number as 4 bytes, big-endian; BadLayout outside 0..2^32-1."""
    if not 0 <= number < U32_LIMIT:
        raise BadLayout("A number does not fit into 32 bits.")
    return number.to_bytes(4, "big")


@dataclass(frozen=True, slots=True)
class Instance:
    """The 16 random bytes made at installation, the same for all host names of one Fairlead."""

    id: bytes

    def __post_init__(self) -> None:
        exactly("The instance", self.id, ID_BYTES)

    def info(self, label: str, *fields: bytes) -> bytes:
        """Return I(label, fields...) = "fairlead/v1/" | label | 00 | instance | fields.

        Every field has a fixed length for its label, so no two different lists give the same bytes.
        Source: protocol.md section 7, Notation.
        """
        return b"fairlead/v1/" + label.encode("ascii") + b"\x00" + self.id + b"".join(fields)
