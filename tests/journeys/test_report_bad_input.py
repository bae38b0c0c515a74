"""What is wrong is said in a sentence at its field, and linked from a summary on top."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from reporting.models import Arrival
from tests.journeys.form import choose_track, expect_step, fill_case, go_on, open_form
from tests.journeys.opened_door import OpenedDoor

LATER_YEAR = str(datetime.now(UTC).year + 2)  # on 31 December the next one has begun somewhere


def errors(page: Page) -> list[str]:
    expect(page.locator("#errors")).to_be_visible()
    return page.locator("#errors li").all_inner_texts()


def test_a_track_has_to_be_chosen(opened_door: OpenedDoor, page: Page) -> None:
    open_form(page)
    go_on(page)
    assert errors(page) == ["Choose one of the answers."]
    expect_step(page, "track")


def test_country_and_month_have_to_be_chosen(opened_door: OpenedDoor, page: Page) -> None:
    open_form(page)
    choose_track(page, "record")
    go_on(page)
    assert errors(page) == ["Choose the country.", "Choose the month or the quarter."]
    expect(page.locator("#errors")).to_be_focused()
    page.locator("#errors a").first.click()
    expect(page.locator("#country")).to_be_focused()
    expect(page.locator("#country")).to_have_attribute("aria-invalid", "true")


@pytest.mark.parametrize(
    ("month", "year", "sentence"),
    [
        ("01", LATER_YEAR, "This month has not begun yet. Choose an earlier one."),
        ("Q4", LATER_YEAR, "This month has not begun yet. Choose an earlier one."),
        ("12", "1999", "We count calls since the year 2000. Write a later year."),
        ("12", "26", "Write the year with four numbers."),
    ],
)
def test_a_month_that_cannot_be_is_refused(
    opened_door: OpenedDoor, page: Page, month: str, year: str, sentence: str
) -> None:
    open_form(page)
    choose_track(page, "clean")
    page.select_option("#country", "AR")
    page.check("#country-only")
    page.select_option("#month", month)
    page.fill("#year", year)
    go_on(page)
    assert errors(page) == [sentence]
    assert Arrival.objects.count() == 0


def test_the_month_that_has_begun_at_utc_plus_14_is_allowed(
    opened_door: OpenedDoor, page: Page
) -> None:
    there = datetime.now(UTC) + timedelta(hours=14)
    open_form(page)
    choose_track(page, "clean")
    page.select_option("#country", "AR")
    page.check("#country-only")
    page.select_option("#month", f"{there.month:02}")
    page.fill("#year", str(there.year))
    go_on(page)
    expect(page.locator("#receipt")).to_be_visible()
    answers = opened_door.read_one().facets.answers
    assert (answers["place"], answers["time"]) == ("AR", f"{there.year}-{there.month:02}")


def test_a_place_that_is_not_in_the_list_is_refused(opened_door: OpenedDoor, page: Page) -> None:
    open_form(page)
    choose_track(page, "clean")
    page.select_option("#country", "AR")
    expect(page.locator("#place")).to_be_enabled()
    page.fill("#place", "Atlantis")
    expect(page.locator("#place-hint")).to_contain_text("No place has this name.")
    page.select_option("#month", "10")
    go_on(page)
    assert errors(page) == ["Choose a place from the list, or give the country only."]


def test_ports_are_chosen_with_the_keyboard_alone(opened_door: OpenedDoor, page: Page) -> None:
    open_form(page)
    choose_track(page, "clean")
    page.select_option("#country", "AR")
    expect(page.locator("#place")).to_be_enabled()
    page.focus("#place")
    page.keyboard.type("rosario")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#place")).to_have_attribute("aria-activedescendant", "place-0")
    page.keyboard.press("Enter")
    expect(page.locator("#place")).to_have_value("Rosario")
    expect(page.locator("#place-list")).to_be_hidden()


def test_a_small_port_is_said_to_point_at_a_ship(opened_door: OpenedDoor, page: Page) -> None:
    open_form(page)
    choose_track(page, "clean")
    page.select_option("#country", "AR")
    expect(page.locator("#place")).to_be_enabled()
    page.fill("#place", "Rosario de la Frontera")
    page.locator("#place-list [role=option]").first.click()
    expect(page.locator("#small-port")).to_be_visible()


def test_a_word_that_was_copied_wrongly_is_noticed_before_sending(
    opened_door: OpenedDoor, page: Page
) -> None:
    open_form(page)
    fill_case(page)
    right = page.locator("#word-a").input_value()
    page.fill("#word-a", "zebra" if right != "zebra" else "absent")
    page.click("#send")
    assert errors(page)[0].endswith("is another one. Look at your paper.")
    assert Arrival.objects.count() == 0


def test_the_number_of_a_word_is_as_good_as_the_word(opened_door: OpenedDoor, page: Page) -> None:
    open_form(page)
    fill_case(page)
    label = page.locator("#q-word-a label").inner_text()
    place = int("".join(sign for sign in label if sign.isdecimal()))
    number = page.locator("#code-grid li span").nth(place - 1).text_content() or ""
    page.fill("#word-a", number.lstrip("0"))
    page.click("#send")
    expect(page.locator("#receipt")).to_be_visible()
