"""Letters: the chain over both directions, and what a reader says about each."""

from __future__ import annotations

from typing import Any

import pytest

from reporting.sealing import derive, strict_json
from reporting.sealing.box import letter_header, open_box
from reporting.sealing.deterministic import seal_box_with_salt
from reporting.sealing.errors import BadJson, CannotOpen, TooLong
from reporting.sealing.letters import (
    Letter,
    LetterKind,
    Problem,
    ReadLetter,
    Side,
    letter_key,
    letter_plaintext,
    previous_hash,
    read_letters,
    read_mailbox,
    seal_letter,
)
from tests.reporting.sealing.vectors import instance_of, load, unb64, unhex

FILE, NEGATIVE = load("letters"), load("negative")
INSTANCE, THREAD = instance_of(FILE), unhex(FILE["thread"])
BOXES = [unb64(box) for box in FILE["boxes_b64"]]
LETTER = Letter(slot=0, prev=bytes(32), day="2026-11-24", kind=LetterKind.TEXT, text="hello")


def _shown(entry: ReadLetter) -> dict[str, Any]:
    letter = entry.letter
    return {
        "slot": entry.slot,
        "object_id": entry.object_id.hex(),
        "side": entry.side,
        "kind": letter.kind if letter else None,
        "text": letter.text if letter else None,
        "re": letter.re.hex() if letter and letter.re else "",
        "problems": sorted(entry.problems),
    }


@pytest.mark.parametrize("row", FILE["threads"], ids=lambda row: row["name"])
def test_both_readers_show_what_the_vector_says(row: dict[str, Any]) -> None:
    boxes = [BOXES[index] for index in row["boxes"]]
    at_the_desk = read_letters(INSTANCE, thread=THREAD, boxes=boxes)
    in_the_mailbox = read_mailbox(INSTANCE, thread=THREAD, boxes=boxes)
    assert [_shown(entry) for entry in at_the_desk] == row["desk"]
    assert [_shown(entry) for entry in in_the_mailbox] == row["mailbox"]


def test_it_seals_the_vector() -> None:
    one = FILE["one"]
    letter = Letter.from_json(one["json"].encode())
    box = seal_box_with_salt(
        INSTANCE,
        letter_header(unhex(one["object_id"])),
        base_key=letter_key(INSTANCE, thread=THREAD, side=Side(one["side"])),
        plaintext=letter_plaintext(letter),
        salt=unhex(one["salt"]),
    )
    assert derive.sha256(box).hex() == one["sha256"]


@pytest.mark.parametrize("row", NEGATIVE["letter"], ids=lambda row: row["rule"])
def test_it_shows_what_is_wrong(row: dict[str, Any]) -> None:
    boxes = [unb64(box) for box in row["boxes_b64"]]
    entry = read_letters(INSTANCE, thread=THREAD, boxes=boxes)[row["slot"]]
    assert (entry.side, sorted(entry.problems)) == (row["side"], row["problems"])


def test_a_thread_written_in_turns_holds() -> None:
    boxes: list[bytes] = []
    for slot, side in enumerate((Side.DESK, Side.REPORTER, Side.DESK, Side.DESK, Side.REPORTER)):
        letter = Letter(slot, previous_hash(boxes), "2026-11-24", LetterKind.TEXT, f"letter {slot}")
        boxes.append(seal_letter(INSTANCE, thread=THREAD, side=side, letter=letter))
    read = read_letters(INSTANCE, thread=THREAD, boxes=boxes)
    assert [entry.problems for entry in read] == [frozenset()] * 5
    assert read == read_mailbox(INSTANCE, thread=THREAD, boxes=boxes)


def test_no_letter_opens_under_the_key_of_the_other_side() -> None:
    for side, other in ((Side.DESK, Side.REPORTER), (Side.REPORTER, Side.DESK)):
        box = seal_letter(INSTANCE, thread=THREAD, side=side, letter=LETTER)
        key = letter_key(INSTANCE, thread=THREAD, side=other)
        with pytest.raises(CannotOpen):
            open_box(INSTANCE, letter_header(box[6:22]), base_key=key, box=box)


def test_another_thread_reads_nothing() -> None:
    box = seal_letter(INSTANCE, thread=THREAD, side=Side.DESK, letter=LETTER)
    read = read_letters(INSTANCE, thread=bytes(32), boxes=[box])
    assert read[0].problems == {Problem.CANNOT_OPEN}
    assert read_mailbox(INSTANCE, thread=bytes(32), boxes=[box]) == ()


@pytest.mark.parametrize("noise", [b"", bytes(5), bytes(4201), bytes(4202), bytes(4203)], ids=len)
def test_noise_is_reported_and_never_raised(noise: bytes) -> None:
    read = read_letters(INSTANCE, thread=THREAD, boxes=[noise])
    assert read[0].problems == {Problem.CANNOT_OPEN}


def test_a_long_letter_is_refused_by_the_writer() -> None:
    long = Letter(0, bytes(32), "2026-11-24", LetterKind.TEXT, "a" * 4000)
    with pytest.raises(TooLong):
        seal_letter(INSTANCE, thread=THREAD, side=Side.DESK, letter=long)


MALFORMED: list[dict[str, Any]] = [
    {"v": 2},
    {"v": True},
    {"slot": -1},
    {"slot": True},
    {"slot": "0"},
    {"slot": 2**32},
    {"prev": "00"},
    {"prev": None},
    {"day": 1},
    {"kind": "order"},
    {"re": "00"},
    {"text": None},
    {"files": ""},
    {"more": 1},
]


@pytest.mark.parametrize("change", MALFORMED, ids=str)
def test_it_refuses_a_malformed_letter(change: dict[str, Any]) -> None:
    value = strict_json.decode(LETTER.to_json()) | change
    assert Letter.from_json(LETTER.to_json()) == LETTER
    with pytest.raises(BadJson):
        Letter.from_json(strict_json.encode(value))


def test_neither_text_nor_files_of_a_letter_are_printed() -> None:
    assert "hello" not in repr(LETTER)
    assert "files" not in repr(LETTER)
