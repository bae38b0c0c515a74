"""axe-core finds nothing on any page of the public figures; nothing is wider than the screen."""

import pytest
from playwright.sync_api import Page

from tests.journeys.test_report_access import SIZES, findings, new_page, too_wide
from tests.trends.published.conftest import freeze

__all__ = ["new_page"]  # the fixture: a page in which axe may run
ADDRESSES = (
    "",
    "AR/",
    "AR/holds_cargo/",
    "world/border/",
    "AR-up_river_parana/",
    "method/",
    "SG/",
)

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_pages_of_figures_have_no_finding(new_page, language: str, scheme: str) -> None:
    freeze()
    page: Page = new_page(color_scheme=scheme, viewport=SIZES[0])
    for address in ADDRESSES:
        page.goto(f"/{language}/figures/{address}")
        for summary in page.locator("main summary").all():
            summary.click()
        assert findings(page) == [], address
        assert not too_wide(page), address


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_telephone_shows_what_a_table_says_about_itself(new_page, language: str) -> None:
    freeze()
    page: Page = new_page(viewport=SIZES[0])
    for address in ("", "world/border/"):
        page.goto(f"/{language}/figures/{address}")
        for table in page.locator(".scrolls").all():
            table.evaluate(
                "it => { const fold = it.closest('details'); if (fold) fold.open = true; }"
            )
            caption = table.locator("caption")
            assert caption.evaluate("it => it.clientWidth") <= table.evaluate(
                "it => it.clientWidth"
            )
        list_of_countries = page.locator(".scrolls:has(.listed)")
        for table in list_of_countries.all():
            assert table.evaluate("it => it.scrollWidth == it.clientWidth")


def test_on_a_wide_screen_too(new_page) -> None:
    freeze()
    page: Page = new_page(viewport=SIZES[1])
    for address in ADDRESSES:
        page.goto(f"/en/figures/{address}")
        assert findings(page) == [], address
