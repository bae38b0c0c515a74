"""The box: every kind as in the vectors, and every way in which it must not open."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.sealing import box as boxes
from reporting.sealing import stream
from reporting.sealing.box import Header, Kind, box_length, open_box, seal_box
from reporting.sealing.derive import sha256
from reporting.sealing.deterministic import seal_box_with_salt
from reporting.sealing.errors import BadLayout, CannotOpen, TooLong, WrongLength
from reporting.sealing.padding import pad
from tests.reporting.sealing.vectors import instance_of, load, quick, unb64, unhex

FILE, NEGATIVE = load("box"), load("negative")
INSTANCE = instance_of(FILE)
KEY, OBJECT = bytes(range(32)), bytes(range(16))
NOTE = boxes.note_header(OBJECT, report_id=bytes(16))
SMALL = seal_box(INSTANCE, boxes.session_unlock_header(OBJECT), base_key=KEY, plaintext=KEY)
TABLE = {
    Kind.REPORT: [4250, 8410, 16730, 33370, 66650],
    Kind.LETTER: [4202],
    Kind.NOTE: [1130, 4202, 16490],
    Kind.INDEX_ROW: [618],
    Kind.OFFICER_KEY: [138],
    Kind.HELP_RECORD: [4202],
    Kind.OFFICER_PINS: [1130],
    Kind.SESSION_UNLOCK: [138],
}


def _header(row: dict[str, Any]) -> Header:
    ids = unhex(row["object_id"]), unhex(row["parent_id"])
    return Header(Kind(row["kind"]), *ids, row["number"])


@pytest.mark.parametrize("row", FILE["vectors"], ids=lambda row: f"{row['name']}-{row['size']}")
def test_it_seals_and_opens_the_vector(row: dict[str, Any]) -> None:
    content, key = unhex(row["content"]), unhex(row["base_key"])
    plaintext = pad(content, sizes=(row["size"],)) if len(content) < row["size"] else content
    box = seal_box_with_salt(
        INSTANCE, _header(row), base_key=key, plaintext=plaintext, salt=unhex(row["salt"])
    )
    assert (len(box), sha256(box).hex()) == (row["length"], row["sha256"])
    assert unb64(row.get("box_b64", "")) in (box, b"")
    assert open_box(INSTANCE, _header(row), base_key=key, box=box) == plaintext


@pytest.mark.parametrize("row", NEGATIVE["box"], ids=lambda row: row["rule"])
def test_it_refuses_the_box(row: dict[str, Any]) -> None:
    with pytest.raises(CannotOpen) as refusal:
        open_box(INSTANCE, _header(row), base_key=unhex(row["base_key"]), box=unb64(row["box_b64"]))
    assert refusal.value.reason == row["reason"]


@pytest.mark.parametrize("row", NEGATIVE["stream"], ids=lambda row: row["rule"])
def test_it_refuses_the_chunks(row: dict[str, Any]) -> None:
    key, sealed = unhex(NEGATIVE["stream_key"]), unhex(row["sealed"])
    if "plaintext" in row:
        opened = stream.open_chunks(key, sealed, chunk_size=NEGATIVE["stream_chunk"])
        assert opened.hex() == row["plaintext"]
        return
    with pytest.raises(CannotOpen):
        stream.open_chunks(key, sealed, chunk_size=NEGATIVE["stream_chunk"])


def test_boxes_have_the_sizes_of_the_table() -> None:
    for kind, lengths in TABLE.items():
        sizes = boxes.PLAINTEXT_SIZES[kind]
        assert [box_length(kind, size) for size in sizes] == lengths


@quick
@given(
    offset=st.integers(min_value=0, max_value=len(SMALL) - 1),
    bit=st.integers(min_value=0, max_value=7),
)
def test_it_refuses_any_flipped_bit(offset: int, bit: int) -> None:
    flipped = bytearray(SMALL)
    flipped[offset] ^= 1 << bit
    with pytest.raises(CannotOpen):
        open_box(INSTANCE, boxes.session_unlock_header(OBJECT), base_key=KEY, box=bytes(flipped))


@quick
@given(st.binary(max_size=200))
def test_it_refuses_any_noise(noise: bytes) -> None:
    with pytest.raises(CannotOpen):
        open_box(INSTANCE, boxes.session_unlock_header(OBJECT), base_key=KEY, box=noise)


@quick
@given(length=st.integers(min_value=0, max_value=100), chunk=st.integers(min_value=1, max_value=33))
def test_chunks_of_any_size_open_again(length: int, chunk: int) -> None:
    plaintext = bytes(range(length))
    sealed = stream.seal_chunks(KEY, plaintext, chunk_size=chunk)
    if length:
        assert stream.open_chunks(KEY, sealed, chunk_size=chunk) == plaintext
    assert len(sealed) == length + 16 * max(1, -(-length // chunk))


def test_sealing_twice_gives_other_bytes_and_the_same_header() -> None:
    plaintext = bytes(1024)
    one, other = (seal_box(INSTANCE, NOTE, base_key=KEY, plaintext=plaintext) for _ in range(2))
    assert one[:42] == other[:42]
    assert one[42:58] != other[42:58]
    assert one[58:] != other[58:]


def test_it_seals_only_the_sizes_of_the_kind() -> None:
    for length in (0, 1023, 1025, 4095, 16385):
        with pytest.raises(TooLong):
            seal_box(INSTANCE, NOTE, base_key=KEY, plaintext=bytes(length))


def test_it_takes_no_key_of_another_length() -> None:
    with pytest.raises(WrongLength):
        seal_box(INSTANCE, NOTE, base_key=bytes(31), plaintext=bytes(1024))


def test_back_ups_are_not_sealed_yet() -> None:
    with pytest.raises(BadLayout):
        Header(Kind.BACKUP, OBJECT)


def test_a_container_is_no_box_of_one_piece() -> None:
    header = boxes.container_header(OBJECT, parent_id=bytes(16))
    with pytest.raises(TooLong):
        seal_box(INSTANCE, header, base_key=KEY, plaintext=bytes(4096))
    with pytest.raises(CannotOpen):
        open_box(INSTANCE, header, base_key=KEY, box=header.to_bytes() + bytes(4160))


def test_an_officer_key_starts_at_version_one() -> None:
    with pytest.raises(BadLayout):
        boxes.officer_key_header(OBJECT, version=0)
