"""What waits is counted in full crowds, exactly once, and nothing stops the rest."""

import secrets
from uuid import UUID, uuid4

import pytest
from django.db import connection

from reporting.models import SealedFacets
from tests.trends.factories import NOW, Report, current_key
from trends.live.models import Correction, CountLock, Detail, Fact, SetAside, Tally
from trends.live.services.count import CountOutcome, count_facts
from trends.live.services.numbers import counted_number
from trends.live.services.rebuild import rebuilt, stored

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("places", "key_folder")]


def count() -> CountOutcome:
    return count_facts(now=NOW)


def file_reports(number: int, **answers: object) -> list[Report]:
    reports = [Report(**answers) for _ in range(number)]
    for report in reports:
        report.file()
    return reports


def test_four_reports_of_a_desk_wait_for_a_fifth() -> None:
    file_reports(4)
    assert count() == CountOutcome(counted=0, waiting=4, set_aside=0, without_key=0)
    file_reports(1)
    assert count().counted == 5
    assert not SealedFacets.objects.exists()


def test_the_reports_of_another_desk_do_not_fill_a_group() -> None:
    file_reports(5)
    file_reports(4, desk=UUID(int=2))
    assert count() == CountOutcome(counted=5, waiting=4, set_aside=0, without_key=0)


def test_the_same_ticket_five_times_is_no_group_of_five() -> None:
    report = Report()
    for _ in range(5):
        report.file()
    assert count().counted == 0


def test_a_fact_keeps_what_the_report_says_and_nothing_of_the_report() -> None:
    report, *_ = file_reports(5)
    count()
    fact = Fact.objects.get(ticket_hash=report.ticket_hash)
    assert (fact.place, fact.period, fact.kind) == ("ARROS", "2026-10", "demand")
    assert fact.inspection_type == "hold_or_tank_inspection"
    assert (fact.response, fact.received_quarter, fact.status) == (
        "refused",
        "2026-Q4",
        "unreviewed",
    )
    assert fact.call == report.call
    assert fact.id != report.id


def test_a_skipped_question_is_not_sure() -> None:
    file_reports(5, inspection_type=None, response=None)
    count()
    assert set(Fact.objects.values_list("inspection_type", "response")) == {("not_sure", "")}


def test_details_share_no_key_with_a_fact_or_with_each_other() -> None:
    file_reports(5)
    count()
    assert set(Detail.objects.values_list("name", "value")) == {
        ("hours_lost", "none"),
        ("what", "cash"),
        ("what", "cigarettes"),
        ("refused_outcome", "no_time_lost"),
    }
    tickets = set(Detail.objects.values_list("ticket_hash", flat=True))
    assert len(tickets) == 20
    assert not tickets & set(Fact.objects.values_list("ticket_hash", flat=True))


def test_facts_of_one_call_count_as_one_call() -> None:
    call = uuid4()
    file_reports(3, call=call)
    file_reports(2, call=call, inspection_type="pilotage")
    count()
    world = Tally.objects.filter(level="world", place="world")
    assert world.get(inspection_type="").facts == 5
    assert world.get(inspection_type="").calls == 1
    assert world.get(inspection_type="pilotage").calls == 1


def test_a_call_that_goes_on_in_the_next_run_is_still_one_call() -> None:
    call = uuid4()
    for _ in range(2):
        file_reports(5, call=call)
        count()
    total = Tally.objects.get(level="complex", inspection_type="")
    assert (total.place, total.facts, total.calls) == ("AR-up_river_parana", 10, 1)


def test_eight_tallies_follow_a_fact() -> None:
    file_reports(5)
    count()
    assert set(Tally.objects.values_list("level", "place", "inspection_type")) == {
        (level, place, kind)
        for level, place in (
            ("complex", "AR-up_river_parana"),
            ("country", "AR"),
            ("region", "latin_america_caribbean"),
            ("world", "world"),
        )
        for kind in ("", "hold_or_tank_inspection")
    }


def test_a_second_run_changes_nothing() -> None:
    file_reports(5)
    count()
    before = list(Fact.objects.order_by("id").values())
    assert count() == CountOutcome(counted=0, waiting=0, set_aside=0, without_key=0)
    assert list(Fact.objects.order_by("id").values()) == before


def test_facets_that_come_again_are_not_counted_again() -> None:
    reports = file_reports(5)
    count()
    for report in reports:
        report.file()
    assert count().counted == 0
    assert Fact.objects.count() == 5
    assert not SealedFacets.objects.exists()


def test_what_cannot_be_opened_is_set_aside_and_stops_nothing() -> None:
    key = current_key()
    SealedFacets.objects.create(id=uuid4(), window_key=key.id, sealed=secrets.token_bytes(3184))
    file_reports(5)
    assert count() == CountOutcome(counted=5, waiting=0, set_aside=1, without_key=0)
    assert SetAside.objects.get().reason == "cannot_open"
    assert not SealedFacets.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"place": "XXXXX"},
        {"place": "AR\0OS"},  # PostgreSQL takes no such text
        {"place": "X" * 1500},
        {"place": None},
        {"time": "2026-12"},
        {"time": "1999-12"},
        {"time": "2026-10-03"},
        {"time": None},
        {"kind": "bribery"},
        {"kind": None},
        {"inspection_type": "tea"},
        {"what": ["cigarettes", "cash"]},
        {"what": ["cash", "cash"]},
        {"what": "cash"},
        {"what": []},
        {"response": ["refused"]},
        {"kind": ["demand"]},
        {"kind": {"a": "demand"}},
        {"what": [["cash"]]},
        {"what": ["cash", 1]},
        {"what": [{"a": 1}]},
        {"hours_lost": True},
        {"ship": "Northern Star"},
        {"who_started": "they_asked"},
    ],
    ids=str,
)
def test_unknown_codes_are_set_aside(wrong: dict[str, object]) -> None:
    Report(**wrong).file()
    assert count().set_aside == 1
    assert SetAside.objects.get().reason == "unknown_code"
    assert not Fact.objects.exists()


