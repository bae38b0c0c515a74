"""The demo's forty cases stand where the tour says, on whatever day it is set up."""

from datetime import date, timedelta

import pytest

from cases.events import broken_link
from cases.models import Case, IndexRow
from config.demo.cast import RIO
from config.demo.past import live_through
from config.demo.people import make_desks, make_officers, make_people, open_desks
from config.demo.stories import STORIES
from reporting import clock
from reporting.directory.legal_dates import acknowledge_by, is_working_day
from reporting.models import Letter
from reporting.vocabulary import FACETS
from trends.live.services.turn_key import turn_window_key

MONDAY = date(2026, 11, 23)
WEEK = [MONDAY + timedelta(days=day) for day in range(14)]


@pytest.mark.parametrize("today", WEEK)
def test_late_reports_are_late_and_the_others_fall_due_on_the_next_working_day(today: date) -> None:
    for story in STORIES:
        due = acknowledge_by(filed=story.filed(today, "AR"), country="AR")
        if story.overdue:
            assert due < today
        if story.due_today:
            assert due >= today
            assert not any(
                is_working_day(today + timedelta(days=ahead), "AR")
                for ahead in range((due - today).days)
            )


def test_every_code_of_a_story_is_a_word_of_the_vocabulary() -> None:
    for story in STORIES:
        for name, given in story.answers.items():
            codes = {option.code for option in FACETS[name].options}
            assert set(given if isinstance(given, list) else [given]) <= codes, story.account


@pytest.mark.django_db
def test_forty_cases_stand_in_the_states_of_the_tour(settings) -> None:
    settings.CLOCK = "config.demo.clock.now"
    today = clock.today()
    turn_window_key()
    desks = make_desks()
    people = make_people(desks)
    seeds = open_desks(desks, make_officers(people), today.isoformat())
    live_through(today, seeds)
    cases = Case.objects.filter(desk=RIO.id)
    assert cases.count() == 40
    assert cases.filter(due__lt=today).count() == 3
    assert cases.filter(owner=None).count() == 1
    assert {status for (status,) in cases.values_list("status").distinct()} == {
        "received",
        "acknowledged",
        "assessing",
        "addressing",
        "concluded",
        "not_proceeding",
    }
    for case in Case.objects.all():
        assert broken_link(list(case.events.order_by("number"))) is None
    assert IndexRow.objects.filter(case__desk=RIO.id).count() == 40
    finished = cases.filter(status="concluded").values_list("report__mailbox_hash", flat=True)
    last = Letter.objects.filter(mailbox_hash__in=list(finished)).order_by("mailbox_hash", "-slot")
    sides = {letter.mailbox_hash: letter.side for letter in reversed(last)}
    assert list(sides.values()).count(Letter.Side.REPORTER) == 1  # one letter after the end
