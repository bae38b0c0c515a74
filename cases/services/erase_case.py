"""Erasing what was sealed of a case; its coded row and its chain of events stay."""

from datetime import date
from typing import Any

from cases.events import append_event
from cases.models import Case, Event, IndexRow, Note, Offer, WaitingAct
from cases.services.transition_case import move_case
from cases.transitions import Transition
from reporting.filing.erase import erase_report
from reporting.problems import Refused
from staff.models import Person


def erase_case(  # noqa: PLR0913  all keyword-only
    *,
    case: Case,
    step: Transition,
    day: date,
    outcome: str = "",
    actor: Person | None = None,
    data: dict[str, Any] | None = None,
) -> Event:
    """In the caller's transaction, which has locked the case; a case that had an outcome keeps it.

    Wraps first, then box and letters, then what officers wrote under the same keys.
    """
    if case.held_since is not None:
        raise Refused(409, "held", "A legal hold stands on this case. Nothing of it may be erased.")
    report_id, case.report, case.withdraw_on = case.report_id, None, None
    case.save(update_fields=["report", "withdraw_on"])
    if report_id is not None:
        erase_report(report_id=report_id)
    IndexRow.objects.filter(case=case).delete()
    Note.objects.filter(case=case).delete()
    WaitingAct.objects.filter(case=case).delete()
    Offer.objects.filter(case=case).delete()
    move_case(case=case, transition=step, outcome=case.outcome or outcome, day=day)
    moved = {"from": str(step.source), "to": str(step.target)}
    kind = Event.Kind.TRANSITION
    return append_event(
        case=case, kind=kind, actor=actor, day=None if actor else day, data=moved | (data or {})
    )
