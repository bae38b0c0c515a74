"""Countries and the world add up their ports, and never give a hidden one back."""

from datetime import date
from itertools import groupby
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reporting.models import Port
from reporting.vocabulary import TYPE_GROUPS
from tests.trends.factories import add_facts, fact
from trends.guard import row_is_safe
from trends.live.errors import CannotRelease
from trends.live.models import Fact, Intervention, Tally
from trends.live.release.quarters import quarters_between
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


def test_the_first_report_of_a_hidden_part_changes_no_published_byte() -> None:
    """Nought and one are hidden alike: a sum must not vanish because of the one."""
    add_facts(facts(6) + facts(12, place="SNDKR", period="2023-05"))
    before = released()
    ReleasePage.objects.all().delete()
    Release.objects.all().delete()  # only to build the same quarter again
    add_facts(facts(1, place="SNDKR"))
    assert released() == before


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


def of_type(page: Page, code: str, quarter: str) -> int | str:
    return page.by_type[code][page.quarters.index(quarter)]


def in_quarter(page: Page, series: str, quarter: str) -> int | str:
    return page.quarterly[series][page.quarters.index(quarter)]


def test_the_world_has_quarters_of_each_single_type_and_nobody_else_has() -> None:
    add_facts(facts(20) + facts(10, inspection_type="pilotage", place="SNDKR"))
    pages = released()
    assert of_type(pages["world"], "hold_or_tank_inspection", "2024-Q2") == 20
    assert of_type(pages["world"], "pilotage", "2024-Q2") == 10
    assert of_type(pages["world"], "pilotage", "2024-Q3") == "too_few"
    assert all(not page.by_type for code, page in pages.items() if code != "world")


def test_a_type_of_four_calls_or_two_senders_is_hidden() -> None:
    add_facts(facts(20) + facts(4, inspection_type="pilotage"))
    add_facts(facts(6, inspection_type="port_health", cell=uuid4()))
    world = released()["world"]
    assert of_type(world, "pilotage", "2024-Q2") == "too_few"
    assert of_type(world, "port_health", "2024-Q2") == "too_few"


def test_a_hidden_type_cannot_be_had_back_from_its_group() -> None:
    """Twenty and four of the two types of one group: 25 less 20 would tell the other."""
    add_facts(facts(20, inspection_type="port_clearance"))
    add_facts(facts(4, inspection_type="supplies_bunkers_waste"))
    world = released()["world"]
    assert in_quarter(world, "port_supplies", "2024-Q2") == 25
    assert of_type(world, "supplies_bunkers_waste", "2024-Q2") == "too_few"
    assert of_type(world, "port_clearance", "2024-Q2") == "too_few"


def test_a_type_of_one_country_is_hidden_where_that_country_is() -> None:
    """Everybody knows where the canal is: its quarter would be Egypt's, which is hidden."""
    for place, code in (("EG-suez_canal", "canal_transit"), ("SNDKR", "pilotage")):
        for nth, number in enumerate((12, 12, 12, 4), start=1):
            add_facts(facts(number, place=place, inspection_type=code, period=f"2024-Q{nth}"))
    pages = released()
    assert in_quarter(pages["EG"], "passage", "2024-Q1") == "too_few"
    assert in_quarter(pages["world"], "passage", "2024-Q1") == 25
    assert of_type(pages["world"], "canal_transit", "2024-Q1") == "too_few"
    assert in_quarter(pages["EG"], "passage", "2024-Q2") == 10
    assert of_type(pages["world"], "canal_transit", "2024-Q2") == 10


def test_a_year_of_four_small_quarters_is_hidden_where_it_would_tell_that_none_is_nought() -> None:
    """4 + 4 + 4 + 3: 15 less three times four leaves at least one for the fourth."""
    for nth, number in enumerate((4, 4, 4, 3), start=1):
        add_facts(facts(number, period=f"2024-Q{nth}"))
    add_facts(facts(12, inspection_type="pilotage"))
    pages = released()
    for code in ("AR", "world"):
        assert in_2024(pages[code], "holds_cargo") == "too_few"
        in_year = [in_quarter(pages[code], "holds_cargo", f"2024-Q{nth}") for nth in (1, 2, 3, 4)]
        assert in_year == ["too_few"] * 4


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
    types = {"ARROS": "port_clearance", BAY: "supplies_bunkers_waste", "SNDKR": "port_clearance"}
    for (place, code), quarters in zip(types.items(), counts, strict=True):
        for nth, number in enumerate(quarters, start=1):
            period = f"2024-Q{nth}"
            add_facts(facts(number, place=place, inspection_type=code, period=period))
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
            assert isinstance(in_2024(page, series), int) or not shown(in_year)
            check_sum(in_2024(page, series), in_year)
    for nth in (1, 2, 3, 4):
        check_types(pages["world"], f"2024-Q{nth}")


def check_types(world: Page, quarter: str) -> None:
    for group, codes in TYPE_GROUPS.items():
        types = [of_type(world, code, quarter) for code in codes]
        total = in_quarter(world, group, quarter)
        assert isinstance(total, int) or not shown(types)
        check_sum(total, types)
