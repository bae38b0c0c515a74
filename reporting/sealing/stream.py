"""Sealing: AES-256-GCM STREAM, the chunks of every box."""

from __future__ import annotations

from collections.abc import Iterator

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from reporting.sealing.errors import CannotOpen

TAG_BYTES = 16


def _nonce(index: int, *, last: bool) -> bytes:
    return index.to_bytes(11, "big") + (b"\x01" if last else b"\x00")


def _starts(length: int, size: int) -> Iterator[tuple[int, int, bool]]:
    """Yield (index, start, last) of each chunk; a length of nothing is one empty last chunk."""
    count = max(1, -(-length // size))
    for index in range(count):
        yield index, index * size, index == count - 1


def seal_chunks(box_key: bytes, plaintext: bytes, *, chunk_size: int) -> bytes:
    """Return the chunks, each with its 16-byte tag; the nonce is index u88 | last u8, the aad
    empty.

    Source: Hoang, Reyhanitabar, Rogaway, Vizar 2015 (STREAM); protocol.md section 7, Box.
    """
    cipher = AESGCM(box_key)
    return b"".join(
        cipher.encrypt(_nonce(index, last=last), plaintext[start : start + chunk_size], None)
        for index, start, last in _starts(len(plaintext), chunk_size)
    )


def open_chunks(box_key: bytes, sealed: bytes, *, chunk_size: int) -> bytes:
    """Return the plaintext; CannotOpen unless every chunk but the last is full and the last is
    not empty.
    """
    cipher, whole = AESGCM(box_key), chunk_size + TAG_BYTES
    opened = []
    for index, start, last in _starts(len(sealed), whole):
        chunk = sealed[start : start + whole]
        if len(chunk) <= TAG_BYTES:
            raise CannotOpen("length")
        try:
            opened.append(cipher.decrypt(_nonce(index, last=last), chunk, None))
        except InvalidTag:
            raise CannotOpen("chunk") from None
    return b"".join(opened)
