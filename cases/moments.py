"""At which moments the clocks of a case ask for somebody: pure dates, no rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto

from cases.models import Case, Reminder
from cases.transitions import FINISHED
from reporting.directory.legal_dates import add_working_days, feedback_from

DAY = timedelta(days=1)
FEEDBACK_WARNING = timedelta(days=14)
Clock = Reminder.Clock
Moment = Reminder.Moment


class To(Enum):
    """Who is reminded."""

    EVERYBODY = auto()
    OWNER = auto()
    LEADS = auto()
    OVERSIGHT = auto()


@dataclass(frozen=True)
class Asked:
    """One moment of one clock; `since` is the day on which that clock began."""

    clock: Reminder.Clock
    moment: Reminder.Moment
    to: To
    since: date
    due: date


def moments_reached(case: Case, day: date) -> Iterator[Asked]:
    """Every moment that this case has reached by this day, of the clocks that still run."""
    return (asked for asked in moments_of(case) if asked.due <= day)


def moments_of(case: Case) -> Iterator[Asked]:
    if case.withdraw_on is not None:
        on = case.withdraw_on  # not for who began it to carry out: that may be the owner
        yield Asked(Clock.WITHDRAWAL, Moment.REACHED, To.EVERYBODY, on, on)
    if case.status in FINISHED:
        return
    if case.owner_id is None and case.unowned_since is not None:
        since = case.unowned_since
        yield Asked(Clock.UNOWNED, Moment.REACHED, To.EVERYBODY, since, since + DAY)
    if case.answered is None:
        yield from legal_moments(case)
    if case.paused_since is None:
        yield from own_moments(case)


def legal_moments(case: Case) -> Iterator[Asked]:
    """Of the law's clocks that still run."""
    if case.acknowledged is None:
        by, country = case.acknowledge_by, case.desk.country
        warning = add_working_days(by, -1, country)
        yield from moments_between(Clock.ACKNOWLEDGE, case.opened, by, warning)
    begun = feedback_from(filed=case.opened, acknowledged=case.acknowledged)
    by = case.feedback_by
    yield from moments_between(Clock.FEEDBACK, begun, by, by - FEEDBACK_WARNING)


def moments_between(clock: Clock, begun: date, by: date, warning: date) -> Iterator[Asked]:
    days = (by - begun).days
    half, quarters = begun + -(-days // 2) * DAY, begun + -(-days * 3 // 4) * DAY
    yield Asked(clock, Moment.HALF, To.OWNER, begun, half)
    yield Asked(clock, Moment.THREE_QUARTERS, To.OWNER, begun, quarters)
    yield Asked(clock, Moment.LEAD, To.LEADS, begun, warning)
    yield Asked(clock, Moment.DEADLINE, To.OVERSIGHT, begun, by)


def own_moments(case: Case) -> Iterator[Asked]:
    """Of the desk's own clocks, while they are not paused; another date is another clock."""
    if case.assess_by is not None:
        by = case.assess_by
        yield Asked(Clock.ASSESS, Moment.REACHED, To.OWNER, by, by)
    if case.next_action_on is not None:
        on = case.next_action_on
        yield Asked(Clock.NEXT_ACTION, Moment.REACHED, To.OWNER, on, on)
