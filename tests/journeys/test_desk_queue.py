"""The queue under quick hands and slow answers: no press is lost, and the last one counts."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.journeys.desk_cast import two_officers
from tests.journeys.desk_reports import file_report

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def ines(new_context) -> Page:
    """Ines at the desk, where one report lies."""
    cast = two_officers(new_context)
    file_report(cast.ines, cast.desk)
    return cast.ines


def test_a_press_that_begins_before_the_register_has_come_opens_the_case(ines: Page) -> None:
    held: list[Route] = []

    def hold_reading(route: Route) -> None:
        if route.request.method == "GET":
            held.append(route)
        else:
            route.continue_()

    ines.route("**/register", hold_reading)
    with ines.expect_request("**/register"):
        ines.goto("/desk/")
    ines.locator(".queue-table .cell-case a").hover()
    ines.mouse.down()
    held[0].continue_()
    expect(ines.locator("#register-state")).to_contain_text("1 case opened here.")
    ines.mouse.up()
    expect(ines.get_by_role("heading", name="The report as filed")).to_be_visible()


def test_the_view_that_was_pressed_last_stays_though_an_older_answer_comes(ines: Page) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    ines.goto("/desk/")
    expect(ines.locator("#register-state")).to_contain_text("1 case opened here.")
    ines.route("**/cases?*view=mine*", hold)
    with ines.expect_request("**/cases?*view=mine*"):
        ines.get_by_role("button", name="Mine", exact=True).click()
    with ines.expect_request_finished(lambda request: "view=all" in request.url):
        ines.get_by_role("button", name="All", exact=True).click()
    with ines.expect_request_finished(lambda request: "view=mine" in request.url):
        held[0].continue_()
    ines.locator("[data-case]").get_by_role("checkbox").check()
    expect(ines.locator("#chosen-count")).to_have_text("1 case chosen")
    expect(ines.locator("caption")).to_contain_text("Cases 1 to 1 of 1")
