"""Sealing: HPKE (RFC 9180) base mode, single shot, as the one suite of version 1."""

from __future__ import annotations

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from reporting.sealing.errors import BadKey, CannotOpen
from reporting.sealing.xwing import PrivateKey, PublicKey

ENCAPSULATED_BYTES = 1120
OVERHEAD_BYTES = ENCAPSULATED_BYTES + 16
SUITE = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


def seal_to(public_key: PublicKey, *, info: bytes, plaintext: bytes) -> bytes:
    """Return enc 1,120 | ct: the plaintext's length + 1,136 bytes, different at every call.

    KEM 0x647a (X-Wing), KDF 0x0001, AEAD 0x0002, empty aad. Proves nothing about the sender.
    BadKey if nothing can be sealed to the key (an X25519 part of small order).
    Callers use the named seals of seals.py and facets.py, which build the info themselves.
    """
    try:
        return SUITE.encrypt(plaintext, public_key.loaded, info=info)
    except ValueError:
        raise BadKey("The X25519 part of the public key is of small order.") from None


def open_with(private_key: PrivateKey, *, info: bytes, sealed: bytes) -> bytes:
    """Return the plaintext; CannotOpen if key, info or any byte is another."""
    if len(sealed) < OVERHEAD_BYTES:
        raise CannotOpen("length")
    try:
        return SUITE.decrypt(sealed, private_key.loaded, info=info)
    except (InvalidTag, ValueError):
        raise CannotOpen("seal") from None
