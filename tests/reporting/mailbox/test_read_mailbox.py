"""Asking a mailbox: the answer says nothing to whoever does not hold the words."""

import secrets
from collections.abc import Callable
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from reporting.installation import sealing_instance
from reporting.mailbox.services import add_letter
from reporting.sealing.box import Kind, box_length
from reporting.sealing.derive import sha256
from reporting.sealing.letters import Letter, LetterKind, Side, previous_hash, read_mailbox
from reporting.sealing.letters import seal_letter as seal
from reporting.sealing.mailbox import Question, require_letter_box, split_answer
from tests.reporting.conftest import Door

Post = Callable[..., Any]
MAILBOX = "/api/v1/mailbox"
DAY = date(2026, 11, 24)


def write(thread: bytes, boxes: list[bytes], text: str) -> bytes:
    letter = Letter(
        slot=len(boxes),
        prev=previous_hash(boxes),
        day=DAY.isoformat(),
        kind=LetterKind.TEXT,
        text=text,
    )
    return seal(sealing_instance(), thread=thread, side=Side.DESK, letter=letter)


def put_letters(mailbox_id: bytes, thread: bytes, count: int) -> list[bytes]:
    boxes: list[bytes] = []
    for number in range(count):
        boxes.append(write(thread, boxes, f"letter {number}"))
        add_letter(
            mailbox_hash=sha256(mailbox_id), expected_slot=number, side=1, box=boxes[-1], day=DAY
        )
    return boxes


def ask(post: Post, mailbox_id: bytes, page: int = 0) -> Any:
    return post(MAILBOX, Question(mailbox_id, page).to_bytes())


def test_it_answers_letters_in_their_slots_and_filler_behind(door: Door, post: Post) -> None:
    _, known = door.filing()
    boxes = put_letters(known.mailbox_id, known.thread, 2)
    slots = split_answer(ask(post, known.mailbox_id).content)
    assert list(slots[:2]) == boxes
    for filler in slots[2:]:
        require_letter_box(filler)
    read = read_mailbox(sealing_instance(), thread=known.thread, boxes=slots)
    assert [one.letter.text for one in read if one.letter] == ["letter 0", "letter 1"]


def test_it_answers_by_pages_of_four(door: Door, post: Post) -> None:
    _, known = door.filing()
    boxes = put_letters(known.mailbox_id, known.thread, 5)
    first = split_answer(ask(post, known.mailbox_id).content)
    second = split_answer(ask(post, known.mailbox_id, 1).content)
    assert [*first, second[0]] == boxes
    assert second[1] not in boxes


def test_filler_is_the_same_at_each_visit_and_another_in_each_slot(db: None, post: Post) -> None:
    words = secrets.token_bytes(32)
    first, again = ask(post, words).content, ask(post, words).content
    assert first == again
    assert len(set(split_answer(first))) == 4
    assert ask(post, words, 1).content != first
    assert ask(post, secrets.token_bytes(32)).content != first


@pytest.fixture
def visits(door: Door, post: Post) -> list[tuple[Any, list[str]]]:
    """A mailbox with a letter, one of a report without, and words nobody filed with."""
    body, known = door.filing()
    post("/api/v1/reports", body)
    _, answered = door.filing()
    put_letters(answered.mailbox_id, answered.thread, 1)
    ask(post, secrets.token_bytes(32))  # the identity of the house is in memory from here on
    seen = []
    for mailbox_id in (answered.mailbox_id, known.mailbox_id, secrets.token_bytes(32)):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            answer = ask(post, mailbox_id)
        shapes = [query["sql"].split("mailbox_hash")[0] for query in queries.captured_queries]
        seen.append((answer, shapes))
    return seen


def test_it_answers_all_words_alike(visits: list[tuple[Any, list[str]]]) -> None:
    statuses = {answer.status_code for answer, _ in visits}
    sizes = {len(answer.content) for answer, _ in visits}
    headers = {answer.serialize_headers() for answer, _ in visits}
    assert (statuses, sizes) == ({200}, {16808})
    assert len(headers) == 1
    assert not any(answer.cookies for answer, _ in visits)


def test_it_asks_the_database_one_question_for_all_words_alike(
    visits: list[tuple[Any, list[str]]],
) -> None:
    shapes = {tuple(queries) for _, queries in visits}
    assert len(shapes) == 1
    (only,) = shapes.pop()
    assert only.startswith("SELECT")


def test_filler_is_computed_for_all_four_slots_even_when_they_are_full(
    door: Door, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reporting.sealing import mailbox

    computed = []
    original = mailbox.filler

    def counted(*args: Any, **kwargs: Any) -> bytes:
        computed.append(kwargs["slot"])
        return original(*args, **kwargs)

    monkeypatch.setattr(mailbox, "filler", counted)
    _, known = door.filing()
    put_letters(known.mailbox_id, known.thread, 4)
    ask(post, known.mailbox_id)
    ask(post, secrets.token_bytes(32))
    assert computed == [0, 1, 2, 3] * 2


def dump() -> str:
    rows = StringIO()
    call_command("dumpdata", "reporting", stdout=rows)
    return rows.getvalue()


def test_a_visit_writes_nothing(door: Door, post: Post) -> None:
    body, known = door.filing()
    post("/api/v1/reports", body)
    before = dump()
    with CaptureQueriesContext(connection) as queries:
        ask(post, known.mailbox_id)
        ask(post, secrets.token_bytes(32), 7)
    assert dump() == before
    assert all(query["sql"].startswith("SELECT") for query in queries.captured_queries)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (bytes(33) + b"\x01" + bytes(2), "bad_layout"),
        (bytes(35) + b"\x01", "bad_layout"),
        (bytes(35), "bad_length"),
        (bytes(37), "too_long"),
    ],
)
def test_it_refuses_a_malformed_question(db: None, post: Post, body: bytes, code: str) -> None:
    answer = post(MAILBOX, body)
    assert answer.status_code in (400, 413)
    assert answer.json()["code"] == code


def test_it_is_asked_without_cookie_or_token(db: None) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(MAILBOX, data=bytes(36), content_type="application/octet-stream")
    assert answer.status_code == 200
    assert not answer.cookies
    assert answer["Cache-Control"] == "no-store"


def test_a_filler_has_the_length_of_a_letter(db: None, post: Post) -> None:
    assert {len(slot) for slot in split_answer(ask(post, bytes(32)).content)} == {
        box_length(Kind.LETTER, 4096)
    }
