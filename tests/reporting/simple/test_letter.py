"""Letter: one letter of the reporter, sealed in the request, however often its form is sent."""

import secrets
from collections.abc import Callable

import pytest
from django.http import HttpResponse

from reporting.installation import sealing_instance
from reporting.mailbox import services as mailbox_services
from reporting.models import Letter as LetterRow
from reporting.sealing import derive
from reporting.sealing.codename import numbers_of
from reporting.sealing.letters import LetterKind, ReadLetter, Side, read_mailbox
from reporting.simple.services import send_letter
from tests.reporting.simple.conftest import Typed, form_in
from tests.reporting.simple.test_open import write

Send = Callable[..., HttpResponse]


@pytest.fixture
def root() -> bytes:
    return secrets.token_bytes(16)


@pytest.fixture
def form(send: Send, root: bytes) -> Typed:
    """The form under the letters, with a message in it."""
    write(root, "Who asked you?", kind=LetterKind.QUESTION)
    page = send("mailbox/open", {"code": " ".join(numbers_of(root))})
    return form_in(page, "/letter") | {"text": "The surveyor did."}


def read(root: bytes) -> tuple[ReadLetter, ...]:
    instance = sealing_instance()
    mailbox = derive.mailbox_hash(instance, root=root)
    rows = LetterRow.objects.filter(mailbox_hash=mailbox).order_by("slot")
    thread = derive.thread_key(instance, root=root)
    return read_mailbox(instance, thread=thread, boxes=[bytes(row.box) for row in rows])


def test_a_letter_answers_the_question_that_waits(send: Send, root: bytes, form: Typed) -> None:
    answer = send("mailbox/letter", form)
    assert (answer.status_code, answer["Location"]) == (303, "/en/simple/sent")
    question, letter = read(root)
    assert letter.side is Side.REPORTER
    assert letter.letter.text == "The surveyor did."
    assert (letter.letter.kind, letter.letter.re) == (LetterKind.ANSWER, question.object_id)
    assert letter.problems == frozenset()
    assert LetterRow.objects.get(slot=1).side == LetterRow.Side.REPORTER


def test_a_second_letter_is_no_second_answer(send: Send, root: bytes, form: Typed) -> None:
    send("mailbox/letter", form)
    again = send("mailbox/open", {"code": form["code"]})
    send("mailbox/letter", form_in(again, "/letter") | {"text": "And his mate."})
    assert [one.letter.kind.value for one in read(root)] == ["question", "answer", "text"]


def test_the_same_form_sent_twice_is_one_letter(send: Send, root: bytes, form: Typed) -> None:
    assert {send("mailbox/letter", form).status_code for _ in range(3)} == {303}
    assert len(read(root)) == 2


def test_a_letter_to_an_empty_box_is_sent_like_any_other(send: Send) -> None:
    root = secrets.token_bytes(16)
    page = send("mailbox/open", {"code": " ".join(numbers_of(root))})
    assert send("mailbox/letter", form_in(page, "/letter") | {"text": "Hello"}).status_code == 303
    assert [one.letter.text for one in read(root)] == ["Hello"]


def test_asking_to_erase_is_a_letter_of_its_own(send: Send, root: bytes, form: Typed) -> None:
    answer = send("mailbox/letter", form | {"withdraw": "yes", "text": ""})
    assert answer.status_code == 303
    assert read(root)[-1].letter.kind is LetterKind.WITHDRAW
    shown = send("mailbox/open", {"code": form["code"]}).content.decode()
    assert "You asked us to erase the report" in shown


def test_an_empty_message_is_not_sent(send: Send, root: bytes, form: Typed) -> None:
    page = send("mailbox/letter", form | {"text": "  "})
    assert page.status_code == 422
    assert "Write your message first." in page.content.decode()
    assert len(read(root)) == 1


def test_a_message_that_is_too_long_is_still_there(send: Send, root: bytes, form: Typed) -> None:
    page = send("mailbox/letter", form | {"text": "ж" * 3000})
    assert page.status_code == 422
    assert "Your text is too long to send. Write less." in page.content.decode()
    assert form_in(page, "/letter")["text"] == "ж" * 3000
    assert len(read(root)) == 1


def test_when_another_letter_came_first_it_takes_the_next_place(
    send: Send, root: bytes, form: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    seal = send_letter.seal

    def seal_late(thread: object, letter_id: bytes, text: str, **said: object) -> bytes:
        if len(read(root)) == 1:
            write(root, "One more question.")
        return seal(thread, letter_id, text, **said)

    monkeypatch.setattr(send_letter, "seal", seal_late)
    assert send("mailbox/letter", form).status_code == 303
    assert [one.letter.text for one in read(root)][1:] == [
        "One more question.",
        "The surveyor did.",
    ]


def test_when_the_place_is_always_taken_the_text_is_still_there(
    send: Send, form: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    def taken(**_: object) -> None:
        raise mailbox_services.SlotTaken

    monkeypatch.setattr(send_letter, "add_letter", taken)
    page = send("mailbox/letter", form)
    assert page.status_code == 422
    assert "Other messages came at the same moment. Press Send again." in page.content.decode()
    assert form_in(page, "/letter")["text"] == form["text"]


@pytest.mark.parametrize("broken", [{"code": "1 2"}, {"code": ""}, {"letter": "no id"}])
def test_a_form_that_does_not_carry_what_we_gave_it_is_refused(
    built: object, send: Send, root: bytes, form: Typed, broken: Typed
) -> None:
    assert send("mailbox/letter", form | broken).status_code == 400
    assert len(read(root)) == 1
