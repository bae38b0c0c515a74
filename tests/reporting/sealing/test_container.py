"""File containers: every edge as in the vectors, one pass a salt, and what does not open."""

from __future__ import annotations

import hashlib
import tracemalloc
from collections.abc import Iterable, Iterator
from itertools import pairwise, repeat
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.sealing import box as boxes
from reporting.sealing import errors
from reporting.sealing.container import (
    OpenedContainer,
    OutgoingFile,
    SealingPass,
    open_container,
    seal_container,
)
from reporting.sealing.container_index import FileEntry
from reporting.sealing.derive import sha256
from reporting.sealing.deterministic import seal_container_with_salt
from reporting.sealing.errors import CannotOpen, FileChanged, SaltSpent
from reporting.sealing.stream import seal_chunks
from tests.reporting.sealing.vectors import instance_of, load, quick, unb64, unhex

FILE = load("files")
INSTANCE, CEK, SALT = instance_of(FILE), unhex(FILE["cek"]), unhex(FILE["salt"])
PARENT = unhex(FILE["parent_id"])
HEADER = boxes.container_header(unhex(FILE["object_id"]), parent_id=PARENT)
CHUNK = 1 << 20


def content_of(name: str, size: int) -> bytes:
    return hashlib.shake_256(f"fairlead file {name}".encode()).digest(size)


def in_blocks(data: bytes, size: int) -> Iterator[bytes]:
    return (data[at : at + size] for at in range(0, len(data), size))


def outgoing(listed: list[dict[str, Any]]) -> list[OutgoingFile]:
    return [
        OutgoingFile(FileEntry(**file), in_blocks(content_of(file["name"], file["size"]), 100_000))
        for file in listed
    ]


def sealed(row: dict[str, Any]) -> bytes:
    key = unhex(row["base_key"])
    sealing = seal_container_with_salt(
        INSTANCE, HEADER, base_key=key, files=outgoing(row["files"]), salt=SALT
    )
    box = sealing.head + b"".join(sealing.chunks())
    assert sealing.length == len(box)
    return box


def opened(
    blocks: Iterable[bytes], header: boxes.Header = HEADER, key: bytes = CEK
) -> tuple[OpenedContainer, list[bytes]]:
    container = open_container(INSTANCE, header, base_key=key, blocks=blocks)
    contents = [bytearray() for _ in container.files]
    for place, block in container.blocks():
        contents[place] += block
    return container, [bytes(content) for content in contents]


def edited(box: bytes, edit: dict[str, Any]) -> bytes:
    head, chunks = box[:90], list(in_blocks(box[90:], CHUNK + 16))
    if "order" in edit:
        return head + b"".join(chunks[place] for place in edit["order"])
    if "flip" in edit:
        changed = bytearray(box)
        changed[edit["flip"]] ^= 1
        return bytes(changed)
    if "patch" in edit:
        at, patch = edit["patch"][0], unhex(edit["patch"][1])
        return box[:at] + patch + box[at + len(patch) :]
    return box[: edit.get("keep", len(box))] + unhex(edit.get("append", ""))


WHOLE = sealed(next(row for row in FILE["containers"] if row["name"] == FILE["edited"]))


@pytest.mark.parametrize("row", FILE["containers"], ids=lambda row: row["name"])
def test_it_seals_and_opens_the_vector(row: dict[str, Any]) -> None:
    box = sealed(row)
    assert (len(box), sha256(box).hex()) == (row["length"], row["sha256"])
    assert unb64(row.get("box_b64", "")) in (box, b"")
    container, contents = opened(in_blocks(box, 65_536), key=unhex(row["base_key"]))
    assert [{"name": f.name, "type": f.type, "size": f.size} for f in container.files] == row[
        "files"
    ]
    assert contents == [content_of(file["name"], file["size"]) for file in row["files"]]


@pytest.mark.parametrize("row", FILE["refused_files"], ids=lambda row: row["rule"])
def test_it_does_not_begin_to_seal(row: dict[str, Any]) -> None:
    def files() -> list[OutgoingFile]:
        return [OutgoingFile(FileEntry(**file), []) for file in row["files"]]

    with pytest.raises(getattr(errors, row["error"])) as refusal:
        seal_container(INSTANCE, parent_id=PARENT, base_key=CEK, files=files())
    assert "jpg" not in str(refusal.value)


def by_hand_plaintext(row: dict[str, Any]) -> bytes:
    index = row["index"].encode()
    plaintext = row.get("index_length", len(index)).to_bytes(4, "big") + index
    plaintext += unhex(row["content"]) + unhex(row.get("mark", "80"))
    return plaintext.ljust(row["padded"], b"\0")


def by_hand(row: dict[str, Any]) -> bytes:
    """A container whose plaintext says what the row says, sealed as it should be."""
    key, head = boxes.key_and_head(INSTANCE, HEADER, base_key=CEK, salt=SALT)
    return head + seal_chunks(key, by_hand_plaintext(row), chunk_size=CHUNK)


@pytest.mark.parametrize("row", FILE["refused_plaintexts"], ids=lambda row: row["rule"])
def test_it_refuses_the_plaintext(row: dict[str, Any]) -> None:
    if row["error"] is None:
        assert opened([by_hand(row)])[1] == [unhex(row["content"])]
        return
    with pytest.raises(getattr(errors, row["error"])):
        opened([by_hand(row)])


