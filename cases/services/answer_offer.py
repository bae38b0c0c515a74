"""Answering an offer of another desk: taking the case over, or leaving it where it is."""

from uuid import UUID

from django.db import transaction

from cases.access import lock_offered
from cases.events import append_event
from cases.models import Case, Event, IndexRow, Note, Offer, Reminder, WaitingAct
from cases.services.offer_case import end_offer, require_open
from cases.services.send_letter import put_letter
from cases.services.transition_case import keep_words, move_case, new_note
from cases.transitions import Transition, find_move
from reporting import clock
from reporting.filing.wraps import leave_one_wrap
from reporting.problems import Refused
from staff.access import role_in
from staff.models import Desk, Person


@transaction.atomic
def take_over(*, person: Person, case_id: UUID, expected_slot: int, box: bytes) -> Case:
    """Make it this desk's case, and tell the reporter: only now the other desk's wrap goes.

    The letter can be sealed only by who has opened the report with the wrap that was offered.
    """
    case, offer = lock_offered(person, case_id)
    step = find_move(case.status, role_in(person, offer.desk))
    if step is None or case.report_id is None:
        raise Refused(409, "not_allowed", "This case cannot be taken over from where it is.")
    require_open(offer.desk)
    letter = put_letter(case=case, expected_slot=expected_slot, box=box)
    leave_one_wrap(report_id=case.report_id, key_id=offer.key_id)
    data = {
        "from": str(step.source),
        "to": str(step.target),
        "from_desk": case.desk_id.hex,
        "to_desk": offer.desk_id.hex,
        "slot": letter.slot,
    }
    change_desk(case, offer.desk, step)
    append_event(case=case, kind=Event.Kind.TRANSITION, actor=person, data=data)
    return case


def change_desk(case: Case, desk: Desk, step: Transition) -> None:
    """The case's columns at its new desk; what was the old desk's own goes.

    The dates of the law stay as they were told to the reporter, and so does the time for which the
    report is kept, where the new desk would keep it longer.
    """
    today = clock.today()
    case.keep_months = min(case.keep_months or case.desk.retention_months, desk.retention_months)
    case.desk, case.owner, case.unowned_since = desk, None, today
    case.save(update_fields=["keep_months", "desk", "owner", "unowned_since"])
    move_case(case=case, transition=step, outcome="", day=today)
    IndexRow.objects.filter(case=case).delete()  # of the other desk's register, under its key
    # what the other desk was reminded of; oversight is told once that a legal date has come
    Reminder.objects.filter(case=case).exclude(moment=Reminder.Moment.DEADLINE).delete()
    Offer.objects.filter(case=case).delete()
    WaitingAct.objects.filter(case=case).delete()  # signed by somebody of the other desk


@transaction.atomic
def decline(*, person: Person, case_id: UUID, note: bytes | None) -> None:
    """Leave it with its desk. The reason is sealed under the report's key; none is given only by a
    desk that could not open what it was offered."""
    case, offer = lock_offered(person, case_id)
    data = {"act": "declined", "desk": offer.desk_id.hex}
    words: Note | None = None
    if note is not None:
        words = new_note(case, note)
        data["note"] = words.pk.hex
    end_offer(case, offer)
    event = append_event(case=case, kind=Event.Kind.OFFER, actor=person, data=data)
    if words is not None:
        keep_words(words, event)
