"""HPKE with X-Wing written a second time from the primitives, as a witness for cryptography's own.

Only to open. Sources: RFC 9180 sections 4 and 5, draft-connolly-cfrg-xwing-kem.
"""

from __future__ import annotations

import hashlib
import hmac

from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

XWING_LABEL = b"\\.//^\\"
KEM_ID, KDF_ID, AES_256_GCM = b"\x64\x7a", b"\x00\x01", 2


def decapsulate(seed: bytes, enc: bytes) -> bytes:
    expanded = hashlib.shake_256(seed).digest(96)
    curve = X25519PrivateKey.from_private_bytes(expanded[64:])
    lattice_secret = MLKEM768PrivateKey.from_seed_bytes(expanded[:64]).decapsulate(enc[:1088])
    curve_secret = curve.exchange(X25519PublicKey.from_public_bytes(enc[1088:]))
    public = curve.public_key().public_bytes_raw()
    return hashlib.sha3_256(
        lattice_secret + curve_secret + enc[1088:] + public + XWING_LABEL
    ).digest()


def key_schedule(shared: bytes, info: bytes, aead_id: int = AES_256_GCM) -> tuple[bytes, bytes]:
    """Return key 32 and base nonce 12 of base mode."""
    suite = b"HPKE" + KEM_ID + KDF_ID + aead_id.to_bytes(2, "big")

    def extract(salt: bytes, label: bytes, ikm: bytes) -> bytes:
        return hmac.digest(salt or bytes(32), b"HPKE-v1" + suite + label + ikm, "sha256")

    def expand(prk: bytes, label: bytes, context: bytes, length: int) -> bytes:
        labeled = length.to_bytes(2, "big") + b"HPKE-v1" + suite + label + context
        return hmac.digest(prk, labeled + b"\x01", "sha256")[:length]

    context = b"\x00" + extract(b"", b"psk_id_hash", b"") + extract(b"", b"info_hash", info)
    secret = extract(shared, b"secret", b"")
    return expand(secret, b"key", context, 32), expand(secret, b"base_nonce", context, 12)


def open_sealed(seed: bytes, info: bytes, sealed: bytes) -> bytes:
    key, nonce = key_schedule(decapsulate(seed, sealed[:1120]), info)
    return AESGCM(key).decrypt(nonce, sealed[1120:], b"")