@pytest.mark.parametrize("edit", FILE["edits"], ids=lambda edit: edit["rule"])
def test_it_refuses_the_edited_container(edit: dict[str, Any]) -> None:
    with pytest.raises(CannotOpen):
        opened(in_blocks(edited(WHOLE, edit), 300_000))


def test_another_place_is_noticed_before_any_key_is_derived() -> None:
    for edit in FILE["edits"]:
        if edit["rule"].startswith(("another ", "nothing")):
            with pytest.raises(CannotOpen) as refusal:
                opened([edited(WHOLE, edit)])
            assert refusal.value.reason == "header", edit["rule"]


@quick
@given(
    cuts=st.lists(st.integers(min_value=200, max_value=4095), min_size=1, max_size=4, unique=True)
)
def test_padding_may_go_on_in_the_next_chunk(cuts: list[int]) -> None:
    """As it does in containers over 64 MiB; these are small, and cut by hand."""
    plaintext = by_hand_plaintext(FILE["refused_plaintexts"][-1])
    ends = [0, *sorted(cuts), len(plaintext)]
    pieces = [plaintext[start:end] for start, end in pairwise(ends)]
    assert b"".join(block for _, block in OpenedContainer(iter(pieces)).blocks()) == b"a"
    pieces[-1] = b"\x80" + pieces[-1][1:]
    with pytest.raises(CannotOpen):
        list(OpenedContainer(iter(pieces)).blocks())


def test_it_opens_for_no_other_report_id_or_key() -> None:
    elsewhere = boxes.container_header(HEADER.object_id, parent_id=bytes(16))
    another = boxes.container_header(bytes(16), parent_id=PARENT)
    for header, key in ((elsewhere, CEK), (another, CEK), (HEADER, bytes(32))):
        with pytest.raises(CannotOpen):
            opened([WHOLE], header, key)


def small(content: bytes = b"abc", *, said: int | None = None) -> SealingPass:
    size = len(content) if said is None else said
    file = OutgoingFile(FileEntry("a", "", size), [content])
    return seal_container(INSTANCE, parent_id=PARENT, base_key=CEK, files=[file])


def test_a_salt_serves_one_pass() -> None:
    sealing = small()
    chunks = list(sealing.chunks())
    with pytest.raises(SaltSpent):
        sealing.chunks()
    again = small()
    assert sealing.object_id != again.object_id
    assert sealing.head[42:58] != again.head[42:58]
    assert list(again.chunks()) != chunks


def test_a_pass_that_broke_off_is_spent() -> None:
    sealing = small(said=4)
    with pytest.raises(FileChanged):
        list(sealing.chunks())
    with pytest.raises(SaltSpent):
        sealing.chunks()


@pytest.mark.parametrize("said", [0, 2, 4, 2_000_000])
def test_a_file_of_another_size_than_it_said_is_not_sealed(said: int) -> None:
    with pytest.raises(FileChanged):
        list(small(said=said).chunks())


def test_a_file_that_never_ends_is_left_at_once() -> None:
    file = OutgoingFile(FileEntry("a", "", 3), repeat(bytes(CHUNK)))
    chunks = seal_container(INSTANCE, parent_id=PARENT, base_key=CEK, files=[file]).chunks()
    with pytest.raises(FileChanged):
        next(chunks)


@quick
@given(
    sizes=st.lists(st.integers(min_value=0, max_value=3000), min_size=1, max_size=10),
    block=st.integers(min_value=1, max_value=5000),
)
def test_blocks_may_be_cut_anywhere(sizes: list[int], block: int) -> None:
    contents = [content_of(str(place), size) for place, size in enumerate(sizes)]
    files = [
        OutgoingFile(FileEntry(str(place), "", len(content)), in_blocks(content, block))
        for place, content in enumerate(contents)
    ]
    sealing = seal_container(INSTANCE, parent_id=PARENT, base_key=CEK, files=files)
    box = sealing.head + b"".join(sealing.chunks())
    header = boxes.container_header(sealing.object_id, parent_id=PARENT)
    assert opened(in_blocks(box, block), header)[1] == contents


def test_nothing_is_read_before_it_is_asked_for() -> None:
    read = []

    def blocks() -> Iterator[bytes]:
        for place in range(4):
            read.append(place)
            yield bytes(CHUNK)

    file = OutgoingFile(FileEntry("a", "", 4 * CHUNK), blocks())
    sealing = seal_container(INSTANCE, parent_id=PARENT, base_key=CEK, files=[file])
    chunks = sealing.chunks()
    assert read == []
    next(chunks)
    assert read == [0]


def test_sealing_and_opening_keep_a_few_chunks_in_memory() -> None:
    size = 24 * CHUNK
    file = OutgoingFile(FileEntry("a", "", size), (bytes(65_536) for _ in range(size // 65_536)))
    tracemalloc.start()
    try:
        sealing = seal_container(INSTANCE, parent_id=PARENT, base_key=CEK, files=[file])
        header = boxes.container_header(sealing.object_id, parent_id=PARENT)
        blocks = (block for source in ([sealing.head], sealing.chunks()) for block in source)
        container = open_container(INSTANCE, header, base_key=CEK, blocks=blocks)
        assert sum(len(block) for _, block in container.blocks()) == size
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 8 * CHUNK


def test_the_names_of_files_are_not_printed() -> None:
    file = OutgoingFile(FileEntry("rosa.jpg", "", 4), [b"rosa"])
    assert "rosa" not in repr(file)
