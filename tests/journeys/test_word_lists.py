"""The code in five lists of words, in the protected form: chosen, written down, typed back."""

import pytest
from playwright.sync_api import Page, expect

from reporting.installation import sealing_instance
from reporting.sealing.codename import Language, read_codename
from reporting.sealing.derive import mailbox_hash
from tests.journeys.form import (
    choose_track,
    expect_receipt,
    expect_step,
    go_on,
    open_form,
    say_what,
    say_where_and_when,
    tell_it,
    write_code_down,
)
from tests.journeys.opened_door import OpenedDoor


def walk_to_code(page: Page) -> None:
    open_form(page)
    choose_track(page, "case")
    say_where_and_when(page)
    expect_step(page, "readers")
    expect(page.locator("[data-answer=reader]:checked")).to_have_count(1)
    go_on(page)
    say_what(page)
    tell_it(page)
    go_on(page)
    expect_step(page, "code")


@pytest.mark.parametrize("language", [one for one in Language if one is not Language.ENGLISH])
def test_a_code_is_written_down_and_read_in_another_list(
    opened_door: OpenedDoor, page: Page, language: Language
) -> None:
    walk_to_code(page)
    english = str(page.locator("#code-line").input_value())
    numbers = page.locator("#code-grid span").all_inner_texts()
    page.select_option("#word-list", language.value)
    expect(page.locator("#code-line")).not_to_have_value(english)
    assert page.locator("#code-grid span").all_inner_texts() == numbers
    code = write_code_down(page)
    page.click("#send")
    expect_receipt(page)
    root = read_codename(code, language)
    assert root == read_codename(english, Language.ENGLISH)
    assert opened_door.read_one().mailbox_hash == mailbox_hash(sealing_instance(), root=root)

    opened_door.write(root, "We have read your report.")
    page.goto("/en/mailbox")
    expect(page.locator("#needs-script")).to_be_hidden()
    page.select_option("#word-list", language.value)
    page.fill("#code", code)
    page.click("#open")
    expect(page.locator("#letters li")).to_contain_text("We have read your report.")


def test_a_list_that_does_not_arrive_is_said_and_the_numbers_are_good(
    opened_door: OpenedDoor, page: Page, console_lines: list[str]
) -> None:
    page.route("**/static/words/fr.txt", lambda route: route.abort())
    walk_to_code(page)
    page.select_option("#word-list", "fr")
    expect(page.locator("#word-list-state")).to_contain_text("The numbers are good too.")
    page.click("#written")
    numbers = page.locator("#code-grid span").all_inner_texts()
    for letter in ("a", "b"):
        label = page.locator(f"#q-word-{letter} label").inner_text()
        place = int("".join(sign for sign in label if sign.isdecimal()))
        page.fill(f"#word-{letter}", numbers[place - 1].lstrip("0"))
    page.click("#send")
    expect_receipt(page)
    page.goto("/en/mailbox")
    expect(page.locator("#needs-script")).to_be_hidden()
    page.select_option("#word-list", "fr")
    page.fill("#code", " ".join(numbers))
    page.click("#open")
    expect(page.locator("#step-letters")).to_be_visible()
    page.reload()
    expect(page.locator("#needs-script")).to_be_hidden()
    page.select_option("#word-list", "fr")
    page.fill("#code", "abaisser " * 12)
    page.click("#open")
    expect(page.locator("#errors")).to_contain_text("The words of this language did not arrive.")
    console_lines.clear()  # Chromium writes a line for each list that did not arrive
