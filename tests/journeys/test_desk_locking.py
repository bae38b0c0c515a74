"""The key is open for one session in one browser, and closed by a press, by idling, by leaving."""

import pytest
from playwright.sync_api import Route, expect

from tests.journeys.desk_cast import two_officers
from tests.journeys.desk_reports import file_report

pytestmark = pytest.mark.django_db(transaction=True)


def test_locking_closes_every_tab_and_only_the_passphrase_opens_again(new_context) -> None:
    cast = two_officers(new_context)
    file_report(cast.ines, cast.desk)
    cast.ines.goto("/desk/")
    second = cast.ines.context.new_page()
    second.goto("/desk/")
    expect(second.locator(".queue-table")).to_be_visible()
    cast.ines.get_by_role("button", name="Lock", exact=True).click()
    for page in (cast.ines, second):
        expect(page.get_by_role("heading", name="Unlock your key")).to_be_visible()
    cast.ines.get_by_label("Passphrase").fill("six words that are not mine")
    cast.ines.get_by_role("button", name="Unlock").click()
    sentence = cast.ines.get_by_text("These words do not open your key.")
    expect(sentence).to_be_visible()
    cast.ines.get_by_label("Passphrase").fill(cast.passphrase)
    cast.ines.get_by_role("button", name="Unlock").click()
    expect(cast.ines.locator(".queue-table")).to_be_visible()


def test_a_second_tab_opens_though_the_first_was_busy_when_it_asked(new_context) -> None:
    cast = two_officers(new_context)
    file_report(cast.ines, cast.desk)
    cast.ines.goto("/desk/")
    expect(cast.ines.locator(".queue-table")).to_be_visible()
    second = cast.ines.context.new_page()
    # longer than a tab waits for an answer before it asks for the passphrase
    cast.ines.evaluate("setTimeout(() => { for (const t = Date.now(); Date.now() - t < 6000;); })")
    second.goto("/desk/")
    expect(second.locator(".queue-table")).to_be_visible()


def test_twenty_idle_minutes_lock_the_key(new_context) -> None:
    cast = two_officers(new_context)
    cast.ines.clock.install()
    cast.ines.goto("/desk/")
    expect(cast.ines.get_by_text("No case yet")).to_be_visible()
    cast.ines.keyboard.press("Shift")  # from here on she is idle: before it the machine was slow
    cast.ines.clock.fast_forward("19:00")
    expect(cast.ines.get_by_text("No case yet")).to_be_visible()
    cast.ines.clock.fast_forward("02:00")
    expect(cast.ines.get_by_role("heading", name="Unlock your key")).to_be_visible()


def test_nothing_that_opens_a_report_stays_in_the_browser_after_locking(new_context) -> None:
    cast = two_officers(new_context)
    kept = "JSON.stringify({...sessionStorage})"
    cast.ines.goto("/desk/")
    expect(cast.ines.locator("#lock-state")).to_have_text("Unlocked")
    assert "half" in cast.ines.evaluate(kept)
    cast.ines.get_by_role("button", name="Lock", exact=True).click()
    expect(cast.ines.get_by_role("heading", name="Unlock your key")).to_be_visible()
    assert cast.ines.evaluate(kept) == "{}"
    stays = cast.ines.evaluate("({...localStorage})")
    # how often a roster was accepted: it opens nothing, and tells when the server takes pins back
    assert all(name.startswith("fairlead.pins.") and stays[name].isdigit() for name in stays)


def test_what_was_opened_goes_at_once_however_slow_the_server_is(new_context) -> None:
    cast = two_officers(new_context)
    file_report(cast.ines, cast.desk)
    cast.ines.goto("/desk/")
    expect(cast.ines.locator(".queue-table")).to_be_visible()
    seen_while_waiting: list[str] = []

    def answer_late(route: Route) -> None:
        expect(cast.ines.locator(".queue-table")).to_have_count(0)
        seen_while_waiting.append(cast.ines.locator("#app").inner_text())
        route.continue_()

    cast.ines.route("**/session-unlock", answer_late)
    cast.ines.get_by_role("button", name="Lock", exact=True).click()
    expect(cast.ines.get_by_role("heading", name="Unlock your key")).to_be_visible()
    assert seen_while_waiting == [""]


def test_work_that_goes_on_while_the_page_is_locked_shows_nothing(new_context) -> None:
    cast = two_officers(new_context)
    file_report(cast.ines, cast.desk)
    page = cast.ines
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    page.route("**/cases?*", hold)
    with page.expect_request("**/cases?*"):
        page.goto("/desk/")
    seen_while_waiting: list[str] = []

    def answer_late(route: Route) -> None:
        with page.expect_console_message(lambda message: message.type == "error"):
            waiting[0].continue_()  # its rows have no place any more: said on the console only
        seen_while_waiting.append(page.locator("#app").inner_text())
        route.continue_()

    page.route("**/session-unlock", answer_late)
    page.get_by_role("button", name="Lock", exact=True).click()
    expect(page.get_by_role("heading", name="Unlock your key")).to_be_visible()
    assert seen_while_waiting == [""]
