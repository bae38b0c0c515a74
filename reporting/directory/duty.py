"""When somebody of a desk is on duty: a week in the desk's own time, and what that says now.

Wall-clock minutes from Monday 00:00, as people read them from a clock on the wall.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

DAY = 24 * 60
WEEK = 7 * DAY
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class DutyNow:
    """Whether somebody is on duty, which minute of the week it is there, and when that changes."""

    on: bool
    minute: int
    ahead: int | None  # minutes until it changes; None where somebody is on duty at all hours

    @property
    def days_ahead(self) -> int:
        return (self.minute % DAY + (self.ahead or 0)) // DAY

    @property
    def changes_at(self) -> int:
        """The minute of the week at which it changes."""
        return (self.minute + (self.ahead or 0)) % WEEK


@dataclass(frozen=True, slots=True)
class Duty:
    """Spans of a week, apart and in order; the last may end after the week, on Monday morning."""

    zone: str
    hours: tuple[Span, ...]

    def at(self, moment: datetime) -> DutyNow:
        there = moment.astimezone(ZoneInfo(self.zone))
        minute = there.weekday() * DAY + there.hour * 60 + there.minute
        for start, end in self.hours:
            for now in (minute, minute + WEEK):
                if start <= now < end:
                    always = end - start == WEEK
                    return DutyNow(True, minute, None if always else end - now)
        return DutyNow(False, minute, min((start - minute) % WEEK for start, _ in self.hours))

    def to_json(self) -> dict[str, Any]:
        """As the directory says it: `[days, from, until]`, the days that are alike together.

        Days are digits, 0 is Monday; minutes of that day, and `until` may lie on the next one.
        """
        days: dict[Span, str] = {}
        for weekday, start, end in self._pieces():
            days[start, end] = days.get((start, end), "") + str(weekday)
        hours = [[alike, start, end] for (start, end), alike in days.items()]
        return {"zone": self.zone, "hours": hours}

    def _pieces(self) -> Iterator[tuple[int, int, int]]:
        """What is longer than a day is cut at midnight."""
        for start, end in self.hours:
            at = start
            while at < end:
                midnight = at - at % DAY + DAY
                until = midnight if end - at > DAY else end
                yield at // DAY % 7, at % DAY, at % DAY + until - at
                at = until

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> "Duty":
        spans = (
            (int(day) * DAY + start, int(day) * DAY + end)
            for days, start, end in value["hours"]
            for day in days
        )
        return cls(value["zone"], merge_spans(spans))


def merge_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in which anybody is on duty, whoever it is."""
    apart: list[Span] = []
    for start, end in sorted(spans):
        if apart and start <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(apart[-1][1], end))
        else:
            apart.append((start, end))
    while len(apart) > 1 and apart[-1][1] - WEEK >= apart[0][0]:
        _, end = apart.pop(0)
        apart[-1] = (apart[-1][0], max(apart[-1][1], end + WEEK))
    if apart and apart[-1][1] - apart[-1][0] >= WEEK:
        return ((0, WEEK),)
    return tuple(apart)
