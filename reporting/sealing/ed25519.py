"""Sealing: which Ed25519 keys may sign, none under which anybody can; and whether one has."""

from __future__ import annotations

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from reporting.sealing.errors import BadKey
from reporting.sealing.instance import exactly

PUBLIC_BYTES = 32
P = 2**255 - 19
_ORDER_8 = bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05")
_Y = int.from_bytes(_ORDER_8, "little")
# The y of the eight points of small order: for each y there are both signs of x.
SMALL_ORDER = frozenset({0, 1, P - 1, _Y, P - _Y})


def signing_key(raw: bytes) -> bytes:
    """Return the 32 bytes of a public key under which only the holder of a secret can sign.

    BadKey for the eight points of small order, under which OpenSSL takes signatures that anybody
    can make, and for a y that is not below p, a second encoding of another key. WrongLength.
    Source: RFC 8032 section 5.1.3; Chalkias, Garillot, Nikolaenko, "Taming the many EdDSAs", 2020.
    """
    exactly("The signing key", raw, PUBLIC_BYTES)
    y = int.from_bytes(raw, "little") & ((1 << 255) - 1)
    if y >= P or y in SMALL_ORDER:
        raise BadKey("Anybody could sign for this Ed25519 key.")
    return raw


def is_signed_by(key: bytes, message: bytes, signature: bytes) -> bool:
    """Tell whether a signature over a message is by this key; False for bytes that are no point."""
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
