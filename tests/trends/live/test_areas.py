"""Countries and the world add up their ports, and never give a hidden one back."""

from datetime import date
from itertools import groupby
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reporting.models import Port
from tests.trends.factories import add_facts, fact
from trends.guard import row_is_safe
from trends.live.errors import CannotRelease
from trends.live.models import Fact, Intervention, Tally
from trends.live.release.areas import quarters_between
from trends.live.services.build_release import build_release
from trends.published.document import Page
from trends.published.models import Release, ReleasePage
from trends.published.selectors import latest_release, page_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("places")]
TODAY = date(2026, 11, 24)
RIVER, BAY = "AR-up_river_parana", "ARBHI"


@pytest.fixture(autouse=True)
def another_port(places: None) -> None:
    Port.objects.create(code=BAY, name="Bahía Blanca", country="AR")


def facts(number: int, **given: Any) -> list[Fact]:
    return [fact(**given) for _ in range(number)]


def released() -> dict[str, Page]:
    build_release(today=TODAY)
    release = latest_release()
    assert release is not None
    found = {listed.complex: page_of(release, listed.complex) for listed in release.pages}
    return {code: page for code, page in found.items() if page is not None}


def in_2024(page: Page, series: str = "all") -> int | str:
    return page.cells[series][page.years.index(2024)]


def test_a_country_and_the_world_add_up_what_is_shown() -> None:
    add_facts(facts(20) + facts(15, place=BAY) + facts(30, place="SNDKR"))
    pages = released()
    assert set(pages) == {RIVER, BAY, "SNDKR", "AR", "SN", "world"}
    assert [in_2024(pages[code]) for code in ("AR", "SN", "world")] == [35, 30, 65]
    assert in_2024(pages["AR"], "holds_cargo") == 35


def test_a_sum_that_would_give_a_single_hidden_port_away_is_hidden() -> None:
    add_facts(facts(20) + facts(4, place=BAY))
    pages = released()
    assert in_2024(pages[RIVER]) == 20
    assert in_2024(pages["AR"]) == "too_few"
    assert in_2024(pages["world"]) == "too_few"


def test_reports_that_name_a_country_only_are_part_of_its_page_and_have_none_of_their_own() -> None:
    add_facts(facts(20) + facts(3, place="AR") + facts(12, place="SN"))
    pages = released()
    assert pages["AR"].cells["all"][0] == "too_few"
    assert in_2024(pages["SN"]) == 10
    assert pages["SN"].country == "SN"


def test_quarters_stand_on_the_pages_of_countries_and_of_the_world() -> None:
    add_facts(
        [*facts(10, period="2024-02"), *facts(15, period="2024-Q3"), *facts(20, period="2026-05")]
    )
    pages = released()
    country = dict(zip(pages["AR"].quarters, pages["AR"].quarterly["all"], strict=True))
    assert country["2024-Q1"] == 10
    assert country["2024-Q3"] == 15
    assert country["2026-Q2"] == 20
    assert country["2024-Q2"] == "too_few"
    assert pages["AR"].quarters[-1] == "2026-Q2"
    assert pages["world"].quarterly["all"] == pages["AR"].quarterly["all"]
    assert pages[RIVER].quarters == ()


def test_quarters_end_with_the_release() -> None:
    assert quarters_between(2025, "2026-Q2")[-3:] == ["2025-Q4", "2026-Q1", "2026-Q2"]


def test_the_world_knows_which_countries_have_ports() -> None:
    add_facts(facts(20))
    assert released()["world"].covered == ("AR", "EG", "SN")


def test_an_event_on_a_country_page_names_its_port() -> None:
    add_facts(facts(20))
    Intervention.objects.create(
        complex=RIVER, type="reform", date=date(2024, 5, 1), title="New rules", source="A decree"
    )
    assert [(event.title, event.place) for event in released()["AR"].events] == [
        ("New rules", "Up-River")
    ]


def shown(cells: list[int | str]) -> list[int]:
    return [cell for cell in cells if isinstance(cell, int)]


def check_sum(total: int | str, parts: list[int | str]) -> None:
    if isinstance(total, int):
        assert row_is_safe(total, shown(parts), len(parts) - len(shown(parts)))


COUNTS = st.integers(0, 14)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(COUNTS, COUNTS, COUNTS, COUNTS), min_size=3, max_size=3))
def test_no_sum_gives_a_hidden_part_back(counts: list[tuple[int, ...]]) -> None:
    """Whatever is filed: ports of a country, countries of the world, quarters of a year."""
    for table in (ReleasePage, Release, Tally, Fact):
        table.objects.all().delete()
    places = ("ARROS", BAY, "SNDKR")
    for place, quarters in zip(places, counts, strict=True):
        for nth, number in enumerate(quarters, start=1):
            add_facts(facts(number, place=place, period=f"2024-Q{nth}"))
    try:
        pages = released()
    except CannotRelease:
        return
    there = {code for code, sizes in zip((RIVER, BAY, "SNDKR"), counts, strict=True) if any(sizes)}
    hidden: list[int | str] = ["too_few"]
    for country, codes in groupby(sorted(there), key=lambda code: code[:2]):
        parts = [in_2024(pages[code]) if code in pages else "too_few" for code in codes]
        check_sum(in_2024(pages[country]) if country in pages else hidden[0], parts)
    countries = sorted({code[:2] for code in there})
    parts = [in_2024(pages[code]) if code in pages else "too_few" for code in countries]
    check_sum(in_2024(pages["world"]), parts)
    for page in (pages[code] for code in (*countries, "world") if code in pages):
        for series, cells in page.quarterly.items():
            in_year = [c for q, c in zip(page.quarters, cells, strict=True) if q[:4] == "2024"]
            if shown(in_year):
                assert isinstance(in_2024(page, series), int)
                check_sum(in_2024(page, series), in_year)