@pytest.mark.parametrize("time", ["2026-11", "2026-Q4", "2000-01", "2000-Q1"])
def test_months_and_quarters_that_have_begun_are_counted(time: str) -> None:
    file_reports(5, time=time)
    assert count().counted == 5


def test_a_country_alone_is_its_own_complex() -> None:
    file_reports(5, place="AR")
    count()
    assert Tally.objects.get(level="complex", inspection_type="").place == "AR"


def test_rows_whose_key_is_not_held_wait() -> None:
    row = Report().file()
    SealedFacets.objects.filter(pk=row.pk).update(window_key=uuid4())
    assert count() == CountOutcome(counted=0, waiting=0, set_aside=0, without_key=1)
    assert SealedFacets.objects.exists()


def test_corrections_and_their_waiting_facets_make_one_fact_each() -> None:
    reports = file_reports(5)
    for report in reports:
        report.correct(number=3, inspection_type="pilotage")
    assert count() == CountOutcome(counted=5, waiting=0, set_aside=0, without_key=0)
    assert (
        list(Fact.objects.values_list("status", "inspection_type"))
        == [("confirmed", "pilotage")] * 5
    )
    assert not Correction.objects.exists()


def test_the_highest_correction_wins_whatever_comes_first() -> None:
    reports = file_reports(5)
    count()
    for report in reports:
        report.correct(number=7, status="rejected")
    count()
    for report in reports:
        report.correct(number=6, status="confirmed")
    count()
    assert list(Fact.objects.values_list("status", flat=True)) == ["rejected"] * 5
    assert set(Detail.objects.values_list("status", flat=True)) == {"rejected"}
    assert not Correction.objects.exists()
    assert set(Tally.objects.values_list("status", flat=True)) == {"rejected"}


def test_the_number_of_a_correction_is_behind_its_ticket() -> None:
    """In clear it would name an event of the case, and with it the case."""
    reports = file_reports(5)
    for number, report in enumerate(reports, start=40):
        report.correct(number=number)
    count()
    for number, report in enumerate(reports, start=40):
        kept = Fact.objects.get(ticket_hash=report.ticket_hash).corrected
        assert kept is not None
        assert counted_number(report.ticket, kept) == number
        assert counted_number(secrets.token_bytes(32), kept) == -1


def test_a_correction_keeps_what_its_desk_cannot_know() -> None:
    call, tag = uuid4(), uuid4()
    reports = [Report(call=call) for _ in range(5)]
    for report in reports:
        report.file(cell=tag.bytes)
    count()
    for report in reports:
        report.correct(number=1, call=None)
    count()
    assert set(Fact.objects.values_list("call", "cell", "status")) == {(call, tag, "confirmed")}


def test_a_correction_of_another_desks_report_is_refused() -> None:
    reports = file_reports(5)
    count()
    for report in reports:
        report.correct(number=1, status="rejected", desk=UUID(int=2))
    assert count() == CountOutcome(counted=0, waiting=0, set_aside=5, without_key=0)
    assert set(SetAside.objects.values_list("what", "reason")) == {("correction", "other_desk")}
    assert set(Fact.objects.values_list("status", "desk")) == {("unreviewed", UUID(int=1))}


def test_it_is_refused_beside_waiting_facets_too() -> None:
    reports = file_reports(5)
    for report in reports:
        report.correct(number=1, desk=UUID(int=2))
    assert count() == CountOutcome(counted=5, waiting=0, set_aside=5, without_key=0)
    assert set(Fact.objects.values_list("status", flat=True)) == {"unreviewed"}


def test_a_number_that_no_case_reaches_is_set_aside() -> None:
    Report().correct(number=10_000)
    assert count().set_aside == 1


def test_corrected_details_replace_the_first_ones() -> None:
    reports = file_reports(5)
    count()
    for report in reports:
        report.correct(number=1, what=["alcohol"], hours_lost="6_24")
    count()
    assert set(Detail.objects.values_list("name", "value", "status")) == {
        ("hours_lost", "6_24", "confirmed"),
        ("what", "alcohol", "confirmed"),
        ("refused_outcome", "time_lost", "confirmed"),
    }


def test_the_tallies_are_what_the_facts_add_up_to() -> None:
    reports = file_reports(5, call=uuid4()) + file_reports(4, place="SNDKR", time="2026-Q3")
    count()
    for report in reports:
        report.correct(number=1, status="rejected" if report is reports[0] else "confirmed")
    count()
    assert Fact.objects.filter(status="confirmed").count() == 8
    assert stored() == rebuilt()


def test_a_run_that_counted_says_on_which_day() -> None:
    file_reports(5)
    count()
    assert CountLock.objects.get().counted_on == NOW.date()


def test_the_rows_lie_in_the_order_of_their_random_ids() -> None:
    for _ in range(3):
        file_reports(5)
        count()
    table, hidden = Fact._meta.db_table, "rowid" if connection.vendor == "sqlite" else "ctid"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM {table} ORDER BY {hidden}")  # noqa: S608  our own names
        ids = [str(row[0]) for row in cursor.fetchall()]
    assert len(ids) == 15
    assert ids == sorted(ids)
