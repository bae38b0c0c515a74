"""A clock of the house that a test sets; sign-in and sessions keep the real time."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time

from django.test import override_settings

NOON = time(12, tzinfo=UTC)
_shown: list[datetime] = []


def now() -> datetime:
    return _shown[-1]


@contextmanager
def on(day: date) -> Iterator[None]:
    """It is noon of that day."""
    with at(datetime.combine(day, NOON)):
        yield


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    _shown.append(moment)
    try:
        with override_settings(CLOCK="tests.house_clock.now"):
            yield
    finally:
        _shown.pop()
