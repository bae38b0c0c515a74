"""What is counted together could be any report of its crowd, and stays so after corrections."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from reporting.models import SealedFacets, WindowKey
from tests.trends.factories import NOW, Report
from trends.live.models import Correction, Fact
from trends.live.services.count import CountOutcome, count_facts
from trends.live.services.form_crowds import how_many
from trends.live.services.turn_key import turn_window_key

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("places", "key_folder")]
WEEK = timedelta(days=7)


def count(now: datetime = NOW) -> CountOutcome:
    return count_facts(now=now)


def file_reports(number: int, *, cell: bytes | None = None, **answers: object) -> list[Report]:
    reports = [Report(**answers) for _ in range(number)]
    for report in reports:
        report.file(cell=cell)
    return reports


def correct(reports: list[Report], number: int = 1) -> None:
    for report in reports:
        report.correct(number=number)


def confirmed() -> int:
    return Fact.objects.filter(status="confirmed").count()


@pytest.mark.parametrize(
    ("size", "ready", "leave"),
    [
        (5, 4, 0),
        (5, 5, 5),
        (8, 5, 0),
        (8, 7, 0),
        (8, 8, 8),
        (10, 5, 5),
        (10, 6, 5),
        (10, 9, 5),
        (12, 8, 7),
        (40, 20, 20),
        (1, 0, 0),
    ],
)
def test_both_who_leaves_a_crowd_and_who_stays_are_enough(
    size: int, ready: int, leave: int
) -> None:
    assert how_many(size, ready=ready, least=5) == leave


def test_too_few_corrections_wait_and_their_facets_are_counted() -> None:
    reports = file_reports(5)
    correct(reports[:4])
    assert count() == CountOutcome(counted=5, waiting=4, set_aside=0, without_key=0)
    assert confirmed() == 0
    correct(reports[4:])
    assert count() == CountOutcome(counted=5, waiting=0, set_aside=0, without_key=0)
    assert confirmed() == 5


def test_five_facets_and_five_corrected_are_two_crowds() -> None:
    reports = file_reports(10)
    correct(reports[:5])
    assert count().counted == 10
    crowds = dict(Fact.objects.values_list("ticket_hash", "crowd"))
    spoken = {crowds[report.ticket_hash] for report in reports[:5]}
    silent = {crowds[report.ticket_hash] for report in reports[5:]}
    assert (len(spoken), len(silent), confirmed()) == (1, 1, 5)
    assert spoken != silent


def test_corrections_that_would_leave_fewer_than_five_behind_wait() -> None:
    reports = file_reports(8)
    count()
    correct(reports[:5])
    assert count() == CountOutcome(counted=0, waiting=5, set_aside=0, without_key=0)
    correct(reports[5:])
    assert count().counted == 8


def test_corrections_of_two_crowds_do_not_fill_one_another() -> None:
    first = file_reports(5)
    count()
    second = file_reports(5)
    count()
    correct([*first[:2], *second[:3]])
    assert count() == CountOutcome(counted=0, waiting=5, set_aside=0, without_key=0)


@pytest.mark.parametrize("other", [{"track": "record"}, {"cell": bytes(range(16))}], ids=str)
def test_reports_that_look_different_do_not_fill_one_another(other: dict[str, object]) -> None:
    file_reports(4)
    file_reports(4, **other)  # type: ignore[arg-type]
    assert count().counted == 0
    file_reports(1, **other)  # type: ignore[arg-type]
    assert count() == CountOutcome(counted=5, waiting=4, set_aside=0, without_key=0)


def turn(day: datetime) -> None:
    turn_window_key(now=day)


def file_at(day: datetime, number: int, time: str) -> None:
    """Seal to the key of that week."""
    turn(day)
    key = WindowKey.objects.get(status="current")
    for _ in range(number):
        SealedFacets.objects.create(
            id=uuid4(), window_key=key.id, sealed=Report(time=time).sealed(key)
        )


NOVEMBER = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
DECEMBER = datetime(2026, 12, 7, 6, 0, tzinfo=UTC)


def test_a_report_of_a_month_that_has_just_begun_is_not_counted_among_older_ones() -> None:
    """Only a report filed in December can be about December."""
    file_at(NOVEMBER, 4, "2026-11")
    file_at(DECEMBER, 1, "2026-12")
    assert count(DECEMBER).counted == 0
    file_at(DECEMBER, 4, "2026-12")
    assert count(DECEMBER).counted == 5
    assert set(Fact.objects.values_list("period", flat=True)) == {"2026-12"}


def test_what_is_left_of_an_old_month_is_filled_up_by_late_reports() -> None:
    file_at(NOVEMBER, 4, "2026-11")
    file_at(DECEMBER, 1, "2026-10")
    assert count(DECEMBER).counted == 5


def test_every_crowd_is_of_one_desk() -> None:
    file_reports(7)
    file_reports(6, desk=UUID(int=2))
    count()
    assert len(set(Fact.objects.values_list("crowd", "desk"))) == 2
    assert Fact.objects.values("crowd").distinct().count() == 2


def test_a_correction_that_says_nothing_new_is_used_up_at_once() -> None:
    reports = file_reports(5)
    correct(reports, number=4)
    count()
    correct(reports[:1], number=4)
    assert count() == CountOutcome(counted=0, waiting=0, set_aside=0, without_key=0)
    assert not Correction.objects.exists()
