"""Carlos keeps the telephone numbers of his countries, and Rosa sees each change at once."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.desk_cast import sign_in
from tests.journeys.test_report_access import AXE, SIZES, findings, too_wide
from tests.staff.people import make_person

NUMBER = "+44 20 7946 0123"
SCHEMES = ("light", "dark")


@pytest.fixture
def carlos(new_context, live_server: Any, settings: Any) -> Page:
    make_person("Carlos Coordinates", ("coordinator", None), countries=["AR", "UY"])
    # axe runs beside the page's policy, and a colour that still fades is none of the theme
    context = new_context(bypass_csp=True, reduced_motion="reduce")
    context.add_init_script((settings.BASE_DIR / AXE).read_text(encoding="utf-8"))
    return sign_in(context, "carlos@example.org", room="/live/")


def expect_no_finding(page: Page) -> None:
    for size in SIZES:
        page.set_viewport_size(size)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            assert findings(page) == [], (page.url, size, scheme)
            assert not too_wide(page), page.url


def test_a_number_is_kept_from_its_first_day_to_its_last(carlos: Page, new_context) -> None:
    rosa = new_context(java_script_enabled=False).new_page()
    carlos.goto("/live/contacts/")
    expect(carlos.locator("main")).to_contain_text("There are no numbers for your countries yet.")
    carlos.get_by_role("link", name="Add a number").click()
    carlos.get_by_role("button", name="Save").click()
    expect(carlos.locator("main")).to_contain_text("Nothing was saved.")
    expect_no_finding(carlos)
    carlos.get_by_label("Country").select_option("AR")
    carlos.get_by_label("Who answers").fill("Prefectura")
    carlos.get_by_label("Number", exact=True).fill(NUMBER)
    carlos.get_by_label("Spanish").check()
    carlos.get_by_label("Checked on").fill("2026-01-02")
    carlos.get_by_role("button", name="Save").click()
    expect(carlos.locator("main")).to_contain_text("1 number has not been checked for 90 days.")
    expect_no_finding(carlos)
    rosa.goto("/en/asking/")
    rosa.get_by_text("Argentina").click()
    expect(rosa.get_by_role("link", name=NUMBER)).to_be_visible()

    carlos.get_by_role("button", name="I called it: it works").click()
    expect(carlos.locator("main")).to_contain_text("Prefectura: checked today.")
    expect(carlos.locator(".notice.warn")).to_have_count(0)
    carlos.get_by_role("link", name="Delete").click()
    expect(carlos.get_by_role("heading", name="Delete Prefectura?")).to_be_visible()
    expect_no_finding(carlos)
    carlos.get_by_role("button", name="Delete it").click()
    expect(carlos.locator("main")).to_contain_text(
        "Carlos Coordinates deleted Prefectura (Argentina)"
    )
    rosa.reload()
    expect(rosa.get_by_text("Argentina")).to_have_count(0)
