"""Rosa comes back with her code: reads what the team wrote, answers, and is told what is wrong."""

import secrets

import pytest
from playwright.sync_api import Page, Route, expect

from reporting.installation import sealing_instance
from reporting.models import Letter
from reporting.sealing.codename import Language, numbers_of, words_of
from reporting.sealing.derive import thread_key
from reporting.sealing.letters import LetterKind, read_mailbox
from tests.journeys.form import expect_receipt, fill_case, open_form
from tests.journeys.opened_door import OpenedDoor, root_of


@pytest.fixture
def root() -> bytes:
    return secrets.token_bytes(16)


def code_of(root: bytes) -> str:
    return " ".join(words_of(root, Language.ENGLISH))


def open_mailbox(page: Page, code: str, language: str = "en") -> None:
    page.goto(f"/{language}/mailbox")
    expect(page.locator("#needs-script")).to_be_hidden()
    page.fill("#code", code)
    page.click("#open")


def texts(page: Page) -> list[str]:
    expect(page.locator("#step-letters")).to_be_visible()
    return page.locator("#letters li").all_inner_texts()


def test_the_code_of_the_report_opens_its_letters(opened_door: OpenedDoor, page: Page) -> None:
    open_form(page)
    code = fill_case(page)
    page.click("#send")
    expect_receipt(page)
    opened_door.write(root_of(code), "acknowledged\nWe have read it.", LetterKind.STATUS)
    open_mailbox(page, code)
    assert "We have read it." in texts(page)[0]
    expect(page.locator("#status-line")).to_have_text("Confirmed 25 November 2026")


@pytest.mark.parametrize("style", ["numbers", "four letters", "capitals", "lines", "arabic digits"])
def test_the_code_may_be_typed_in_many_ways(
    opened_door: OpenedDoor, page: Page, root: bytes, style: str
) -> None:
    opened_door.write(root, "Here is our answer.")
    words = words_of(root, Language.ENGLISH)
    digits = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    typed = {
        "numbers": " ".join(numbers_of(root)),
        "four letters": " ".join(word[:4] for word in words),
        "capitals": " ".join(words).upper(),
        "lines": "\n".join(words),
        "arabic digits": " ".join(numbers_of(root)).translate(digits),
    }[style]
    open_mailbox(page, typed)
    assert "Here is our answer." in texts(page)[0]


def test_asking_to_erase_needs_no_words_and_is_said_in_the_thread(
    opened_door: OpenedDoor, page: Page, root: bytes
) -> None:
    opened_door.write(root, "Who asked you?", LetterKind.QUESTION)
    open_mailbox(page, code_of(root))
    expect(page.locator("#letters li")).to_have_count(1)
    page.click("#q-withdraw summary")
    page.check("#withdraw")
    page.click("#send-letter")
    expect(page.locator("#letters li")).to_have_count(2)
    assert "You asked us to erase the report" in texts(page)[1]
    expect(page.locator("#withdraw")).not_to_be_checked()
    page.fill("#answer", "The surveyor did.")
    page.click("#send-letter")
    expect(page.locator("#letters li")).to_have_count(3)
    assert "The surveyor did." in texts(page)[2]
    sealed = [bytes(row.box) for row in Letter.objects.order_by("slot")]
    thread = thread_key(sealing_instance(), root=root)
    read = read_mailbox(sealing_instance(), thread=thread, boxes=sealed)
    assert [one.letter.kind.value for one in read] == ["question", "withdraw", "answer"]


def test_twelve_fields_are_as_good_as_one(opened_door: OpenedDoor, page: Page, root: bytes) -> None:
    opened_door.write(root, "Here is our answer.")
    page.goto("/en/mailbox")
    expect(page.locator("#needs-script")).to_be_hidden()
    page.click("#fields")
    page.locator("#twelve input").first.focus()
    page.keyboard.type(code_of(root))  # the space goes to the next field
    page.click("#open")
    assert "Here is our answer." in texts(page)[0]


