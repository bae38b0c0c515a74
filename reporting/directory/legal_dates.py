"""The law's calendar: by when a report is confirmed and answered, on working days of a country.

Directive (EU) 2019/1937, article 9: seven days, then three months; a term that ends on a holiday
ends on the next working day.
"""

from calendar import monthrange
from datetime import date, timedelta
from functools import cache

import holidays

ACKNOWLEDGE_DAYS = 7
FEEDBACK_MONTHS = 3
DAY = timedelta(days=1)


def acknowledge_by(*, filed: date, country: str) -> date:
    """The legal date by which a report filed on this day must be acknowledged."""
    return next_working_day(filed + ACKNOWLEDGE_DAYS * DAY, country)


def feedback_by(*, filed: date, country: str, acknowledged: date | None = None) -> date:
    """Three months after the acknowledgement; without one, three months after the seventh day."""
    start = feedback_from(filed=filed, acknowledged=acknowledged)
    return next_working_day(add_months(start, FEEDBACK_MONTHS), country)


def feedback_from(*, filed: date, acknowledged: date | None = None) -> date:
    """The day from which the three months count; who acknowledges late wins no time by it."""
    last = filed + ACKNOWLEDGE_DAYS * DAY
    return last if acknowledged is None else min(acknowledged, last)


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or that month's last: 30 November + 3 = 28 February."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def next_working_day(day: date, country: str) -> date:
    """The day itself if people work on it there, else the first one after it."""
    while not is_working_day(day, country):
        day += DAY
    return day


def add_working_days(day: date, count: int, country: str) -> date:
    """The `count`-th working day after this one; before it, where the count is negative."""
    step = DAY if count > 0 else -DAY
    for _ in range(abs(count)):
        day += step
        while not is_working_day(day, country):
            day += step
    return day


def is_working_day(day: date, country: str) -> bool:
    return _calendar(country).is_working_day(day)


@cache
def _calendar(country: str) -> holidays.HolidayBase:
    try:
        return holidays.country_holidays(country)
    except NotImplementedError:
        # a country whose holidays nobody wrote down: its weekend, at least
        return holidays.HolidayBase()
