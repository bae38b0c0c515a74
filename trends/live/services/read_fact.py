"""From opened answers to one countable fact; codes are the counting worker's to check."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from reporting.vocabulary import COUNTED
from reporting.vocabulary.answers import BadAnswer, check_period, read_codes
from trends.live.errors import NotCountable

QUESTIONS = {facet.name for facet in COUNTED}
NOT_SURE = "not_sure"  # what a skipped question means: the default of the form

# kind, inspection type and response are in the fact; track says nothing about the port, and is kept
# only as long as crowds are formed
DETAILS = (
    "actor",
    "what",
    "pretext",
    "threatened",
    "happened",
    "value_demanded",
    "value_given",
    "hours_lost",
)

# The one figure that needs two answers at once: it is made while both are in memory, as a detail of
# its own, because afterwards nothing joins what the ship did to what it lost.
REFUSED_OUTCOME = "refused_outcome"
DID_NOT_GIVE = ("refused", "asked_for_receipt_or_superior", "called_for_help")
LOST_NO_TIME, LOST_TIME = "no_time_lost", "time_lost"


@dataclass(frozen=True)
class CountableFact:
    """What is kept of the answers: the narrow fact, and details as (name, value)."""

    place: str
    inspection_type: str
    period: str
    kind: str
    response: str
    track: str
    details: tuple[tuple[str, str], ...] = field(default=())

    @property
    def year(self) -> int:
        return int(self.period[:4])

    @property
    def begins(self) -> date:
        """The first day of the month or quarter: no report of it was filed before."""
        return date(self.year, first_month(self.period), 1)


def read_fact(
    answers: Mapping[str, Any], *, now: datetime, is_place: Callable[[str], bool]
) -> CountableFact:
    """Check every answer against the vocabulary; NotCountable for what it does not know."""
    answers = dict(answers)
    place, period = answers.pop("place", None), answers.pop("time", None)
    if not isinstance(place, str) or not is_place(place):
        raise NotCountable("unknown place")
    if not QUESTIONS.issuperset(answers):
        raise NotCountable("a question that is not counted")
    try:
        check_period(period, now=now)
        coded = {name: read_codes(name, value) for name, value in answers.items()}
    except BadAnswer as error:
        raise NotCountable(str(error)) from None
    if len(coded.get("kind", ())) != 1:
        raise NotCountable("no kind")
    return CountableFact(
        place=place,
        inspection_type=one(coded, "inspection_type") or NOT_SURE,
        period=str(period),
        kind=one(coded, "kind"),
        response=one(coded, "response"),
        track=one(coded, "track"),
        details=(*plain_details(coded), *refused_outcome(coded)),
    )


def first_month(period: str) -> int:
    return 3 * int(period[6]) - 2 if period[5] == "Q" else int(period[5:])


def one(coded: Mapping[str, tuple[str, ...]], name: str) -> str:
    return coded.get(name, ("",))[0]


def plain_details(coded: Mapping[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(name, code) for name in DETAILS for code in coded.get(name, ())]


def refused_outcome(coded: Mapping[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    lost = one(coded, "hours_lost")
    if one(coded, "response") not in DID_NOT_GIVE or lost in ("", "unknown"):
        return []
    return [(REFUSED_OUTCOME, LOST_NO_TIME if lost == "none" else LOST_TIME)]
