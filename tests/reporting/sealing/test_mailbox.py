"""The mailbox: filler that looks like a letter, and layouts of fixed size."""

from __future__ import annotations

from typing import Any

import pytest

from reporting.sealing import derive, letters
from reporting.sealing import mailbox as mailboxes
from reporting.sealing.box import letter_header
from reporting.sealing.errors import BadLayout, WrongLength
from reporting.sealing.mailbox import LetterPost, Question
from tests.reporting.sealing.vectors import instance_of, load, unb64, unhex

FILE = load("filler")
INSTANCE, SECRET = instance_of(FILE), unhex(FILE["filler_secret"])
MAILBOX_ID = unhex(FILE["question"]["mailbox_id"])
BOX = unb64(load("letters")["boxes_b64"][0])
QUESTION, POST = Question(MAILBOX_ID, 1), LetterPost(MAILBOX_ID, 4, BOX)


@pytest.mark.parametrize("row", FILE["vectors"], ids=lambda row: str(row["slot"]))
def test_it_fills_the_slot_of_the_vector(row: dict[str, Any]) -> None:
    filled = mailboxes.filler(
        INSTANCE, filler_secret=SECRET, mailbox=unhex(row["mailbox"]), slot=row["slot"]
    )
    assert derive.sha256(filled).hex() == row["sha256"]
    assert unb64(row.get("box_b64", "")) in (filled, b"")
    assert (len(filled), filled[:6]) == (4202, b"FLE1\x01\x03")
    assert filled[:42] == letter_header(filled[6:22]).to_bytes()
    mailboxes.require_letter_box(filled)


def test_filler_opens_under_no_thread() -> None:
    mailbox = derive.sha256(MAILBOX_ID)
    filled = mailboxes.filler(INSTANCE, filler_secret=SECRET, mailbox=mailbox, slot=0)
    thread = unhex(load("letters")["thread"])
    assert letters.read_mailbox(INSTANCE, thread=thread, boxes=[filled]) == ()


def test_the_layouts_are_those_of_the_vector() -> None:
    assert QUESTION.to_bytes().hex() == FILE["question"]["bytes"]
    assert mailboxes.parse_question(QUESTION.to_bytes()) == QUESTION
    assert derive.sha256(POST.to_bytes()).hex() == FILE["post"]["sha256"]
    assert mailboxes.parse_letter_post(POST.to_bytes()) == POST
    assert list(QUESTION.slots) == [4, 5, 6, 7]


def test_the_answer_has_one_length_and_is_the_same_at_each_visit() -> None:
    answer, again, empty = (
        mailboxes.mailbox_answer(INSTANCE, filler_secret=SECRET, question=QUESTION, letters=stored)
        for stored in ({4: BOX}, {4: BOX}, {})
    )
    assert len(answer) == len(empty) == FILE["answer"]["length"] == 16808
    assert derive.sha256(answer).hex() == FILE["answer"]["sha256"]
    assert answer == again
    assert mailboxes.split_answer(answer)[0] == BOX
    assert mailboxes.split_answer(answer)[1:] == mailboxes.split_answer(empty)[1:]


def test_it_refuses_other_layouts() -> None:
    question, post = QUESTION.to_bytes(), POST.to_bytes()
    for body in (
        b"",
        question[:-1],
        question + b"\0",
        question[:-1] + b"\1",
        question[:33] + b"\1\0\0",
    ):
        with pytest.raises(BadLayout):
            mailboxes.parse_question(body)
    broken = [post[:36] + b"FLE2" + post[40:], post[:41] + b"\1" + post[42:]]
    broken += [post[:58] + b"\1" + post[59:], post[:77] + b"\1" + post[78:]]
    for body in (b"", post[:-1], post + b"\0", *broken):
        with pytest.raises(BadLayout):
            mailboxes.parse_letter_post(body)
    with pytest.raises(BadLayout):
        mailboxes.split_answer(bytes(16807))
    with pytest.raises(BadLayout):
        Question(MAILBOX_ID, 256).to_bytes()
    with pytest.raises(WrongLength):
        mailboxes.mailbox_answer(
            INSTANCE, filler_secret=SECRET, question=QUESTION, letters={4: BOX[:-1]}
        )


def test_the_mailbox_id_is_not_printed() -> None:
    assert repr(MAILBOX_ID)[2:10] not in repr(QUESTION)
    assert "mailbox_id" not in repr(POST)
