"""Sending a letter: the next free slot of a mailbox, once."""

import secrets
from collections.abc import Callable
from datetime import date
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection, connections, transaction

from reporting.mailbox import services
from reporting.mailbox.services import MOST_LETTERS, SlotTaken, add_letter
from reporting.models import Letter
from reporting.sealing.box import letter_header
from reporting.sealing.derive import sha256
from reporting.sealing.errors import BadLayout
from reporting.sealing.mailbox import LETTER_BYTES, LetterPost
from tests import house_clock

Post = Callable[..., Any]
LETTERS = "/api/v1/letters"
DAY = date(2026, 11, 24)


def some_box() -> bytes:
    header = letter_header(secrets.token_bytes(16)).to_bytes()
    return header + secrets.token_bytes(LETTER_BYTES - len(header))


def send(post: Post, mailbox_id: bytes, slot: int, box: bytes | None = None) -> Any:
    return post(LETTERS, LetterPost(mailbox_id, slot, box or some_box()).to_bytes())


def test_it_keeps_the_letter_of_the_reporter(db: None, post: Post) -> None:
    words, box = secrets.token_bytes(32), some_box()
    with house_clock.on(DAY):
        answer = send(post, words, 0, box)
    assert (answer.status_code, answer.content) == (204, b"")
    letter = Letter.objects.get()
    assert letter.mailbox_hash == sha256(words)
    assert (letter.slot, letter.side) == (0, Letter.Side.REPORTER)
    assert letter.day == DAY
    assert letter.box == box


def test_it_takes_letters_of_both_sides_in_one_row_of_slots(db: None, post: Post) -> None:
    words = secrets.token_bytes(32)
    send(post, words, 0)
    add_letter(mailbox_hash=sha256(words), expected_slot=1, side=1, box=some_box(), day=DAY)
    assert send(post, words, 2).status_code == 204
    assert list(Letter.objects.order_by("slot").values_list("slot", "side")) == [
        (0, 0),
        (1, 1),
        (2, 0),
    ]


@pytest.mark.parametrize("slot", [0, 2, 3, 2**31, 2**32 - 1])
def test_it_refuses_a_slot_that_is_not_the_next(db: None, post: Post, slot: int) -> None:
    words = secrets.token_bytes(32)
    send(post, words, 0)
    answer = send(post, words, slot)
    assert answer.status_code == 409
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["code"] == "slot_taken"
    assert Letter.objects.count() == 1


def test_it_answers_words_that_were_filed_with_and_others_alike(
    door: Any, post: Post, django_assert_num_queries: Any
) -> None:
    body, known = door.filing()
    post("/api/v1/reports", body)
    answers = []
    for words in (known.mailbox_id, secrets.token_bytes(32)):
        with django_assert_num_queries(4):  # savepoint, count, insert, release
            answers.append(send(post, words, 0))
    assert {answer.status_code for answer in answers} == {204}
    assert len({answer.serialize_headers() for answer in answers}) == 1
    assert not any(answer.cookies for answer in answers)


@pytest.mark.parametrize(
    ("at", "new"), [(0, b"FLE2"), (4, b"\x02"), (5, b"\x01"), (22, b"\x01"), (41, b"\x01")]
)
def test_it_refuses_what_is_no_letter_box(db: None, post: Post, at: int, new: bytes) -> None:
    box = some_box()
    answer = send(post, bytes(32), 0, box[:at] + new + box[at + len(new) :])
    assert answer.status_code == 400
    assert answer.json()["code"] == "bad_layout"
    assert not Letter.objects.exists()


@pytest.mark.parametrize(("change", "code"), [(-1, "bad_length"), (1, "too_long")])
def test_it_refuses_another_length(db: None, post: Post, change: int, code: str) -> None:
    body = LetterPost(bytes(32), 0, some_box()).to_bytes()
    answer = post(LETTERS, body[:change] if change < 0 else body + bytes(change))
    assert answer.json()["code"] == code
    assert not Letter.objects.exists()


def test_the_desk_cannot_add_what_is_no_letter_box(db: None) -> None:
    with pytest.raises(BadLayout):
        add_letter(mailbox_hash=bytes(32), expected_slot=0, side=1, box=b"x" * 4202, day=DAY)


def test_a_mailbox_takes_no_letter_that_no_page_could_show(
    db: None, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert MOST_LETTERS == 1024
    monkeypatch.setattr(services, "MOST_LETTERS", 1)
    words = secrets.token_bytes(32)
    assert send(post, words, 0).status_code == 204
    assert send(post, words, 1).status_code == 409


def test_a_taken_slot_leaves_the_callers_transaction_usable(db: None) -> None:
    with transaction.atomic():
        add_letter(mailbox_hash=bytes(32), expected_slot=0, side=1, box=some_box(), day=DAY)
        with pytest.raises(SlotTaken):
            add_letter(mailbox_hash=bytes(32), expected_slot=0, side=1, box=some_box(), day=DAY)
        add_letter(mailbox_hash=bytes(32), expected_slot=1, side=1, box=some_box(), day=DAY)
    assert Letter.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_of_two_letters_at_the_same_time_one_gets_the_slot() -> None:
    outcomes: list[str] = []
    start = Barrier(8)

    def add() -> None:
        start.wait(60)
        try:
            add_letter(mailbox_hash=bytes(32), expected_slot=0, side=0, box=some_box(), day=DAY)
            outcomes.append("added")
        except SlotTaken:
            outcomes.append("taken")
        finally:
            connections.close_all()

    threads = [Thread(target=add) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["added"] + ["taken"] * 7
    assert Letter.objects.count() == 1
    connection.close()
