"""Sealing: AES-256-GCM STREAM, the chunks of every box."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from reporting.sealing.errors import CannotOpen

TAG_BYTES = 16
Block: TypeAlias = bytes | bytearray | memoryview


def seal_stream(box_key: bytes, blocks: Iterable[Block], *, chunk_size: int) -> Iterator[bytes]:
    """Yield the sealed chunks of what the blocks hold together, each with its 16-byte tag.

    The nonce is index u88 | last u8, the aad empty. One chunk is in memory at a time, however the
    bytes are cut into blocks. Source: Hoang, Reyhanitabar, Rogaway, Vizar 2015 (STREAM);
    protocol.md section 7, Box.
    """
    cipher = AESGCM(box_key)
    for index, chunk, last in _chunks(blocks, chunk_size):
        yield cipher.encrypt(_nonce(index, last=last), chunk, None)


def open_stream(box_key: bytes, blocks: Iterable[Block], *, chunk_size: int) -> Iterator[bytes]:
    """Yield the plaintext chunk by chunk; CannotOpen unless every chunk but the last is full and
    the last is not empty.

    What was yielded is authentic and in order; that it is whole is known only at the end.
    """
    cipher = AESGCM(box_key)
    for index, chunk, last in _chunks(blocks, chunk_size + TAG_BYTES):
        if len(chunk) <= TAG_BYTES:
            raise CannotOpen("length")
        try:
            yield cipher.decrypt(_nonce(index, last=last), chunk, None)
        except InvalidTag:
            raise CannotOpen("chunk") from None


def seal_chunks(box_key: bytes, plaintext: bytes, *, chunk_size: int) -> bytes:
    """Return the chunks of seal_stream for a plaintext that is in memory."""
    return b"".join(seal_stream(box_key, [plaintext], chunk_size=chunk_size))


def open_chunks(box_key: bytes, sealed: bytes, *, chunk_size: int) -> bytes:
    """Return the plaintext of open_stream for chunks that are in memory; CannotOpen."""
    return b"".join(open_stream(box_key, [sealed], chunk_size=chunk_size))


def _nonce(index: int, *, last: bool) -> bytes:
    return index.to_bytes(11, "big") + (b"\x01" if last else b"\x00")


def _chunks(blocks: Iterable[Block], size: int) -> Iterator[tuple[int, memoryview, bool]]:
    """Yield (index, chunk, last) of the same bytes; nothing at all is one empty last chunk.

    A full chunk waits for one byte more, which tells that it is not the last. Each is a view of
    one buffer, good until the next: a buffer a chunk would cost more than the encryption.
    """
    index, held, buffer = 0, 0, memoryview(bytearray(size))
    for block in blocks:
        rest = memoryview(block)
        while rest:
            if held == size:
                yield index, buffer, False
                index, held = index + 1, 0
            taken = min(size - held, len(rest))
            buffer[held : held + taken] = rest[:taken]
            held, rest = held + taken, rest[taken:]
    yield index, buffer[:held], True
