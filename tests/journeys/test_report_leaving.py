"""Nothing stays on the computer that Rosa used, and leaving is one press away."""

from time import sleep

import pytest
from playwright.sync_api import Dialog, Page, Route, expect

from tests.journeys.form import (
    ACCOUNT,
    choose_track,
    expect_receipt,
    expect_step,
    fill_case,
    open_form,
)
from tests.journeys.opened_door import OpenedDoor

STORED = """async () => ({
  local: localStorage.length,
  session: sessionStorage.length,
  cookies: document.cookie,
  databases: (await indexedDB.databases()).length,
  caches: (await caches.keys()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
NOTHING = {
    "local": 0,
    "session": 0,
    "cookies": "",
    "databases": 0,
    "caches": 0,
    "workers": 0,
}


def test_nothing_is_stored_while_a_report_is_filed(opened_door: OpenedDoor, page: Page) -> None:
    open_form(page)
    fill_case(page)
    assert page.evaluate(STORED) == NOTHING
    page.click("#send")
    expect_receipt(page)
    assert page.evaluate(STORED) == NOTHING
    assert page.context.cookies() == []


def test_steps_leave_no_entry_in_the_history(opened_door: OpenedDoor, page: Page) -> None:
    open_form(page)
    before = page.evaluate("history.length")
    fill_case(page)
    assert page.evaluate("history.length") == before
    assert page.url.endswith("/en/report")
    assert page.title() == "Port codes"


def test_after_the_receipt_the_page_holds_neither_words_nor_code(
    opened_door: OpenedDoor, page: Page
) -> None:
    open_form(page)
    code = fill_case(page)
    page.click("#send")
    expect_receipt(page)
    held = page.evaluate(
        "document.documentElement.outerHTML + "
        "[...document.querySelectorAll('input, textarea')].map((field) => field.value).join(' ')"
    )
    assert ACCOUNT not in held
    assert code not in held
    assert code.split()[0] + "</b>" not in held


@pytest.mark.parametrize("way", ["button", "shift"])
def test_leaving_shows_port_codes_and_cannot_be_gone_back_from(
    opened_door: OpenedDoor, page: Page, way: str
) -> None:
    page.on("dialog", lambda dialog: pytest.fail("leaving quickly must not ask"))
    page.clock.install()
    page.goto("/en/")
    open_form(page)
    fill_case(page)
    if way == "button":
        page.click("#leave")
    else:
        page.clock.pause_at(page.evaluate("Date.now() + 1000"))  # quick on a slow machine too
        for _ in range(3):
            page.keyboard.press("Shift")
    page.wait_for_url("**/en/port-codes")
    expect(page.locator("h1")).to_have_text("Port codes")
    page.go_back()
    page.wait_for_url("**/en/")


def test_nothing_goes_on_behind_the_harmless_page_on_a_slow_link(
    opened_door: OpenedDoor, page: Page
) -> None:
    open_form(page)
    page.evaluate("document.getElementById('account').closest('.step').hidden = false")
    page.fill("#account", ACCOUNT)

    def answer_late(route: Route) -> None:
        sleep(2)  # longer than a pause in typing
        route.continue_()

    page.route("**/en/port-codes", answer_late)
    page.click("#leave")
    page.wait_for_url("**/en/port-codes")  # and no line on the console: the fixture looks


def test_every_field_is_emptied_when_the_page_goes(opened_door: OpenedDoor, page: Page) -> None:
    open_form(page)
    fill_case(page)
    values = page.evaluate(
        """() => {
          window.dispatchEvent(new PageTransitionEvent("pagehide"));
          return [...document.querySelectorAll("input, textarea, select")]
            .filter((field) => field.type !== "checkbox" && field.type !== "radio")
            .map((field) => field.value).join("");
        }"""
    )
    assert values == ""
    assert page.locator("input:checked").count() == 0
    page.on("dialog", lambda dialog: dialog.accept())


def test_the_look_up_of_port_codes_is_a_real_one(
    opened_door: OpenedDoor, page: Page, console_lines: list[str]
) -> None:
    page.goto("/en/port-codes")
    page.select_option("#country", "AR")
    page.fill("#place", "rosario")
    expect(page.locator("#codes tbody tr").first).to_contain_text("ARROS")
    console_lines.clear()  # Chromium writes a line about Clear-Site-Data


def test_dim_is_kept_nowhere_and_carried_by_the_links(opened_door: OpenedDoor, page: Page) -> None:
    page.goto("/en/")
    page.click("#dim")
    expect(page.locator("html")).to_have_attribute("data-theme", "dim")
    page.click("a[href^='/en/mailbox']")
    page.wait_for_url("**/en/mailbox#dim")
    expect(page.locator("html")).to_have_attribute("data-theme", "dim")
    assert page.evaluate(STORED) == NOTHING


def test_hints_point_at_what_may_point_at_her(opened_door: OpenedDoor, page: Page) -> None:
    page.on("dialog", lambda dialog: dialog.accept())
    open_form(page)
    fill_case(page)
    page.click("#show-again")
    page.locator("#step-code [data-go=back]").click()
    page.locator("#answers button").nth(14).click()
    page.fill("#account", "MV Northern Star was there")
    hint = page.locator("#hints .hint")
    expect(hint).to_contain_text("looks like a ship's name")
    hint.get_by_role("button", name="Write 'our ship'").click()
    expect(page.locator("#account")).to_have_value("our ship was there")
    expect(hint).to_have_count(0)


def test_another_page_is_not_opened_over_a_begun_report_without_asking(
    opened_door: OpenedDoor, page: Page
) -> None:
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    open_form(page, "ar")
    languages = page.locator("a[hreflang=en]")
    expect(languages).to_have_count(2)
    expect(languages.first).to_be_visible()
    choose_track(page, "case")
    expect(languages.filter(visible=True)).to_have_count(0)
    with page.expect_event("dialog"):
        page.click(".brand")
    assert asked == ["beforeunload"]
    expect_step(page, "where")
    page.locator("#step-where [data-go=back]").click()
    expect(languages.filter(visible=True)).to_have_count(2)
