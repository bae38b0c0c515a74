"""axe-core finds nothing on any page of the reporter, in any language or theme."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import simple
from tests.journeys.form import (
    choose_track,
    expect_step,
    go_on,
    open_form,
    say_what,
    say_where_and_when,
    tell_it,
)
from tests.journeys.opened_door import OpenedDoor
from tests.reporting.contacts.factory import add_contact

AXE = Path("node_modules/axe-core/axe.min.js")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SIZES = ({"width": 320, "height": 640}, {"width": 1440, "height": 900})


@pytest.fixture
def new_page(new_context, opened_door: OpenedDoor, settings):
    """A page in which axe may be run beside the page's own policy."""
    source = (settings.BASE_DIR / AXE).read_text(encoding="utf-8")

    def make(**options: object) -> Page:
        # a colour that is still fading is no colour of the theme
        context = new_context(bypass_csp=True, reduced_motion="reduce", **options)
        context.add_init_script(source)
        return context.new_page()

    return make


def findings(page: Page) -> list[str]:
    page.wait_for_load_state()  # of a page that is half there axe says what is not so
    result = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    return [
        f"{found['id']}: {node['html'][:120]} {node['failureSummary']}"
        for found in result["violations"]
        for node in found["nodes"]
    ]


def too_wide(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


@pytest.mark.parametrize("scheme", ["light", "dark", "dim"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_fixed_pages_have_no_finding(new_page, language: str, scheme: str) -> None:
    page = new_page(color_scheme="light" if scheme == "light" else "dark", viewport=SIZES[0])
    mark = "#dim" if scheme == "dim" else ""
    add_contact("AR")
    for address in (
        "",
        "mailbox",
        "port-codes",
        "asking/",
        "nothing",
        "simple/",
        "simple/mailbox/",
        "simple/received",
    ):
        page.goto(f"/{language}/{address}{mark}")
        expect(page.locator("#needs-script:visible")).to_have_count(0)
        for country in page.locator("details.country summary").all():
            country.click()
        assert findings(page) == [], address
        assert not too_wide(page), address


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_step_of_the_form_has_no_finding(new_page, language: str, scheme: str) -> None:
    page = new_page(color_scheme=scheme, viewport=SIZES[0])
    page.on("dialog", lambda dialog: dialog.accept())

    def look() -> None:
        assert findings(page) == []
        assert not too_wide(page)

    open_form(page, language)
    look()
    choose_track(page, "case")
    go_on(page)
    expect(page.locator("#errors")).to_be_visible()
    look()
    say_where_and_when(page)
    expect_step(page, "readers")
    expect(page.locator("#readers")).to_contain_text("Team Rio de la Plata")
    expect(page.locator("[data-answer=reader]:checked")).to_have_count(1)
    look()
    go_on(page)
    expect_step(page, "what")
    look()
    say_what(page, kind="crew_abuse")
    for folded in page.locator("#step-more summary").all():
        folded.click()
    look()
    tell_it(page, account="MV Northern Star, write to a@b.org")
    look()
    go_on(page)
    expect_step(page, "code")
    look()
    page.click("#written")
    look()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_page_of_the_simple_form_has_no_finding(new_page, language: str) -> None:
    page = new_page(color_scheme="dark", viewport=SIZES[0])
    add_contact("AR")

    def look() -> None:
        assert findings(page) == []
        assert not too_wide(page)

    words = simple.fill_case(page, "MV Northern Star, write to a@b.org", language=language)
    for folded in page.locator("#simple summary").all():
        folded.click()
    look()
    page.select_option("#place", "")
    simple.send(page)
    expect(page.locator(".errors")).to_be_visible()
    look()
    page.select_option("#place", "ARROS")
    simple.write_code_down(page)
    simple.send(page)
    expect(page.locator("#look")).to_be_visible()
    look()
    simple.open_letters(page, " ".join(words), language)
    look()
    page.goto(f"/{language}/simple/mailbox/")
    page.fill("#code", "abandon")
    page.locator("main form button").click()
    expect(page.locator(".errors")).to_be_visible()
    look()


def test_the_list_of_languages_has_no_finding(new_page) -> None:
    page = new_page()
    page.goto("/")
    assert findings(page) == []
