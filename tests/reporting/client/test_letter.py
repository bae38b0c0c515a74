"""`letter`: one letter after the last one, never twice, never into a thread that was changed."""

import secrets
import unicodedata
from collections.abc import Callable

import pytest

from reporting.installation import sealing_instance
from reporting.models import Letter
from reporting.sealing import derive
from reporting.sealing.codename import Language, words_of
from reporting.sealing.letters import LetterKind, ReadLetter, Side, read_letters
from tests.reporting.client.conftest import Ran
from tests.reporting.client.lying_door import lost_times, saying
from tests.reporting.client.threads import put_letter

LETTERS = "/api/v1/letters"
Write = Callable[..., Ran]


@pytest.fixture
def root() -> bytes:
    return secrets.token_bytes(16)


@pytest.fixture
def write(program, tmp_path, root) -> Write:
    def run(url: str, text: str = "It was the port office.", *more: str) -> Ran:
        file = tmp_path / "letter.txt"
        file.write_text(text)
        words = " ".join(words_of(root, Language.ENGLISH))
        return program("letter", url, "--text-file", str(file), *more, stdin=words)

    return run


def thread_of(root: bytes) -> tuple[ReadLetter, ...]:
    instance = sealing_instance()
    rows = Letter.objects.filter(mailbox_hash=derive.mailbox_hash(instance, root=root))
    boxes = [bytes(row.box) for row in rows.order_by("slot")]
    return read_letters(instance, thread=derive.thread_key(instance, root=root), boxes=boxes)


def test_it_stands_after_the_last_one_and_holds_the_chain(client_door, write, root):
    put_letter(root, "Hello.", side=Side.DESK)
    assert write(client_door.url).code == 0
    read = thread_of(root)[1]
    assert (read.side, read.letter.text) == (Side.REPORTER, "It was the port office.")
    assert read.letter.kind is LetterKind.TEXT
    assert not read.problems


def test_a_letter_answers_the_question_that_waits(client_door, write, root):
    put_letter(root, "Which service?", side=Side.DESK, kind=LetterKind.QUESTION)
    write(client_door.url)
    write(client_door.url, "And one more thing.")
    question, answer, text = thread_of(root)
    assert (answer.letter.kind, answer.letter.re) == (LetterKind.ANSWER, question.object_id)
    assert text.letter.kind is LetterKind.TEXT
    assert not any(letter.problems for letter in (question, answer, text))


def test_withdrawing_is_a_letter(client_door, write, root):
    assert write(client_door.url, "Please erase it.", "--withdraw").code == 0
    assert thread_of(root)[0].letter.kind is LetterKind.WITHDRAW


def test_a_letter_that_came_first_is_read_and_ours_is_sealed_anew(
    client_door, between, write, root
):
    def another_first(door, body):
        if len(door.bodies(LETTERS)) == 1:
            put_letter(root, "We were quicker.", side=Side.DESK)
        return door.forward("POST", LETTERS, body)

    between.lies[LETTERS] = another_first
    assert write(between.url).code == 0
    read = thread_of(root)
    assert [letter.letter.text for letter in read] == [
        "We were quicker.",
        "It was the port office.",
    ]
    assert not read[1].problems


def test_an_answer_that_was_lost_makes_no_second_letter(client_door, between, write, root):
    between.lies[LETTERS] = lost_times(1, LETTERS)
    assert write(between.url).code == 0
    assert len(thread_of(root)) == 1
    assert len(set(between.bodies(LETTERS))) == 1


def test_an_answer_that_was_lost_makes_none_either_where_the_team_wrote_after_it(
    client_door, between, write, root
):
    def lost_and_answered(door, body):
        answer = door.forward("POST", LETTERS, body)
        if len(door.bodies(LETTERS)) > 1:
            return answer
        put_letter(root, "Thank you.", side=Side.DESK)
        return None  # the answer never arrives

    between.lies[LETTERS] = lost_and_answered
    assert write(between.url).code == 0
    assert [letter.letter.text for letter in thread_of(root)] == [
        "It was the port office.",
        "Thank you.",
    ]


def test_a_decomposed_letter_is_known_again(client_door, between, write, root):
    between.lies[LETTERS] = lost_times(1, LETTERS)
    assert write(between.url, unicodedata.normalize("NFD", "Señor Muñoz pidió más.")).code == 0
    assert [read.letter.text for read in thread_of(root)] == ["Señor Muñoz pidió más."]


def test_a_place_that_is_always_taken_is_said(client_door, between, write):
    between.lies[LETTERS] = saying(409, b'{"code": "slot_taken", "title": "Read again."}')
    ran = write(between.url)
    assert ran.code == 1
    assert "at the same moment" in ran.err


def test_nothing_is_written_into_a_thread_that_was_changed(client_door, between, write, root):
    put_letter(root, "One", side=Side.DESK)
    put_letter(root, "Two", side=Side.DESK)
    row = Letter.objects.get(slot=0)
    Letter.objects.filter(slot=0).update(box=row.box[:-1] + bytes([row.box[-1] ^ 1]))
    assert write(between.url).code == 4
    assert between.bodies(LETTERS) == []


@pytest.mark.parametrize("text", ["", "  \n", "x" * 5000])
def test_an_empty_or_endless_letter_is_refused_here(between, write, text):
    assert write(between.url, text).code == 1
    assert between.bodies(LETTERS) == []


def test_standard_input_cannot_hold_both(between, program):
    ran = program("letter", between.url, "--text-file", "-", stdin="words")
    assert ran.code == 1
    assert "not both" in ran.err
    assert between.asked == []
