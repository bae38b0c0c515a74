"""Properties of boxes and containers: what goes in comes out, in its place only, whole only."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reporting.sealing.box import (
    PLAINTEXT_SIZES,
    Header,
    Kind,
    box_length,
    container_header,
    open_box,
    seal_box,
)
from reporting.sealing.container import OutgoingFile, open_container, seal_container
from reporting.sealing.container_index import FileEntry
from reporting.sealing.errors import CannotOpen, TooLong
from reporting.sealing.instance import Instance
from reporting.sealing.padding import container_size, pad, unpad
from tests.reporting.sealing.vectors import flip, quick

INSTANCE = Instance(bytes(range(16)))
KEY = bytes(range(32))
FIXED = [kind for kind, sizes in PLAINTEXT_SIZES.items() if sizes]
IDS = st.binary(min_size=16, max_size=16)
HEADERS = st.builds(
    Header, st.sampled_from(FIXED), IDS, IDS, st.integers(min_value=0, max_value=2**32 - 1)
)
CLASSES = st.lists(st.integers(min_value=1, max_value=300), min_size=1, max_size=5, unique=True)


@quick
@given(content=st.binary(max_size=300), sizes=CLASSES.map(sorted).map(tuple))
def test_padding_takes_the_smallest_class_that_holds_one_byte_more(
    content: bytes, sizes: tuple[int, ...]
) -> None:
    fitting = [size for size in sizes if size >= len(content) + 1]
    if not fitting:
        with pytest.raises(TooLong):
            pad(content, sizes=sizes)
        return
    padded = pad(content, sizes=sizes)
    assert len(padded) == fitting[0]
    assert unpad(padded) == content


@quick
@given(st.integers(min_value=0, max_value=2**31))
def test_a_container_shows_few_sizes_and_always_has_room_for_the_mark(length: int) -> None:
    shown = container_size(length)
    assert shown > length
    assert container_size(shown - 1) == shown
    if shown > 4096:
        # only its first bits differ: a length of 2^e has at most 2^s steps up to the next
        exponent = shown.bit_length() - 1
        assert shown % (1 << exponent - exponent.bit_length()) == 0


@quick
@given(header=HEADERS, data=st.data())
def test_every_kind_gives_back_what_was_sealed(header: Header, data: st.DataObject) -> None:
    size = data.draw(st.sampled_from(PLAINTEXT_SIZES[header.kind][:2]))
    plaintext = data.draw(st.binary(max_size=40)).ljust(size, b"\x17")[:size]
    box = seal_box(INSTANCE, header, base_key=KEY, plaintext=plaintext)
    assert len(box) == box_length(header.kind, size)
    assert open_box(INSTANCE, header, base_key=KEY, box=box) == plaintext


@pytest.mark.parametrize("kind", FIXED)
@quick
@given(data=st.data())
def test_any_flipped_bit_closes_the_box(kind: Kind, data: st.DataObject) -> None:
    header = Header(kind, bytes(16))
    plaintext = bytes(PLAINTEXT_SIZES[kind][0])
    box = seal_box(INSTANCE, header, base_key=KEY, plaintext=plaintext)
    with pytest.raises(CannotOpen):
        open_box(INSTANCE, header, base_key=KEY, box=data.draw(flip(box)))


@quick
@given(one=HEADERS, other=HEADERS, part=st.sampled_from(("kind", "object", "parent", "number")))
def test_a_box_opens_in_no_other_place(one: Header, other: Header, part: str) -> None:
    """One field of the place is another, and the server rewrites the header to fit it."""
    place = Header(
        other.kind if part == "kind" else one.kind,
        other.object_id if part == "object" else one.object_id,
        other.parent_id if part == "parent" else one.parent_id,
        other.number if part == "number" else one.number,
    )
    assume(place != one)
    box = seal_box(INSTANCE, one, base_key=KEY, plaintext=bytes(PLAINTEXT_SIZES[one.kind][0]))
    for moved in (box, place.to_bytes() + box[42:]):
        with pytest.raises(CannotOpen):
            open_box(INSTANCE, place, base_key=KEY, box=moved)


@quick
@given(header=HEADERS, instance=IDS, key=st.binary(min_size=32, max_size=32))
def test_a_box_opens_in_no_other_instance_and_under_no_other_key(
    header: Header, instance: bytes, key: bytes
) -> None:
    assume(instance != INSTANCE.id)
    assume(key != KEY)
    plaintext = bytes(PLAINTEXT_SIZES[header.kind][0])
    box = seal_box(INSTANCE, header, base_key=KEY, plaintext=plaintext)
    with pytest.raises(CannotOpen):
        open_box(Instance(instance), header, base_key=KEY, box=box)
    with pytest.raises(CannotOpen):
        open_box(INSTANCE, header, base_key=key, box=box)


@quick
@given(contents=st.lists(st.binary(max_size=500), min_size=1, max_size=10), data=st.data())
def test_any_flipped_bit_closes_the_container(contents: list[bytes], data: st.DataObject) -> None:
    files = [OutgoingFile(FileEntry("a", "", len(content)), [content]) for content in contents]
    sealing = seal_container(INSTANCE, parent_id=bytes(16), base_key=KEY, files=files)
    header = container_header(sealing.object_id, parent_id=bytes(16))
    box = sealing.head + b"".join(sealing.chunks())

    def read(sealed: bytes) -> list[bytes]:
        opened = open_container(INSTANCE, header, base_key=KEY, blocks=[sealed])
        parts = [b""] * len(opened.files)
        for place, block in opened.blocks():
            parts[place] += block
        return parts

    assert read(box) == contents
    with pytest.raises(CannotOpen):
        read(data.draw(flip(box)))
