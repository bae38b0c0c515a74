"""The fixed inputs of the vectors, and the HPKE ciphertexts that are kept between runs."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reporting.sealing import hpke
from reporting.sealing.errors import CannotOpen
from reporting.sealing.instance import Instance
from reporting.sealing.xwing import PrivateKey

INSTANCE = Instance(bytes(range(16)))
OTHER_INSTANCE = Instance(bytes(range(1, 17)))
ROOT = bytes(range(16, 32))
REPORT_ID = bytes(range(32, 48))
CEK = bytes(range(64, 96))
SALT = bytes(range(96, 112))

ABOUT = (
    "Shared vectors of the sealing protocol, version 1 (protocol.md section 7). Bytes are "
    "lower-case hex; fields whose name ends in _b64 are base64 (standard alphabet, "
    "padded). "
)


def about(text: str) -> str:
    """Return the description of a file, with what all files have in common."""
    return ABOUT + text


def material(name: str, length: int) -> bytes:
    """Return fixed bytes that look random: SHAKE256("fairlead vector " + name)."""
    return hashlib.shake_256(f"fairlead vector {name}".encode()).digest(length)


def b64(data: bytes) -> str:
    """Return base64."""
    return base64.b64encode(data).decode("ascii")


@dataclass
class Kept:
    """The file as it was: the place to look for a sealed text that still opens."""

    old: dict[str, Any]

    def seal(self, key: PrivateKey, *, info: bytes, plaintext: bytes) -> bytes:
        """Return the kept ciphertext with this plaintext under this key and info, or a new one."""
        for text in _texts(self.old):
            for sealed in _sealed(text, len(plaintext) + hpke.OVERHEAD_BYTES):
                if _opens(key, info, sealed) == plaintext:
                    return sealed
        return hpke.seal_to(key.public, info=info, plaintext=plaintext)


def _sealed(text: str, length: int) -> Iterator[bytes]:
    """Yield what may be a sealed text of this length, alone or after its key id of 16 bytes."""
    for before in (0, 16):
        if len(text) == -(-(before + length) // 3) * 4:
            data = base64.b64decode(text)
            if len(data) == before + length:
                yield data[before:]


def _opens(key: PrivateKey, info: bytes, sealed: bytes) -> bytes | None:
    try:
        return hpke.open_with(key, info=info, sealed=sealed)
    except CannotOpen:
        return None


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _texts(item)
