"""Properties of a thread: whatever the server does with letters but hold back the last is seen."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reporting.sealing.instance import Instance
from reporting.sealing.letters import (
    Letter,
    LetterKind,
    Side,
    previous_hash,
    read_letters,
    read_mailbox,
    seal_letter,
)
from tests.reporting.sealing.vectors import flip, quick

INSTANCE, THREAD = Instance(bytes(range(16))), bytes(range(32))
SIDES = st.lists(st.sampled_from(list(Side)), min_size=1, max_size=5)


def written(sides: list[Side], kinds: list[LetterKind] | None = None) -> list[bytes]:
    boxes: list[bytes] = []
    for slot, side in enumerate(sides):
        kind = kinds[slot] if kinds else LetterKind.TEXT
        letter = Letter(slot, previous_hash(boxes), "2026-11-24", kind, f"letter {slot}")
        boxes.append(seal_letter(INSTANCE, thread=THREAD, side=side, letter=letter))
    return boxes


@quick
@given(SIDES)
def test_a_thread_is_read_as_it_was_written(sides: list[Side]) -> None:
    boxes = written(sides)
    read = read_letters(INSTANCE, thread=THREAD, boxes=boxes)
    assert [(entry.side, entry.problems) for entry in read] == [(s, frozenset()) for s in sides]
    assert [entry.letter.text for entry in read if entry.letter] == [
        f"letter {slot}" for slot in range(len(sides))
    ]
    assert read_mailbox(INSTANCE, thread=THREAD, boxes=boxes) == read


@quick
@given(sides=SIDES, data=st.data())
def test_letters_replayed_dropped_or_out_of_place_are_seen(
    sides: list[Side], data: st.DataObject
) -> None:
    """The server shows the boxes in any order, some of them twice, some of them never."""
    boxes = written(sides)
    order = data.draw(st.lists(st.integers(0, len(boxes) - 1), max_size=len(boxes) + 2))
    true_until = next(
        (slot for slot, place in enumerate(order) if place != slot), min(len(order), len(boxes))
    )
    read = read_letters(INSTANCE, thread=THREAD, boxes=[boxes[place] for place in order])
    assert all(not entry.problems for entry in read[:true_until])
    if true_until < len(order):
        assert read[true_until].problems


@quick
@given(sides=SIDES)
def test_no_letter_is_taken_for_one_of_the_other_side(sides: list[Side]) -> None:
    """A letter that is shown to its own writer still says who wrote it."""
    boxes = written(sides)
    for box, side in zip(boxes, sides, strict=True):
        for entry in read_letters(INSTANCE, thread=THREAD, boxes=[*boxes, box]):
            if entry.object_id == box[6:22]:
                assert entry.side == side


@quick
@given(sides=SIDES, data=st.data())
def test_a_changed_letter_is_seen_and_so_is_the_gap_after_it(
    sides: list[Side], data: st.DataObject
) -> None:
    boxes = written(sides)
    place = data.draw(st.integers(0, len(boxes) - 1))
    boxes[place] = data.draw(flip(boxes[place]))
    read = read_letters(INSTANCE, thread=THREAD, boxes=boxes)
    assert [bool(entry.problems) for entry in read] == [
        slot in (place, place + 1) for slot in range(len(boxes))
    ]


@quick
@given(sides=st.lists(st.sampled_from(list(Side)), min_size=2, max_size=4), data=st.data())
def test_an_answer_counts_only_for_a_question_that_the_other_side_asked(
    sides: list[Side], data: st.DataObject
) -> None:
    kinds = [data.draw(st.sampled_from((LetterKind.TEXT, LetterKind.QUESTION))) for _ in sides]
    boxes = written(sides, kinds)
    asked = data.draw(st.integers(0, len(boxes) - 1))
    answering = data.draw(st.sampled_from(list(Side)))
    answer = Letter(
        len(boxes),
        previous_hash(boxes),
        "2026-11-24",
        LetterKind.ANSWER,
        "yes",
        boxes[asked][6:22],
    )
    boxes.append(seal_letter(INSTANCE, thread=THREAD, side=answering, letter=answer))
    counts = kinds[asked] is LetterKind.QUESTION and sides[asked] is not answering
    last = read_letters(INSTANCE, thread=THREAD, boxes=boxes)[-1]
    assert (last.problems == frozenset()) == counts
