"""The law's calendar: seven days, three months, and the next working day of the desk's country."""

from datetime import date

import pytest

from reporting.directory.legal_dates import (
    acknowledge_by,
    add_months,
    add_working_days,
    feedback_by,
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
