"""Rosa is asked at this moment: a duty team is offered only where there is one, with its hours."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from reporting.directory import current
from reporting.models import Arrival
from reporting.sealing.filing import parse_filing
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
from tests.journeys.test_report_access import findings, too_wide
from tests.reporting.filing_factory import list_desk_of

ZONE = "America/Argentina/Buenos_Aires"
ON_DUTY, LATER = "2026-11-25T12:00:00Z", "2026-11-25T23:00:00Z"


@pytest.fixture
def on_duty(opened_door: OpenedDoor) -> OpenedDoor:
    """The usual team keeps hours of duty; the other one does not."""
    duty: dict[str, Any] = {"zone": ZONE, "hours": [["01234", 480, 1080]]}
    list_desk_of(opened_door.usual, name="Team Rio de la Plata", duty=duty)
    current.forget()
    return opened_door


def to_the_check(page: Page, kind: str = "demand") -> None:
    open_form(page)
    choose_track(page, "case")
    say_where_and_when(page)
    expect_step(page, "readers")
    expect(page.locator("[data-answer=reader]:checked")).to_have_count(1)
    go_on(page)
    say_what(page, kind)
    tell_it(page)


def send(page: Page) -> None:
    go_on(page)
    write_code_down(page)
    page.click("#send")
    expect_receipt(page)


def is_urgent() -> bool:
    arrival = Arrival.objects.get()
    assert parse_filing(bytes(arrival.body)).alongside_now is arrival.urgent
    return arrival.urgent


def test_the_duty_team_is_told_at_once(on_duty: OpenedDoor, page: Page) -> None:
    asked: list[str] = []
    page.clock.set_fixed_time(ON_DUTY)
    to_the_check(page)
    page.on("request", lambda request: asked.append(request.url))
    hours = page.locator("#duty-hours")
    expect(hours).to_contain_text("Somebody of Team Rio de la Plata is on duty now")
    expect(hours).to_contain_text("until today 18:00")
    expect(hours).to_contain_text("It is 09:00 there now.")
    assert asked == []  # the hours came with everybody's directory
    page.get_by_label("Yes: tell the team at once").check()
    page.set_viewport_size({"width": 360, "height": 740})
    assert not too_wide(page)
    send(page)
    assert is_urgent()


def test_without_the_tick_nobody_is_called(on_duty: OpenedDoor, page: Page) -> None:
    page.clock.set_fixed_time(LATER)
    to_the_check(page)
    expect(page.locator("#duty-hours")).to_contain_text("The next duty begins tomorrow 08:00.")
    send(page)
    assert not is_urgent()


def test_a_team_without_a_rota_is_not_offered(on_duty: OpenedDoor, page: Page) -> None:
    to_the_check(page)
    page.get_by_label("Yes: tell the team at once").check()
    for step in ("account", "more", "what", "readers"):  # and to the team that keeps no hours
        page.locator(".step:not([hidden]) [data-go=back]").click()
        expect_step(page, step)
    page.locator('[data-answer=reader][value="own_side"]').check()
    for step in ("what", "more", "account", "check"):
        go_on(page)
        expect_step(page, step)
    expect(page.locator("#q-alongside")).to_be_hidden()
    send(page)
    assert not is_urgent()


def test_axe_finds_nothing_in_the_question(on_duty: OpenedDoor, new_context, settings) -> None:
    from tests.journeys.test_report_access import AXE

    context = new_context(bypass_csp=True, reduced_motion="reduce")
    context.add_init_script((settings.BASE_DIR / AXE).read_text(encoding="utf-8"))
    page = context.new_page()
    to_the_check(page)
    expect(page.locator("#q-alongside")).to_be_visible()
    assert findings(page) == []
