"""Rosa files on each of the three tracks, and the right team reads what she wrote."""

from playwright.sync_api import Page, expect

from reporting.installation import sealing_instance
from reporting.models import Arrival
from reporting.sealing import derive
from tests.journeys.form import (
    ACCOUNT,
    choose_track,
    expect_receipt,
    expect_step,
    fill_case,
    go_on,
    open_form,
    say_what,
    say_where_and_when,
    tell_it,
    write_code_down,
)
from tests.journeys.opened_door import OpenedDoor, root_of


def test_she_tells_the_team_and_gets_a_code(opened_door: OpenedDoor, page: Page) -> None:
    open_form(page)
    code = fill_case(page)
    page.click("#send")
    expect_receipt(page)
    opened = opened_door.read_one()
    assert opened.report.report["account"] == ACCOUNT
    assert opened.report.card["place"] == "ARROS"
    assert opened.report.card["time"] == "2026-10"
    assert opened.report.thread == derive.thread_key(sealing_instance(), root=root_of(code))
    assert opened.mailbox_hash == derive.mailbox_hash(sealing_instance(), root=root_of(code))
    assert not opened.record


def test_what_is_counted_is_coded_and_nothing_more(opened_door: OpenedDoor, page: Page) -> None:
    open_form(page)
    fill_case(page)
    page.click("#send")
    expect_receipt(page)
    facets = opened_door.read_one().facets
    assert facets.desk_id == opened_door.usual.desk.bytes
    assert facets.answers == {
        "place": "ARROS",
        "time": "2026-10",
        "track": "case",
        "kind": "demand",
        "actor": "agriculture_officer",
        "inspection_type": "plant_health",
        "what": ["cash", "cigarettes"],
        "response": "refused",
    }


def test_a_demand_is_counted_after_the_fourth_question(opened_door: OpenedDoor, page: Page) -> None:
    open_form(page)
    choose_track(page, "record")
    say_where_and_when(page)
    expect(page.locator("#step-what .reader-line")).to_contain_text("Team Rio de la Plata")
    say_what(page)
    expect_receipt(page)
    expect(page.locator("#receipt-record")).to_be_visible()
    opened = opened_door.read_one()
    assert opened.record
    assert opened.report.report["account"] == ""
    assert opened.facets.answers["track"] == "record"


def test_a_clean_call_ends_after_where_and_when(opened_door: OpenedDoor, page: Page) -> None:
    open_form(page)
    choose_track(page, "clean")
    say_where_and_when(page)
    expect_receipt(page)
    expect(page.locator("#another")).to_be_hidden()
    opened = opened_door.read_one()
    assert opened.record
    assert opened.facets.answers == {
        "place": "ARROS",
        "time": "2026-10",
        "track": "record",
        "kind": "no_demand",
    }


def test_the_receipt_says_the_dates_of_the_directory(opened_door: OpenedDoor, page: Page) -> None:
    with page.expect_response("**/directory.json") as fetched:
        open_form(page)
    listed = fetched.value.json()
    fill_case(page)
    page.click("#send")
    expect_receipt(page)
    day = str(listed["desks"][0]["confirm_by"])
    expect(page.locator("#receipt-dates")).to_contain_text(day[:4])
    expect(page.locator("#receipt-dates")).to_contain_text(str(int(day[8:])))


def test_own_side_goes_to_the_other_team_and_excludes_the_usual(
    opened_door: OpenedDoor, page: Page
) -> None:
    open_form(page)
    choose_track(page, "case")
    say_where_and_when(page)
    expect(page.locator("[data-answer=reader]:checked")).to_have_count(1)
    go_on(page)
    say_what(page, kind="offer_by_ship_side")
    tell_it(page)
    expect(page.locator("#rerouted")).to_contain_text("Oversight")
    go_on(page)
    write_code_down(page)
    page.click("#send")
    expect_receipt(page)
    opened = opened_door.read_one()
    assert opened.facets.desk_id == opened_door.other.desk.bytes
    assert opened.report.report["excluded_desks"] == [opened_door.usual.desk.hex]


def test_she_may_choose_that_the_usual_team_does_not_read_it(
    opened_door: OpenedDoor, page: Page
) -> None:
    open_form(page)
    choose_track(page, "case")
    say_where_and_when(page)
    expect_step(page, "readers")
    page.locator('[data-answer=reader][value="own_side"]').check()
    go_on(page)
    say_what(page)
    tell_it(page)
    expect(page.locator("#rerouted")).to_be_hidden()
    go_on(page)
    write_code_down(page)
    page.click("#send")
    expect_receipt(page)
    assert opened_door.read_one().facets.desk_id == opened_door.other.desk.bytes


def test_another_demand_of_the_call_keeps_place_month_call_and_code(
    opened_door: OpenedDoor, page: Page
) -> None:
    open_form(page)
    fill_case(page)
    page.click("#send")
    expect_receipt(page)
    first = opened_door.read_one()
    Arrival.objects.all().delete()
    page.click("#another")
    say_what(page, kind="threat_without_demand")
    tell_it(page, account="The second service.")
    go_on(page)
    expect_receipt(page)
    second = opened_door.read_one()
    assert second.facets.call == first.facets.call
    assert second.mailbox_hash == first.mailbox_hash
    assert second.report.card["place"] == "ARROS"
    assert second.facets.answers["kind"] == "threat_without_demand"


def test_the_whole_form_works_in_arabic(opened_door: OpenedDoor, page: Page) -> None:
    open_form(page, "ar")
    assert page.locator("html").get_attribute("dir") == "rtl"
    fill_case(page)
    page.click("#send")
    expect_receipt(page)
    assert opened_door.read_one().report.card["language"] == "ar"
