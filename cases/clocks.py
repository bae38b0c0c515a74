"""The clocks of a case: the law's run on by themselves, the desk's own can be paused."""

from datetime import date, timedelta

from cases.models import Case
from cases.models.cases import NEVER
from cases.transitions import Transition
from reporting.directory.legal_dates import feedback_by

ASSESS_DAYS = timedelta(days=14)
Status = Case.Status
ASSESSED = (Status.ADDRESSING, Status.REFERRED)


def run_clocks(case: Case, transition: Transition, *, day: date) -> None:
    """After a step that leaves the case open. Nothing here moves a date of the law.

    Acknowledging starts the law's second clock, once; a case that was answered and is opened again
    has the desk's own clocks only: the law's are over and do not start anew. A desk that takes a
    case over has the law's dates as they are, and its own clocks from today.
    """
    if transition.target == Status.ACKNOWLEDGED and not transition.moves:
        case.acknowledged = day
        case.feedback_by = feedback_by(
            filed=case.opened, country=case.desk.country, acknowledged=day
        )
    case.due = NEVER if case.answered else case.feedback_by
    case.finished = None
    if transition.target == Status.ACKNOWLEDGED or transition.reopens:
        case.assess_by = day + ASSESS_DAYS
    if transition.moves:
        case.next_action_on = case.paused_since = None
    if transition.target in ASSESSED:
        case.assess_by = None


def end_clocks(case: Case, *, day: date) -> None:
    """After a step that finishes the case: the reporter has their answer, nothing runs."""
    case.answered = case.answered or day
    case.finished = case.finished or day
    case.due = NEVER
    case.assess_by = case.next_action_on = case.paused_since = None


def pause_clocks(case: Case, *, day: date) -> None:
    """Stop the desk's own clocks; the law's know nothing of it."""
    case.paused_since = day


def resume_clocks(case: Case, *, day: date) -> int:
    """Let them run again, later by the days for which they stood; returns how many."""
    stood = max(day - (case.paused_since or day), timedelta())
    case.paused_since = None
    if case.assess_by:
        case.assess_by += stood
    if case.next_action_on:
        case.next_action_on += stood
    return stood.days
