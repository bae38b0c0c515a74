"""Corrections of no known report count for reports that could not be read, and for no more."""

from uuid import UUID

import pytest

from reporting.models import SealedFacets
from tests.trends.factories import NOW, Report, current_key
from trends.live import window_keys
from trends.live.models import Correction, CountLock, Fact, SetAside, Tally
from trends.live.services.count import CountOutcome, count_facts
from trends.live.services.turn_key import turn_window_key

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("places", "key_folder")]


def count() -> CountOutcome:
    return count_facts(now=NOW)


def file_unreadable(number: int) -> list[Report]:
    """Reports of a place that the vocabulary does not know; whoever reads the case knows better."""
    reports = [Report(place="XXXXX") for _ in range(number)]
    for report in reports:
        report.file()
    return reports


def correct(reports: list[Report], **given: object) -> None:
    for report in reports:
        report.correct(number=1, place="ARROS", **given)


def refused() -> int:
    return SetAside.objects.filter(reason="no_report").count()


def test_corrections_of_no_report_are_refused() -> None:
    correct([Report() for _ in range(5)])
    assert count() == CountOutcome(counted=0, waiting=0, set_aside=5, without_key=0)
    assert refused() == 5
    assert not Correction.objects.exists()
    assert not Fact.objects.exists()


def test_a_report_that_could_not_be_read_is_counted_by_its_correction() -> None:
    reports = file_unreadable(5)
    count()
    correct(reports)
    assert count() == CountOutcome(counted=5, waiting=0, set_aside=0, without_key=0)
    assert set(Fact.objects.values_list("status", flat=True)) == {"confirmed"}


def test_it_is_counted_in_the_run_that_cannot_read_it_too() -> None:
    correct(file_unreadable(5))
    assert count().counted == 5


def test_no_more_are_counted_than_could_not_be_read() -> None:
    file_unreadable(5)
    correct([Report() for _ in range(8)])
    assert count().counted == 5
    assert refused() == 3
    correct([Report() for _ in range(5)])
    assert count().counted == 0
    assert (Fact.objects.count(), refused()) == (5, 8)


def test_those_that_wait_for_a_crowd_keep_their_place() -> None:
    reports = file_unreadable(5)
    count()
    correct(reports[:4])
    assert count() == CountOutcome(counted=0, waiting=4, set_aside=0, without_key=0)
    correct(reports[4:])
    assert count().counted == 5


def test_a_report_that_was_read_leaves_no_place_for_another_ticket() -> None:
    """Its own facets are its count: a correction under a ticket of its own would be a second."""
    for _ in range(5):
        Report().file()
    correct([Report() for _ in range(5)])
    assert count().counted == 5
    assert set(Fact.objects.values_list("status", flat=True)) == {"unreviewed"}
    assert refused() == 5


def test_an_unreadable_report_of_another_desk_is_a_place_too() -> None:
    """Which desk it was for stands in what cannot be read."""
    file_unreadable(5)
    reports = [Report(desk=UUID(int=2)) for _ in range(5)]
    correct(reports)
    assert count().counted == 5


def test_a_key_that_was_lost_and_came_back_counts_nothing_twice() -> None:
    reports = [Report() for _ in range(5)]
    for report in reports:
        report.file()
    path = window_keys.path_of(current_key().id)
    away = path.rename(path.with_suffix(".away"))
    turn_window_key(now=NOW)
    for report in reports:
        report.correct(number=1)
    assert count() == CountOutcome(counted=5, waiting=0, set_aside=0, without_key=5)
    correct([Report() for _ in range(5)])
    assert count() == CountOutcome(counted=0, waiting=0, set_aside=5, without_key=5)
    away.rename(path)
    count()
    assert not SealedFacets.objects.exists()
    assert Fact.objects.count() == 5
    assert Tally.objects.get(level="world", inspection_type="").facts == 5
    assert CountLock.objects.get().unread == 0
