"""Sealing: the file container (kind 02), sealed and opened as a stream, one chunk in memory."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from reporting.sealing.box import (
    CHUNK_SIZES,
    HEADER_BYTES,
    SALT_BYTES,
    Header,
    Kind,
    box_length,
    committed_key,
    container_header,
    key_and_head,
    new_id,
    require_place,
)
from reporting.sealing.container_index import FileEntry, index_bytes, padded_size, read_index
from reporting.sealing.errors import CannotOpen, FileChanged, SaltSpent
from reporting.sealing.instance import Instance
from reporting.sealing.padding import MARK
from reporting.sealing.stream import Block, open_stream, seal_stream

CHUNK = CHUNK_SIZES[Kind.FILE_CONTAINER]


@dataclass(frozen=True, slots=True)
class OutgoingFile:
    """A file to seal: what the index says of it, and its bytes in blocks of any size."""

    entry: FileEntry
    blocks: Iterable[bytes] = field(repr=False)


class SealingPass:
    """The one pass that a salt serves: made by seal_container, over when chunks() was called.

    `head` is the box header of 90 bytes; `length` is what header and chunks have together. A
    caller keeps each chunk until it is acknowledged, and sends the same bytes again if need be.
    When they are gone only a new pass can make others, with a new object id and salt.
    """

    def __init__(self, head: bytes, length: int, sealed: Iterator[bytes]) -> None:
        self.head = head
        self.length = length
        self._sealed: Iterator[bytes] | None = sealed

    @property
    def object_id(self) -> bytes:
        """The id by which a filing or a letter names the container."""
        return self.head[6:22]

    def chunks(self) -> Iterator[bytes]:
        """Yield every sealed chunk in order: 1 MiB and a tag each, the last one shorter.

        SaltSpent at once if this was asked before. FileChanged, in the middle, for a file that
        gives other than its stated size: what was yielded is of no use then.
        """
        if self._sealed is None:
            raise SaltSpent("A salt serves one pass: begin anew.")
        sealed, self._sealed = self._sealed, None
        return sealed


def seal_container(
    instance: Instance, *, parent_id: bytes, base_key: bytes, files: Sequence[OutgoingFile]
) -> SealingPass:
    """Begin to seal 1 to 10 files of a report (base key CEK) or of a letter (LR or LD).

    Plaintext: index length u32 | index JSON | files, padded to max(4,096, padme(L + 1)). No block
    is read before the first chunk is asked for. TooLong over 10 files or 1 GiB, BadJson for a
    name or type that no index may hold. Source: protocol.md section 7, kind 02.
    """
    header, salt = container_header(new_id(), parent_id=parent_id), secrets.token_bytes(SALT_BYTES)
    return _seal_container_with_salt(instance, header, base_key=base_key, files=files, salt=salt)


def _seal_container_with_salt(
    instance: Instance,
    header: Header,
    *,
    base_key: bytes,
    files: Sequence[OutgoingFile],
    salt: bytes,
) -> SealingPass:
    """Seal with a salt that is given: only seal_container, and deterministic.py for the vectors."""
    entries = [file.entry for file in files]
    index = index_bytes(entries)
    padded = padded_size(len(index), entries)
    box_key, head = key_and_head(instance, header, base_key=base_key, salt=salt)
    sealed = seal_stream(box_key, _plaintext(index, files, padded), chunk_size=CHUNK)
    return SealingPass(head, box_length(header.kind, padded), sealed)


def _plaintext(index: bytes, files: Sequence[OutgoingFile], padded: int) -> Iterator[bytes]:
    yield index
    for file in files:
        yield from _of_stated_size(file)
    yield MARK
    zeros = padded - len(index) - sum(file.entry.size for file in files) - len(MARK)
    for start in range(0, zeros, CHUNK):
        yield bytes(min(CHUNK, zeros - start))


def _of_stated_size(file: OutgoingFile) -> Iterator[bytes]:
    left = file.entry.size
    for block in file.blocks:
        left -= len(block)
        if left < 0:
            raise FileChanged("A file has more bytes than it said.")
        yield block
    if left:
        raise FileChanged("A file has fewer bytes than it said.")


class OpenedContainer:
    """A container whose index has been opened: `files` says what is in it, blocks() gives it."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        first = next(chunks)
        self.files, start = read_index(first)
        content = start + sum(file.size for file in self.files)
        self._padding = padded_size(start, self.files) - content
        self._rest: Iterator[Block] = chain((memoryview(first)[start:],), chunks)

    def blocks(self) -> Iterator[tuple[int, memoryview]]:
        """Yield (place in `files`, bytes) in order, once; an empty file has no block.

        Every block is authentic and in its place. That nothing is missing is known when the
        iterator has ended without CannotOpen: until then no file may be shown as whole.
        """
        padding = MARK
        for part, piece in _cut(self._rest, [*(file.size for file in self.files), self._padding]):
            if part < len(self.files):
                yield part, piece
                continue
            if piece != padding.ljust(len(piece), b"\0"):
                raise CannotOpen("padding")
            padding = b""


def open_container(
    instance: Instance, expected: Header, *, base_key: bytes, blocks: Iterable[bytes]
) -> OpenedContainer:
    """Open the header and the first chunk of a container that comes in blocks of any size.

    `expected` is container_header of the id that the report or letter names. CannotOpen for
    another place, key or bit; BadLayout, BadJson or TooLong for an index that breaks a rule.
    """
    head, sealed = _split(blocks, HEADER_BYTES)
    require_place(expected, head)
    box_key = committed_key(instance, expected, base_key=base_key, box=head)
    return OpenedContainer(open_stream(box_key, sealed, chunk_size=CHUNK))


def _split(blocks: Iterable[bytes], length: int) -> tuple[bytes, Iterator[bytes]]:
    """Return the first `length` bytes (fewer if there are no more), and the rest as blocks."""
    source, head = iter(blocks), b""
    for block in source:
        head += block
        if len(head) >= length:
            break
    return head[:length], chain((head[length:],), source)


def _cut(blocks: Iterable[Block], lengths: Sequence[int]) -> Iterator[tuple[int, memoryview]]:
    """Yield (part, bytes) of blocks that hold parts of these lengths and nothing else."""
    part, left = 0, lengths[0]
    for block in blocks:
        rest = memoryview(block)
        while rest:
            while left == 0:
                part += 1
                if part == len(lengths):
                    raise CannotOpen("length")
                left = lengths[part]
            piece, rest = rest[:left], rest[left:]
            left -= len(piece)
            yield part, piece
    if left or part + 1 != len(lengths):
        raise CannotOpen("length")
