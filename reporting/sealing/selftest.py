"""Sealing: refuse to start where ML-KEM, AES-GCM or Argon2id is missing or wrong."""

from __future__ import annotations

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from reporting.sealing import hpke, stream
from reporting.sealing.errors import MissingPrimitive, SealingError
from reporting.sealing.xwing import PrivateKey

SEED = bytes(range(32))
KEY_ID = "c9a3565ffde4f72b51661be391ee13e4"
CHUNK = "66b3d39a6980556d7a666db964066319a6784ddfd06a528eed"


def require_primitives() -> None:
    """Expand a known seed, seal and open under it, and encrypt a known chunk (about 1 ms).

    Raises MissingPrimitive. Called when reporting.sealing is imported, so that nothing starts
    without.
    """
    try:
        Argon2id(salt=SEED[:16], length=32, iterations=1, lanes=1, memory_cost=32)
        key = PrivateKey(SEED)
        sealed = hpke.seal_to(key.public, info=b"self-test", plaintext=SEED)
        opened = hpke.open_with(key, info=b"self-test", sealed=sealed)
        chunk = stream.seal_chunks(SEED, b"self-test", chunk_size=1024)
    except (UnsupportedAlgorithm, AttributeError, SealingError) as error:
        raise MissingPrimitive(
            "This Python's cryptography cannot do ML-KEM-768 or AES-256-GCM."
        ) from error
    if key.public.key_id.hex() != KEY_ID or opened != SEED or chunk.hex() != CHUNK:
        raise MissingPrimitive("This Python's cryptography gives other bytes than the protocol.")
