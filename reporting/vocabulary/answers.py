"""One check of coded answers, for whoever sends them and for the count: no Django, no database."""

import re
from datetime import datetime, timedelta

from reporting.vocabulary import FACETS

PERIOD = re.compile(r"(?P<year>[0-9]{4})-(?:(?P<month>0[1-9]|1[0-2])|Q(?P<quarter>[1-4]))")
FIRST_YEAR = 2000
EARLIEST_CLOCK = timedelta(hours=14)  # it is tomorrow already on UTC+14


class BadAnswer(Exception):  # noqa: N818  what is wrong, as in reporting.sealing
    """The vocabulary does not know this answer; what was answered stands in no message."""

    def __init__(self, question: str, reason: str) -> None:
        super().__init__(f"{question}: {reason}")
        self.question, self.reason = question, reason


def check_period(period: object, *, now: datetime) -> None:
    """A month or quarter from 2000 on that has begun somewhere on earth."""
    found = PERIOD.fullmatch(period) if isinstance(period, str) else None
    if found is None:
        raise BadAnswer("time", "no month or quarter")
    month = int(found["month"] or 3 * int(found["quarter"]) - 2)
    latest = now + EARLIEST_CLOCK
    if not (FIRST_YEAR, 1) <= (int(found["year"]), month) <= (latest.year, latest.month):
        raise BadAnswer("time", "a month that cannot be")


def read_codes(name: str, value: object) -> tuple[str, ...]:
    """The codes of one answer; several are a sorted list without doubles."""
    facet = FACETS.get(name)
    if facet is None:
        raise BadAnswer("a question", "it is not in the vocabulary")
    codes = value if facet.several else [value]
    if not isinstance(codes, list) or not codes or any(code not in facet.codes for code in codes):
        raise BadAnswer(name, "unknown answer")
    if codes != sorted(set(codes)):
        raise BadAnswer(name, "answers are not in order")
    return tuple(codes)
