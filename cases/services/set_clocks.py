"""The desk's own clocks: pausing them, and saying when somebody acts next."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from cases.access import lock_case
from cases.clocks import pause_clocks, resume_clocks
from cases.events import append_event
from cases.models import Case, Event
from cases.transitions import FINISHED
from reporting import clock
from reporting.problems import Refused
from staff.models import Person

FARTHEST = timedelta(days=3660)


@transaction.atomic
def pause_case(*, person: Person, case_id: UUID, paused: bool) -> None:
    """Stop or start the desk's own clocks of a case; asking twice changes nothing."""
    case = lock_open_case(person, case_id)
    if paused == (case.paused_since is not None):
        return
    today = clock.today()
    data: dict[str, Any] = {"paused": paused}
    if paused:
        pause_clocks(case, day=today)
    else:
        data["days"] = resume_clocks(case, day=today)
    case.save(update_fields=["paused_since", "assess_by", "next_action_on"])
    append_event(case=case, kind=Event.Kind.CLOCK, actor=person, data=data)


@transaction.atomic
def plan_next_action(*, person: Person, case_id: UUID, on: date | None) -> None:
    """Say on which day somebody acts next, or that nothing is planned."""
    case = lock_open_case(person, case_id)
    if on is not None and on < clock.today():
        raise Refused(400, "day_is_over", "Choose today or a day to come.")
    if on is not None and on > clock.today() + FARTHEST:
        raise Refused(400, "too_far", "Choose a day of the next ten years.")
    if case.next_action_on == on:
        return
    case.next_action_on = on
    case.save(update_fields=["next_action_on"])
    data = {"next_action": on.isoformat() if on else None}
    append_event(case=case, kind=Event.Kind.CLOCK, actor=person, data=data)


def lock_open_case(person: Person, case_id: UUID) -> Case:
    case = lock_case(person, case_id)
    if case.status in FINISHED:
        raise Refused(409, "finished", "This case is finished; no clock runs in it.")
    return case