def test_a_wrong_word_is_caught_before_the_server_and_near_ones_are_offered(
    opened_door: OpenedDoor, page: Page
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.method == "POST" else 0)
    open_mailbox(
        page,
        "avoid mass luggage choice fabric argue gather cxash brand thought elegant divide",
    )
    expect(page.locator("#errors li")).to_have_text(
        "Word 8, 'cxash', is not in the list. Look at your paper."
    )
    page.get_by_role("button", name="8: cash").click()
    expect(page.locator("#code")).to_have_value(
        "avoid mass luggage choice fabric argue gather cash brand thought elegant divide"
    )
    assert asked == []


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Type your code."),
        ("avoid mass", "A code has twelve words or numbers. You typed 2."),
        ("abandon " * 12, "One word or the order is wrong. Look at your paper."),
        ("9999 " * 12, "Each number is from 1 to 2048. Look at your paper."),
    ],
)
def test_a_code_that_cannot_be_is_said_in_a_sentence(
    opened_door: OpenedDoor, page: Page, typed: str, sentence: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.method == "POST" else 0)
    open_mailbox(page, typed)
    expect(page.locator("#errors li")).to_have_text(sentence)
    assert asked == []


def test_an_empty_box_says_the_same_to_everybody(
    opened_door: OpenedDoor, page: Page, root: bytes
) -> None:
    open_mailbox(page, code_of(root))
    assert texts(page) == []
    expect(page.locator("#empty")).to_contain_text("No letter yet.")


def test_she_answers_and_both_letters_stand_in_order(
    opened_door: OpenedDoor, page: Page, root: bytes
) -> None:
    opened_door.write(root, "Which service asked?", LetterKind.QUESTION)
    open_mailbox(page, code_of(root))
    assert "The team asks" in texts(page)[0]
    page.fill("#answer", "The port office.")
    page.click("#send-letter")
    expect(page.locator("#letters li")).to_have_count(2)
    assert "The port office." in texts(page)[1]
    expect(page.locator("#answer")).to_have_value("")
    assert Letter.objects.get(slot=1).side == 0


def test_a_letter_that_came_in_between_is_read_and_ours_is_sealed_again(
    opened_door: OpenedDoor, page: Page, root: bytes, console_lines: list[str]
) -> None:
    opened_door.write(root, "One.")
    open_mailbox(page, code_of(root))
    assert len(texts(page)) == 1
    opened_door.write(root, "Two.")
    page.fill("#answer", "Three.")
    page.click("#send-letter")
    expect(page.locator("#letters li")).to_have_count(3)
    assert "Three." in texts(page)[2]
    console_lines.clear()


def test_a_letter_whose_answer_was_lost_is_not_sent_twice(
    opened_door: OpenedDoor, page: Page, root: bytes, console_lines: list[str]
) -> None:
    tries: list[int] = []

    def lose_first(route: Route) -> None:
        tries.append(1)
        if len(tries) == 1:
            route.fetch()
            route.abort()
        else:
            route.continue_()

    page.route("**/api/v1/letters", lose_first)
    open_mailbox(page, code_of(root))
    page.fill("#answer", "Only once, at the cafe\u0301.")  # as a Mac types it
    page.click("#send-letter")
    expect(page.locator("#letter-state")).to_contain_text("Nothing is lost.")
    page.click("#send-letter")
    expect(page.locator("#letter-state")).to_have_text("Your message has been sent.")
    expect(page.locator("#letters li")).to_have_count(1)
    assert Letter.objects.count() == 1
    console_lines.clear()


def test_a_letter_that_was_changed_is_shown_as_such(
    opened_door: OpenedDoor, page: Page, root: bytes
) -> None:
    for text in ("One.", "Two."):
        opened_door.write(root, text)
    first = Letter.objects.get(slot=0)
    first.box = bytes(first.box[:-1]) + bytes([first.box[-1] ^ 1])
    first.save()
    open_mailbox(page, code_of(root))
    shown = texts(page)
    assert "cannot be opened" in shown[0]
    assert "does not fit" in shown[1]


def test_more_letters_than_one_page_are_all_read(
    opened_door: OpenedDoor, page: Page, root: bytes
) -> None:
    for number in range(9):
        opened_door.write(root, f"Letter {number}")
    open_mailbox(page, code_of(root), "ar")
    shown = texts(page)
    assert len(shown) == 9
    assert "Letter 8" in shown[8]


def test_a_long_letter_is_refused_before_it_is_sent(
    opened_door: OpenedDoor, page: Page, root: bytes
) -> None:
    open_mailbox(page, code_of(root))
    expect(page.locator("#step-letters")).to_be_visible()
    page.fill("#answer", "\u0639" * 3000)  # two bytes each in UTF-8
    page.click("#send-letter")
    expect(page.locator("#letter-state")).to_contain_text("too long")
    assert Letter.objects.count() == 0
