"""The house's one clock: whatever asks for a day or the time of a deed asks here.

It is the real time, except in the demo, where it can be moved by whole days (`settings.CLOCK`).
Sign-in, sessions and the six digits keep the real time.
"""

from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Protocol, cast

from django.conf import settings
from django.utils.module_loading import import_string

REAL = "reporting.clock.real_now"
HALF_A_DAY = timedelta(hours=12)


class Clock(Protocol):
    """What `settings.CLOCK` names."""

    def __call__(self) -> datetime: ...


def real_now() -> datetime:
    return datetime.now(UTC)


def now() -> datetime:
    """The house's time, in UTC."""
    return _clock(settings.CLOCK)()


def today() -> date:
    """The house's day: the UTC date."""
    return now().date()


def moved_days() -> int:
    """How many days the clock stands before the real one; 0 outside of the demo."""
    return (now() - real_now() + HALF_A_DAY).days


@cache
def _clock(name: str) -> Clock:
    return cast("Clock", import_string(name))
