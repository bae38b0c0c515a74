"""Placing a legal hold: nothing of a case is erased while it stands."""

from typing import Any
from uuid import UUID

from django.db import transaction

from cases.access import lock_case
from cases.events import append_event
from cases.models import Event, HoldReason, WaitingAct
from cases.services.send_letter import put_letter
from cases.services.transition_case import keep_words, new_note
from cases.transitions import HOLD
from cases.two_officers import read_reason, require_act
from reporting import clock
from reporting.problems import Refused
from staff.models import Person


@transaction.atomic
def place_hold(
    *, person: Person, case_id: UUID, why: str, box: bytes, letter: dict[str, Any] | None
) -> Event:
    """Place it alone; it stops a withdrawal, of which the reporter is told, and an early erasing.

    Refused with 400 `letter_needed` if a withdrawal runs and no status letter is given, or the
    other way round.
    """
    case = lock_case(person, case_id)
    require_act(case, person, HOLD)
    if case.held_since is not None:
        raise Refused(409, "held", "A legal hold stands on this case already.")
    if (case.withdraw_on is not None) != (letter is not None):
        raise Refused(
            409, "letter_needed", "The reporter is told when a hold stops what they asked for."
        )
    note = new_note(case, box)
    data: dict[str, Any] = {"hold": "placed", "why": read_reason(HoldReason, why)}
    data["note"] = note.pk.hex
    if letter is not None:
        data["slot"] = put_letter(case=case, **letter).slot
    case.held_since, case.withdraw_on = clock.today(), None
    case.save(update_fields=["held_since", "withdraw_on"])
    WaitingAct.objects.filter(case=case).delete()
    event = append_event(case=case, kind=Event.Kind.HOLD, actor=person, data=data)
    keep_words(note, event)
    return event
