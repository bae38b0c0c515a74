"""`mailbox`: the thread as it is, and a warning beside whatever cannot be trusted in it."""

import os
import secrets

import pytest

from reporting.installation import sealing_instance
from reporting.models import Letter
from reporting.sealing.codename import Language, numbers_of, words_of
from reporting.sealing.letters import LetterKind, Side
from reporting.sealing.mailbox import LETTER_BYTES
from tests.reporting.client.lying_door import saying
from tests.reporting.client.threads import put_letter, sealed_letter

MAILBOX = "/api/v1/mailbox"


@pytest.fixture
def root() -> bytes:
    return secrets.token_bytes(16)


@pytest.fixture
def words(root: bytes) -> str:
    return " ".join(words_of(root, Language.ENGLISH))


def test_an_empty_box_says_what_that_may_mean(client_door, program, words):
    read = program("mailbox", client_door.url, stdin=words)
    assert read.code == 0
    assert "No letter yet." in read.out


def test_letters_of_both_sides_are_shown_oldest_first(client_door, program, root, words):
    put_letter(root, "We have read your report.", side=Side.DESK)
    put_letter(root, "Thank you.\nNobody is in danger.", side=Side.REPORTER)
    read = program("mailbox", client_door.url, stdin=words)
    assert read.code == 0
    assert read.out.index("From the team") < read.out.index("From you")
    assert "    Nobody is in danger." in read.out


def test_twelve_numbers_do_as_well_from_a_file(client_door, program, root, tmp_path):
    put_letter(root, "Hello.", side=Side.DESK)
    file = tmp_path / "code"
    file.write_text(" ".join(numbers_of(root)))
    read = program("mailbox", client_door.url, "--code-file", str(file), json_lines=True)
    assert [line["text"] for line in read.lines] == ["Hello."]


def test_a_second_page_is_asked_for_only_if_the_fourth_slot_opened(
    client_door, between, program, root, words
):
    for number in range(3):
        put_letter(root, f"Letter {number}", side=Side.DESK)
    program("mailbox", between.url, stdin=words)
    assert len(between.bodies(MAILBOX)) == 1
    put_letter(root, "Letter 3", side=Side.DESK)
    between.asked.clear()
    read = program("mailbox", between.url, stdin=words, json_lines=True)
    assert len(between.bodies(MAILBOX)) == 2
    assert [line["number"] for line in read.lines] == [1, 2, 3, 4]


def test_a_letter_that_was_changed_is_flagged(client_door, program, root, words):
    put_letter(root, "One", side=Side.DESK)
    put_letter(root, "Two", side=Side.DESK)
    row = Letter.objects.get(slot=0)
    Letter.objects.filter(slot=0).update(box=row.box[:-1] + bytes([row.box[-1] ^ 1]))
    read = program("mailbox", client_door.url, stdin=words, json_lines=True)
    assert read.code == 4
    first, second, failed = read.lines
    assert first["problems"] == ["cannot_open"]
    assert second["problems"] == ["chain_broken"]
    assert "letter 1, 2" in failed["message"]


def test_a_letter_out_of_its_place_is_flagged(client_door, program, root, words):
    box = sealed_letter(root, "Later", slot=1, side=Side.DESK, boxes=[])
    put_letter(root, "", side=Side.DESK, box=box)
    read = program("mailbox", client_door.url, stdin=words)
    assert read.code == 4
    assert "it lies in another place than it was written for" in read.out


def test_a_letter_cannot_command_the_terminal(client_door, program, root, words):
    put_letter(root, "\x1b[2J\x9b31mred\u202e", side=Side.DESK)
    read = program("mailbox", client_door.url, stdin=words)
    assert "red" in read.out
    assert not set("\x1b\x9b\u202e") & set(read.out)


def test_the_joiners_of_hindi_and_persian_stay(client_door, program, root, words):
    put_letter(root, "क्\u200dष می\u200cکنی", side=Side.DESK)
    assert "क्\u200dष می\u200cکنی" in program("mailbox", client_door.url, stdin=words).out


def test_a_door_without_fixed_answers_is_none(between, program, words):
    between.lies[MAILBOX] = saying(200, os.urandom(4 * LETTER_BYTES - 1))
    assert program("mailbox", between.url, stdin=words).code == 5


@pytest.mark.parametrize("typed", ["", "one two three", "abandon " * 12, "zzzz " * 12, "0 " * 12])
def test_a_wrong_code_is_caught_here_and_not_repeated(between, program, typed):
    read = program("mailbox", between.url, stdin=typed)
    assert read.code == 1
    assert between.asked == []
    assert all(word not in read.err for word in ("abandon", "zzzz", "three"))


def test_a_question_is_a_letter_of_its_own_kind(client_door, program, root, words):
    put_letter(root, "Which service?", side=Side.DESK, kind=LetterKind.QUESTION)
    read = program("mailbox", client_door.url, stdin=words, json_lines=True)
    assert read.line("letter")["kind"] == "question"


def test_the_instance_of_a_door_that_was_seen_is_the_pinned_one(between, program, root, words):
    put_letter(root, "Hello.", side=Side.DESK)
    assert program("watch", between.url).code == 0
    other = b"\x01" * 16
    forged = between.forward("GET", "/directory.json", b"")[1].replace(
        sealing_instance().id.hex().encode(), other.hex().encode()
    )
    between.lies["/directory.json"] = saying(200, forged)
    read = program("mailbox", between.url, stdin=words)
    assert "Hello." in read.out
