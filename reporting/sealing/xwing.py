"""Sealing: X-Wing keys (ML-KEM-768 with X25519), kept as 32-byte seeds and expanded."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from reporting.sealing.derive import sha256
from reporting.sealing.errors import BadKey
from reporting.sealing.instance import ID_BYTES, SECRET_BYTES, exactly

MLKEM_PUBLIC_BYTES = 1184
PUBLIC_BYTES = 1216
COEFFICIENT_BYTES = 1152
Q = 3329


def _coefficients(encoded: bytes) -> Iterator[int]:
    """Yield the 768 coefficients of 12 bits (FIPS 203, ByteDecode with d = 12)."""
    for first, second, third in zip(encoded[0::3], encoded[1::3], encoded[2::3], strict=True):
        yield first | (second & 0x0F) << 8
        yield second >> 4 | third << 4


@dataclass(frozen=True)
class PublicKey:
    """An X-Wing public key of 1,216 bytes: ML-KEM-768 1,184 | X25519 32.

    Raises BadKey if the length is another or an ML-KEM coefficient is not below q = 3329.
    Source: draft-connolly-cfrg-xwing-kem, FIPS 203 section 7.2, protocol.md section 7.
    """

    raw: bytes
    loaded: hpke.MLKEM768X25519PublicKey = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if len(self.raw) != PUBLIC_BYTES:
            raise BadKey("A public key must be 1,216 bytes.")
        if any(value >= Q for value in _coefficients(self.raw[:COEFFICIENT_BYTES])):
            raise BadKey("A coefficient of the ML-KEM key is not below q.")
        try:
            lattice = MLKEM768PublicKey.from_public_bytes(self.raw[:MLKEM_PUBLIC_BYTES])
            curve = X25519PublicKey.from_public_bytes(self.raw[MLKEM_PUBLIC_BYTES:])
        except ValueError:
            raise BadKey("The public key is malformed.") from None
        object.__setattr__(self, "loaded", hpke.MLKEM768X25519PublicKey(lattice, curve))

    @property
    def key_id(self) -> bytes:
        """The 16 bytes SHA-256(public key)[0:16]."""
        return sha256(self.raw)[:ID_BYTES]

    @property
    def sha256(self) -> bytes:
        """The 32 bytes by which a desk statement names an officer's key."""
        return sha256(self.raw)


@dataclass(frozen=True)
class PrivateKey:
    """An X-Wing private key; only its seed of 32 bytes is ever stored.

    SHAKE256(seed, 96) = 64 bytes ML-KEM-768 d | z, 32 bytes X25519. WrongLength for another seed.
    """

    seed: bytes = field(repr=False)
    loaded: hpke.MLKEM768X25519PrivateKey = field(init=False, repr=False, compare=False)
    public: PublicKey = field(init=False)

    def __post_init__(self) -> None:
        exactly("The X-Wing seed", self.seed, SECRET_BYTES)
        expanded = hashlib.shake_256(self.seed).digest(96)
        lattice = MLKEM768PrivateKey.from_seed_bytes(expanded[:64])
        curve = X25519PrivateKey.from_private_bytes(expanded[64:])
        raw = lattice.public_key().public_bytes_raw() + curve.public_key().public_bytes_raw()
        object.__setattr__(self, "loaded", hpke.MLKEM768X25519PrivateKey(lattice, curve))
        object.__setattr__(self, "public", PublicKey(raw))
