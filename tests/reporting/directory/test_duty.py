"""Hours of duty: a week in the desk's own time, read at any moment."""

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.directory.duty import DAY, WEEK, Duty, DutyNow, merge_spans

MONDAY_MORNING = (8 * 60, 18 * 60)
SUNDAY_NIGHT = (6 * DAY + 22 * 60, 7 * DAY + 6 * 60)


def at(duty: Duty, text: str) -> DutyNow:
    return duty.at(datetime.fromisoformat(text).replace(tzinfo=UTC))


def test_it_is_read_from_the_clock_on_the_wall_of_the_desk():
    duty = Duty("America/Argentina/Buenos_Aires", (MONDAY_MORNING,))
    monday = at(duty, "2026-11-23T11:30")  # 08:30 there
    assert (monday.on, monday.minute, monday.ahead) == (True, 8 * 60 + 30, 9 * 60 + 30)
    assert (monday.days_ahead, monday.changes_at) == (0, 18 * 60)
    before = at(duty, "2026-11-23T10:59")
    assert (before.on, before.changes_at, before.days_ahead) == (False, 8 * 60, 0)
    after = at(duty, "2026-11-23T21:00")
    assert (after.on, after.changes_at, after.days_ahead) == (False, 8 * 60, 7)


def test_a_night_over_the_end_of_the_week_is_one():
    duty = Duty("UTC", (SUNDAY_NIGHT,))
    for moment in ("2026-11-22T22:00", "2026-11-23T05:59"):
        assert at(duty, moment).on
        assert at(duty, moment).changes_at == 6 * 60
    assert at(duty, "2026-11-22T23:00").days_ahead == 1
    assert at(duty, "2026-11-23T00:10").days_ahead == 0
    assert not at(duty, "2026-11-23T06:00").on
    assert not at(duty, "2026-11-22T21:59").on


def test_the_hour_that_summer_time_skips_moves_nothing():
    duty = Duty("Europe/Berlin", ((6 * DAY, 6 * DAY + 8 * 60),))
    assert at(duty, "2026-03-29T05:59").on  # 07:59 in summer time
    assert not at(duty, "2026-03-29T06:00").on


def test_duty_at_all_hours_never_changes():
    duty = Duty("UTC", merge_spans((day * DAY, (day + 1) * DAY) for day in range(7)))
    assert duty.hours == ((0, WEEK),)
    assert at(duty, "2026-11-25T12:00") == DutyNow(True, 2 * DAY + 12 * 60, None)


@pytest.mark.parametrize(
    ("spans", "merged"),
    [
        ([], ()),
        ([(480, 600), (600, 700), (650, 660)], ((480, 700),)),
        ([(700, 800), (480, 600)], ((480, 600), (700, 800))),
        ([SUNDAY_NIGHT, (5 * 60, 7 * 60)], ((SUNDAY_NIGHT[0], WEEK + 7 * 60),)),
        ([(6 * DAY, WEEK + 5 * DAY), (5 * DAY, 6 * DAY)], ((0, WEEK),)),
    ],
)
def test_spans_of_several_people_are_one(spans, merged):
    assert merge_spans(spans) == merged


SPANS = st.tuples(st.integers(0, WEEK - 1), st.integers(1, DAY)).map(lambda s: (s[0], sum(s)))


@pytest.mark.parametrize(
    ("spans", "hours"),
    [
        ([(day * DAY + 480, day * DAY + 1080) for day in range(5)], [["01234", 480, 1080]]),
        ([SUNDAY_NIGHT], [["6", 1320, 1800]]),
        ([(0, WEEK)], [["0123456", 0, 1440]]),
        ([(480, 2 * DAY + 60)], [["0", 480, 1440], ["1", 0, 1440], ["2", 0, 60]]),
        ([(6 * DAY + 600, WEEK + DAY + 700)], [["6", 600, 1440], ["0", 0, 1440], ["1", 0, 700]]),
    ],
    ids=["alike", "a night", "always", "longer than a day", "over the end of the week"],
)
def test_the_directory_says_days_that_are_alike_together(spans, hours):
    duty = Duty("UTC", merge_spans(spans))
    said = {"zone": "UTC", "hours": hours}
    assert duty.to_json() == said
    assert Duty.from_json(said) == duty


@given(st.lists(SPANS, min_size=1, max_size=12))
def test_what_the_directory_says_is_read_as_it_was(spans):
    duty = Duty("UTC", merge_spans(spans))
    said = duty.to_json()
    assert Duty.from_json(said) == duty
    assert all(0 <= start < DAY and start < end <= 2 * DAY for _, start, end in said["hours"])


@given(st.lists(SPANS, min_size=1, max_size=12), st.integers(0, WEEK - 1))
def test_somebody_is_on_duty_exactly_in_the_hours_of_somebody(spans, minute):
    hours = merge_spans(spans)
    moment = datetime(2026, 11, 23, tzinfo=UTC).timestamp() + minute * 60
    now = Duty("UTC", hours).at(datetime.fromtimestamp(moment, UTC))
    assert now.on == any(
        start <= one < end for start, end in spans for one in (minute, minute + WEEK)
    )
    assert all(end < start for (_, end), (start, _) in pairwise(hours))
    if now.ahead is not None:
        later = datetime.fromtimestamp(moment + now.ahead * 60, UTC)
        assert Duty("UTC", hours).at(later).on != now.on
