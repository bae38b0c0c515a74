"""Somebody is asking right now: the numbers stand where Rosa needs them, script or none."""

import pytest
from playwright.sync_api import Page, Request, expect

from reporting.contacts.services import save_contact
from reporting.directory import current
from reporting.models import Contact
from tests.journeys.form import choose_track, expect_step, go_on, open_form
from tests.journeys.opened_door import OpenedDoor
from tests.reporting.contacts.factory import CHECKED

NUMBER = "+54 11 5555 0100"


@pytest.fixture
def number(opened_door: OpenedDoor) -> Contact:
    fields = {
        "country": "AR",
        "service": "Prefectura",
        "number": NUMBER,
        "languages": ["es", "en"],
        "checked_on": CHECKED,
        "invented": True,
    }
    contact = save_contact(contact=Contact(), fields=fields)
    current.forget()  # the door looks for a newer register every five seconds
    return contact


@pytest.mark.usefixtures("number")
def test_without_a_script_she_finds_the_number_from_the_start(new_context) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto("/en/")
    first = page.locator(".ways a").first
    expect(first).to_contain_text("Somebody is asking right now")
    first.click()
    page.get_by_text("Argentina").click()
    expect(page.get_by_role("link", name=NUMBER)).to_have_attribute("href", "tel:+541155550100")
    expect(page.locator("main")).to_contain_text(
        "Spanish and English · Checked on 20 November 2026"
    )


@pytest.mark.usefixtures("number")
def test_the_form_shows_the_numbers_of_the_country_that_is_chosen(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(address_of(request)))
    open_form(page)
    choose_track(page, "case")
    expect(page.locator("#asked-now")).to_be_hidden()
    page.select_option("#country", "AR")
    shown = page.locator("#asked-now")
    shown.locator("summary").click()
    expect(shown.get_by_role("link", name=NUMBER)).to_have_attribute("href", "tel:+541155550100")
    expect(shown).to_contain_text("Day and night")
    expect(shown).to_contain_text("Spanish and English · Checked on 20 November 2026")
    expect(shown).to_contain_text("This number is invented. Nobody answers it.")
    page.select_option("#country", "EG")
    expect(shown.get_by_role("link")).to_have_count(0)
    expect(shown).to_contain_text("Your company's designated person")
    assert asked.count("/asking.json") == 1
    # of the country nobody learns more than the file of its ports tells
    assert {path for path in asked if "AR" in path} <= {"/static/ports/AR.txt"}


@pytest.mark.usefixtures("number")
def test_who_may_be_in_danger_is_told_whom_to_call(page: Page) -> None:
    go_to_what(page)
    danger = page.locator("#danger")
    expect(danger).to_be_hidden()
    page.check("[data-answer=kind][value=crew_abuse]")
    expect(danger.get_by_role("link", name=NUMBER)).to_be_visible()
    expect(danger).to_contain_text("This number is invented.")
    expect(danger).to_contain_text("Call the port's emergency number")
    expect(danger).to_contain_text("It will pass your report on only if you say so.")
    page.check("[data-answer=kind][value=demand]")
    expect(danger).to_be_hidden()
    page.check("[data-answer=what][value=sexual_favour]")
    expect(danger).to_be_visible()


def test_without_numbers_the_danger_names_the_ports_own(page: Page, opened_door) -> None:
    go_to_what(page)
    page.check("[data-answer=kind][value=smuggling_approach]")
    expect(page.locator("#danger")).to_contain_text("Call the port's emergency number")


def go_to_what(page: Page) -> None:
    """From the first question to what happened, somewhere in Argentina."""
    open_form(page)
    choose_track(page, "record")
    page.select_option("#country", "AR")
    page.check("#country-only")
    page.select_option("#month", "10")
    page.fill("#year", "2026")
    go_on(page)
    expect_step(page, "what")


def address_of(request: Request) -> str:
    return "/" + request.url.split("/", 3)[3]
