"""Saying whose case it is."""

from uuid import UUID

from django.db import transaction

from cases.access import lock_case
from cases.events import append_event
from cases.models import Case, Event
from reporting import clock
from reporting.problems import Refused
from staff.access import access_desk, desks_of
from staff.models import Person


@transaction.atomic
def assign_owner(*, person: Person, case_id: UUID, owner_id: UUID | None) -> Case:
    """Give a case to an officer of its desk, or to nobody."""
    case = lock_case(person, case_id)
    access_desk(person, case.desk_id)
    owner = None if owner_id is None else Person.objects.filter(pk=owner_id).first()
    if owner_id is not None and (owner is None or case.desk not in desks_of(owner)):
        raise Refused(400, "not_an_officer", "Only an officer of this desk can own its cases.")
    if case.owner_id == owner_id:
        return case
    case.owner = owner
    case.unowned_since = None if owner else clock.today()
    case.save(update_fields=["owner", "unowned_since"])
    data = {"owner": owner.pk.hex if owner else None}
    append_event(case=case, kind=Event.Kind.OWNER, actor=person, data=data)
    return case


@transaction.atomic
def mark_read(*, person: Person, case_id: UUID, slot: int) -> None:
    """Remember that letters up to this slot were read; never backwards."""
    case = lock_case(person, case_id)
    if slot + 1 <= case.letters_read:
        return
    Case.objects.filter(pk=case.pk).update(letters_read=slot + 1)
    append_event(case=case, kind=Event.Kind.READ, actor=person, data={"slot": slot})
