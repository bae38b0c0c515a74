"""The law's calendar: seven days, three months, and the next working day of the desk's country."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.directory.legal_dates import (
    acknowledge_by,
    add_months,
    add_working_days,
    feedback_by,
    feedback_from,
    is_working_day,
    next_working_day,
)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 10, 31), 1, date(2026, 11, 30)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 9, 30), 3, date(2026, 12, 30)),
        (date(2026, 1, 31), 12, date(2027, 1, 31)),
        (date(2026, 5, 5), 0, date(2026, 5, 5)),
    ],
)
def test_months_are_calendar_months(day: date, months: int, expected: date) -> None:
    assert add_months(day, months) == expected


def test_a_report_is_acknowledged_by_the_seventh_day() -> None:
    assert acknowledge_by(filed=date(2026, 11, 24), country="DE") == date(2026, 12, 1)


def test_a_seventh_day_at_the_weekend_moves_to_monday() -> None:
    assert acknowledge_by(filed=date(2026, 11, 21), country="DE") == date(2026, 11, 30)


def test_a_seventh_day_on_a_holiday_moves_past_all_holidays() -> None:
    # Friday 25 December 2026 is Christmas, then a holiday on a Saturday, then a Sunday
    assert acknowledge_by(filed=date(2026, 12, 18), country="DE") == date(2026, 12, 28)


def test_the_weekend_is_that_of_the_country() -> None:
    friday, sunday = date(2026, 11, 27), date(2026, 11, 29)
    assert not is_working_day(friday, "EG")
    assert is_working_day(sunday, "EG")
    assert is_working_day(friday, "DE")
    assert next_working_day(friday, "EG") == sunday


def test_a_country_whose_holidays_nobody_wrote_down_has_a_weekend() -> None:
    assert next_working_day(date(2026, 11, 28), "KP") == date(2026, 11, 30)


def test_feedback_is_due_three_months_after_the_acknowledgement() -> None:
    day = feedback_by(filed=date(2026, 11, 20), acknowledged=date(2026, 11, 24), country="DE")
    assert day == date(2027, 2, 24)


def test_feedback_without_acknowledgement_is_due_three_months_after_the_seventh_day() -> None:
    # 1 December + 3 months is Monday, 1 March
    assert feedback_by(filed=date(2026, 11, 24), country="DE") == date(2027, 3, 1)


def test_feedback_counts_from_the_seventh_day_itself_not_from_where_it_moved_to() -> None:
    # the seventh day is Saturday 28 November; three months later is Sunday 28 February
    assert feedback_by(filed=date(2026, 11, 21), country="DE") == date(2027, 3, 1)


@pytest.mark.parametrize(
    ("count", "expected"),
    [(2, date(2026, 12, 29)), (-1, date(2026, 12, 23)), (0, date(2026, 12, 24))],
)
def test_working_days_are_counted_over_holidays(count: int, expected: date) -> None:
    # from Thursday 24 December 2026 in Germany
    assert add_working_days(date(2026, 12, 24), count, "DE") == expected


def test_who_acknowledges_late_wins_no_time_by_it() -> None:
    filed = date(2026, 11, 24)
    late = feedback_by(filed=filed, acknowledged=date(2027, 2, 1), country="DE")
    assert late == feedback_by(filed=filed, country="DE")


def test_the_last_days_of_november_all_answer_by_the_end_of_february() -> None:
    for day in (28, 29, 30):
        assert add_months(date(2026, 11, day), 3) == date(2027, 2, 28)
    assert add_months(date(2027, 11, 29), 3) == date(2028, 2, 29)
    assert add_months(date(2027, 11, 28), 3) == date(2028, 2, 28)


# India's calendar is known to the end of 2035; a feedback may lie 3 months and some days after
DAYS = st.dates(date(2020, 1, 1), date(2034, 12, 31))
COUNTRIES = st.sampled_from(["AR", "DE", "EG", "GH", "IN", "KP", "NG", "SG", "ZA"])


@given(DAYS, st.integers(0, 60))
def test_a_month_never_runs_over_its_end(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    last = monthrange(later.year, later.month)[1]
    assert later.day == day.day or (later.day == last < day.day)


@given(DAYS, COUNTRIES)
def test_a_legal_date_is_a_working_day_and_never_early(day: date, country: str) -> None:
    legal = acknowledge_by(filed=day, country=country)
    assert is_working_day(legal, country)
    assert legal >= day + timedelta(days=7)
    # nothing but days off lies between the seventh day and the legal date
    off = (day + timedelta(days=7 + step) for step in range((legal - day).days - 7))
    assert not any(is_working_day(between, country) for between in off)


@given(DAYS, COUNTRIES, st.integers(0, 400))
def test_no_acknowledgement_stretches_the_laws_clock(day: date, country: str, wait: int) -> None:
    acknowledged = day + timedelta(days=wait)
    by = feedback_by(filed=day, country=country, acknowledged=acknowledged)
    assert by <= feedback_by(filed=day, country=country)
    assert feedback_from(filed=day, acknowledged=acknowledged) <= day + timedelta(days=7)
    assert is_working_day(by, country)


@given(DAYS, COUNTRIES, st.integers(1, 30))
def test_working_days_there_and_back(day: date, country: str, count: int) -> None:
    start = next_working_day(day, country)
    later = add_working_days(start, count, country)
    assert add_working_days(later, -count, country) == start
