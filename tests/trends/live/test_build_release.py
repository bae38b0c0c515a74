"""A release shows nothing that singles anybody out, and is frozen."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.trends.factories import add_facts, fact
from trends.guard import round_to_five
from trends.live.errors import CannotRelease
from trends.live.models import Detail, Fact, Intervention, Tally
from trends.live.release.changes import years_around
from trends.live.services.build_release import build_release, last_whole_year, quarter_before
from trends.published.document import Page
from trends.published.errors import ReleaseDamaged
from trends.published.models import Release, ReleasePage
from trends.published.selectors import latest_release, page_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("places")]
TODAY = date(2026, 11, 24)


def released(today: date = TODAY) -> dict[str, Page]:
    build_release(today=today)
    release = latest_release()
    assert release is not None
    found = {listed.complex: page_of(release, listed.complex) for listed in release.pages}
    return {code: page for code, page in found.items() if page is not None}


def facts(number: int, **given: Any) -> list[Fact]:
    return [fact(**given) for _ in range(number)]


def documents() -> list[str]:
    return list(ReleasePage.objects.order_by("complex").values_list("document", flat=True))


def test_it_covers_to_one_quarter_before_the_last() -> None:
    assert quarter_before(date(2026, 11, 24), 2) == "2026-Q2"
    assert quarter_before(date(2026, 1, 1), 2) == "2025-Q3"
    assert last_whole_year("2026-Q2") == 2025
    assert last_whole_year("2026-Q4") == 2026


def test_a_year_with_twelve_calls_is_shown_as_ten() -> None:
    add_facts(facts(12))
    page = released()["AR-up_river_parana"]
    assert page.years == (2024, 2025)
    assert page.cells["all"] == (10, "too_few")
    assert page.cells["holds_cargo"] == (10, "too_few")


def test_the_unfinished_year_is_left_out() -> None:
    add_facts(facts(12) + facts(40, period="2026-03"))
    assert released()["AR-up_river_parana"].years == (2024, 2025)


def test_only_confirmed_facts_are_counted() -> None:
    add_facts(facts(4) + facts(50, status="unreviewed") + facts(50, status="rejected"))
    with pytest.raises(CannotRelease, match="not one figure"):
        build_release(today=TODAY)


def test_facts_are_read_once_however_many_ports_there_are() -> None:
    add_facts([*facts(12), *facts(12, place="ARBHI"), *facts(12, place="SNDKR")])
    with CaptureQueriesContext(connection) as queries:
        assert len(released()) == 6
    read = [query for query in queries if f'"{Fact._meta.db_table}"."call"' in query["sql"]]
    assert len(read) == 1


def test_five_facts_of_one_call_are_not_five_calls() -> None:
    add_facts(facts(30, call=UUID(int=9)))
    with pytest.raises(CannotRelease):
        build_release(today=TODAY)


def test_fifty_calls_of_two_fleets_are_hidden() -> None:
    fleets = [UUID(int=1), UUID(int=2)]
    add_facts([fact(cell=fleets[n % 2]) for n in range(50)])
    with pytest.raises(CannotRelease):
        build_release(today=TODAY)


def test_tags_of_other_quarters_are_no_further_senders() -> None:
    cells = [(f"2024-{month:02}", UUID(int=month)) for month in (1, 4, 7, 10)]
    add_facts([fact(period=period, cell=cell) for period, cell in cells * 10])
    with pytest.raises(CannotRelease):
        build_release(today=TODAY)


def test_clean_calls_are_effort_and_no_demand() -> None:
    add_facts(facts(12) + facts(20, kind="no_demand"))
    page = released()["AR-up_river_parana"]
    assert page.cells["all"][0] == 10
    assert page.effort[0] == 30


def test_a_few_clean_calls_cannot_be_had_from_the_difference() -> None:
    add_facts(facts(12) + facts(3, kind="no_demand"))
    assert released()["AR-up_river_parana"].effort[0] == "too_few"


def test_a_single_hidden_group_takes_another_with_it() -> None:
    add_facts(
        facts(12)
        + facts(12, inspection_type="pilotage")
        + facts(12, inspection_type="customs_ship")
        + facts(12, inspection_type="port_clearance")
        + facts(12, inspection_type="police_navy")
        + facts(12, inspection_type="port_state_control")
        + facts(3, inspection_type="not_sure")
    )
    cells = {name: cell[0] for name, cell in released()["AR-up_river_parana"].cells.items()}
    assert cells["rest"] == "too_few"
    assert sum(cell == "too_few" for cell in cells.values()) == 2
    assert cells["all"] == 75


def test_a_complex_without_a_figure_has_no_page() -> None:
    add_facts(facts(12) + facts(4, place="SNDKR"))
    assert set(released()) == {"AR-up_river_parana", "AR", "world"}


def test_one_report_below_five_changes_no_published_byte() -> None:
    add_facts(facts(12) + facts(3, place="SNDKR"))
    build_release(today=TODAY)
    before = documents()
    ReleasePage.objects.all().delete()
    Release.objects.all().delete()  # only to build the same quarter again
    add_facts(facts(1, place="SNDKR") + facts(1, kind="no_demand"))
    build_release(today=TODAY)
    assert documents() == before


def test_a_third_fleet_of_a_hidden_year_changes_no_published_byte() -> None:
    add_facts(facts(12) + [fact(period="2025-05", cell=UUID(int=n)) for n in (1, 2)])
    build_release(today=TODAY)
    before = documents()
    ReleasePage.objects.all().delete()
    Release.objects.all().delete()  # only to build the same quarter again
    add_facts([fact(period="2025-05", cell=UUID(int=3))])
    build_release(today=TODAY)
    assert documents() == before


def test_fleets_are_told_beside_the_effort_that_is_shown() -> None:
    fleets = [fact(kind="no_demand", cell=UUID(int=n % 4)) for n in range(20)]
    add_facts(facts(12) + fleets)
    assert released()["AR-up_river_parana"].fleets == ("3_to_5", "hidden")


GROUPS = ("hold_or_tank_inspection", "pilotage", "customs_ship", "not_sure")


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.integers(0, 14), min_size=4, max_size=4), st.integers(0, 12))
def test_no_published_number_is_one_to_four_or_unrounded(counts: list[int], clean: int) -> None:
    with transaction.atomic():
        for kind, number in zip(GROUPS, counts, strict=True):
            add_facts(facts(number, inspection_type=kind))
        add_facts(facts(clean, kind="no_demand", inspection_type="arrival_clearance"))
        try:
            pages = released()
        except CannotRelease:
            pages = {}
        for page in pages.values():
            numbers = [*page.effort, *(cell for cells in page.cells.values() for cell in cells)]
            shown = [number for number in numbers if isinstance(number, int)]
            assert all(number >= 5 and number % 5 == 0 for number in shown)
            assert page.cells["all"][0] in ("too_few", round_to_five(max(sum(counts), 5)))
        transaction.set_rollback(True)


def test_differences_of_two_releases_never_show_one_to_four() -> None:
    add_facts(facts(12))
    first = released()["AR-up_river_parana"].cells["all"][0]
    add_facts(facts(2, received_quarter="2026-Q4"))
    second = released(date(2027, 2, 1))["AR-up_river_parana"].cells["all"][0]
    assert isinstance(first, int)
    assert isinstance(second, int)
    assert (second - first) % 5 == 0


def test_the_second_release_names_the_hash_of_the_first() -> None:
    add_facts(facts(12))
    first = build_release(today=TODAY)
    second = build_release(today=date(2027, 2, 1))
    assert second.number == 2
    assert f'"previous":"{first.hash.hex()}"' in second.manifest


def test_a_quarter_that_has_a_release_gets_no_other() -> None:
    add_facts(facts(12))
    build_release(today=TODAY)
    with pytest.raises(CannotRelease, match="never altered"):
        build_release(today=TODAY)


def test_wrong_tallies_stop_the_release() -> None:
    add_facts(facts(12))
    Tally.objects.filter(level="complex", inspection_type="").update(facts=13)
    with pytest.raises(CannotRelease, match="rebuild_tallies"):
        build_release(today=TODAY)


def test_the_database_refuses_to_alter_a_frozen_release() -> None:
    add_facts(facts(12))
    build_release(today=TODAY)
    with pytest.raises(DatabaseError, match="never altered"), transaction.atomic():
        Release.objects.update(day=date(2020, 1, 1))
    with pytest.raises(DatabaseError, match="never altered"), transaction.atomic():
        ReleasePage.objects.update(document="{}")


def test_a_page_that_was_replaced_is_not_shown() -> None:
    add_facts(facts(12))
    build_release(today=TODAY)
    page = ReleasePage.objects.get(complex="AR-up_river_parana")
    text = page.document.replace("[10,", "[90,")
    assert text != page.document
    page.delete()
    ReleasePage.objects.create(release_id=1, complex=page.complex, document=text)
    release = latest_release()
    assert release is not None
    with pytest.raises(ReleaseDamaged):
        page_of(release, page.complex)


def test_a_manifest_that_was_replaced_is_not_shown() -> None:
    add_facts(facts(12))
    build_release(today=TODAY)
    row = Release.objects.get()
    ReleasePage.objects.all().delete()
    row.delete()
    row.number = 1
    row.manifest = row.manifest.replace("2026-Q2", "2026-Q1")
    row.save(force_insert=True)
    with pytest.raises(ReleaseDamaged):
        latest_release()


def test_invented_facts_mark_the_whole_release() -> None:
    add_facts([*facts(12), fact(source="invented")])
    assert build_release(today=TODAY).invented


def holds(counts: Iterable[tuple[int, int]]) -> list[Fact]:
    return [fact(period=f"{year}-05") for year, number in counts for _ in range(number)]


def effort(years: range) -> list[Fact]:
    return [
        fact(kind="no_demand", inspection_type="arrival_clearance", period=f"{year}-06")
        for year in years
        for _ in range(40)
    ] + [fact(inspection_type="pilotage", period=f"{year}-07") for year in years for _ in range(12)]


def reform() -> Intervention:
    return Intervention.objects.create(
        complex="AR-up_river_parana",
        type_group="holds_cargo",
        type="reform",
        date=date(2017, 11, 1),
        title="New rules",
        source="a test",
    )


FALL = [(2014, 40), (2015, 40), (2016, 40), (2017, 40), (2018, 6), (2019, 3), (2020, 3), (2021, 3)]


def test_a_reform_is_judged_over_equal_whole_years() -> None:
    reform()
    add_facts(holds(FALL) + effort(range(2014, 2026)))
    (change,) = released()["AR-up_river_parana"].changes
    assert (change.before_years, change.after_years) == ((2014, 2017), (2018, 2021))
    assert (change.before, change.after) == (160, 15)


def test_a_sum_that_would_give_hidden_years_away_is_not_said() -> None:
    reform()
    # 4 + 4 + 4 + 4: a reader who guesses that each is small would know them all
    add_facts(holds([*FALL[:4], *((year, 4) for year in range(2018, 2022))]))
    add_facts(effort(range(2014, 2026)))
    assert released()["AR-up_river_parana"].changes == ()


def test_after_under_five_is_kept_as_nought() -> None:
    reform()
    add_facts(holds([*FALL[:4], (2018, 2)]) + effort(range(2014, 2026)))
    (change,) = released()["AR-up_river_parana"].changes
    assert change.after == 0


def test_a_baseline_under_twenty_is_not_judged() -> None:
    reform()
    add_facts(holds([(2016, 8), (2017, 8), (2018, 8), (2019, 8)]) + effort(range(2014, 2026)))
    assert released()["AR-up_river_parana"].changes == ()


def test_years_after_a_reform_was_undone_are_not_after_the_reform() -> None:
    event = reform()
    Intervention.objects.create(
        complex=event.complex,
        type="reform",
        date=date(2020, 6, 1),
        title="Undone",
        source="a test",
        undoes=event,
    )
    sides = years_around(event, years=range(2014, 2026))
    assert sides is not None
    assert (list(sides.before), list(sides.after)) == ([2016, 2017], [2018, 2019])


def details(number: int, value: str) -> None:
    Detail.objects.bulk_create(
        Detail(
            ticket_hash=uuid4().bytes * 2,
            place="ARROS",
            inspection_type="pilotage",
            year=2024,
            name="refused_outcome",
            value=value,
            status="confirmed",
        )
        for _ in range(number)
    )


def test_how_refusing_went_is_counted_from_five_calls_on_both_sides() -> None:
    add_facts(facts(40, response="refused"))
    details(24, "no_time_lost")
    details(12, "time_lost")
    refusing = released()["AR-up_river_parana"].refusing
    assert refusing is not None
    assert (refusing.refused, refusing.lost_no_time) == (35, 25)


def test_how_refusing_went_hides_a_few_who_lost_time() -> None:
    add_facts(facts(40, response="refused"))
    details(6, "no_time_lost")
    details(3, "time_lost")
    assert released()["AR-up_river_parana"].refusing is None


def test_details_may_all_come_from_the_calls_with_most_facts() -> None:
    add_facts(facts(12, response="refused", call=UUID(int=5)) + facts(2, response="refused"))
    add_facts(facts(30, inspection_type="pilotage"))
    details(12, "no_time_lost")
    assert released()["AR-up_river_parana"].refusing is None
