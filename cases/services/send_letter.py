"""Sending a letter of the desk, with or without a step of the case: one transaction for both."""

from typing import Any
from uuid import UUID

from django.db import transaction

from cases.access import lock_case
from cases.events import append_event
from cases.models import Case, Event
from cases.services.transition_case import transition_case
from reporting import clock
from reporting.mailbox.services import SlotTaken, add_letter
from reporting.models import Letter
from reporting.problems import Refused
from reporting.sealing.errors import BadLayout
from staff.models import Person


@transaction.atomic
def send_letter(
    *, person: Person, case_id: UUID, expected_slot: int, box: bytes, step: dict[str, Any] | None
) -> Letter:
    """Put a sealed letter into the thread, and take the step that it tells of.

    Refused with 409 `slot_taken` if another letter came in between: read, seal again, send again.
    """
    case = lock_case(person, case_id)
    letter = put_letter(case=case, expected_slot=expected_slot, box=box)
    if step is None:
        append_event(case=case, kind=Event.Kind.LETTER, actor=person, data={"slot": letter.slot})
    else:
        transition_case(case=case, person=person, step=step, letter_slot=letter.slot)
    return letter


def put_letter(*, case: Case, expected_slot: int, box: bytes) -> Letter:
    """A letter of the desk in the thread, in the caller's transaction; Refused as above."""
    if case.report is None:
        raise Refused(409, "erased", "This report was erased; its thread has ended.")
    try:
        return add_letter(
            mailbox_hash=case.report.mailbox_hash,
            expected_slot=expected_slot,
            side=Letter.Side.DESK,
            box=box,
            day=clock.today(),
        )
    except SlotTaken:
        raise Refused(
            409, "slot_taken", "A letter came in between. Read it, then send yours again."
        ) from None
    except BadLayout:
        raise Refused(400, "bad_letter", "This is not a sealed letter.") from None


@transaction.atomic
def take_step(*, person: Person, case_id: UUID, step: dict[str, Any]) -> Event:
    """A step that needs no letter."""
    case = lock_case(person, case_id)
    return transition_case(case=case, person=person, step=step, letter_slot=None)
