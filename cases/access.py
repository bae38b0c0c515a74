"""The only lawful way from an id to a case: through a desk of which the person is an officer."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from cases.models import Case, Offer, OfficerKey, Shift, WaitingAct
from cases.selectors.records import records_of
from reporting.models import Report
from reporting.problems import Refused
from staff.access import desks_of
from staff.models import Desk, Person


def cases_of(person: Person) -> QuerySet[Case]:
    """The cases of a person's own desks."""
    return Case.objects.filter(desk__in=desks_of(person))


def lock_report_of(case_id: UUID) -> None:
    """Before the case is locked: who closes a day takes them in this order, and none waits for us
    who holds what we wait for.

    Its key stays free: PostgreSQL looks at it when somebody commits who has changed the case's row
    twice and has not come this way. They would wait for us, and we for them.
    """
    named = Case.objects.filter(pk=case_id, report__isnull=False).values("report")
    Report.objects.select_for_update(no_key=True).filter(pk__in=named).only("pk").first()


def access_case(person: Person, case_id: UUID) -> Case:
    """The case; Http404 where there is none and where it is another desk's, alike."""
    case = cases_of(person).select_related("desk", "owner", "report").filter(pk=case_id).first()
    if case is None:
        raise Http404
    return case


def lock_case(person: Person, case_id: UUID) -> Case:
    """The same, locked until the transaction ends: for whatever writes an event."""
    lock_report_of(case_id)
    case = (
        cases_of(person)
        .select_for_update(of=("self",))
        .select_related("desk", "report")
        .filter(pk=case_id)
        .first()
    )
    if case is None:
        raise Http404
    return case


def acts_for(person: Person) -> QuerySet[WaitingAct]:
    """Acts that wait at a person's own desks; for the oversight desk those of every desk."""
    desks = desks_of(person)
    if desks.filter(kind=Desk.Kind.OVERSIGHT).exists():
        return WaitingAct.objects.all()
    return WaitingAct.objects.filter(case__desk__in=desks)


def access_act(person: Person, case_id: UUID, number: int) -> WaitingAct | None:
    """An act that waits, with its case; None where it waits no longer at an own desk.

    Http404 for every case of which nothing waits that this person may sign.
    """
    acts = acts_for(person).select_related("case__desk", "proposer")
    found = acts.filter(case=case_id, number=number).first()
    if found is None and not cases_of(person).filter(pk=case_id).exists():
        raise Http404
    return found


def lock_act(person: Person, case_id: UUID, number: int) -> WaitingAct | None:
    """The same, its case locked until the transaction ends."""
    lock_report_of(case_id)
    Case.objects.select_for_update(of=("self",)).filter(pk=case_id).only("pk").first()
    return access_act(person, case_id, number)


def access_offered(person: Person, case_id: UUID) -> Case:
    """A case that another desk has offered to a desk of this person; Http404 for any other.

    Refused where the person's desk has the case already: somebody was quicker.
    """
    cases = Case.objects.select_related("desk", "owner", "report", "offer__desk")
    mine = desks_of(person)
    case = cases.filter(pk=case_id, offer__desk__in=mine, report__isnull=False).first()
    if case is not None:
        return case
    if cases_of(person).filter(pk=case_id, offer__isnull=True).exists():
        raise Refused(409, "no_offer", "This case is with your desk now. Open it in the queue.")
    raise Http404


def lock_offered(person: Person, case_id: UUID) -> tuple[Case, Offer]:
    """The same, locked until the transaction ends, with the offer as it is under the lock."""
    access_offered(person, case_id)
    lock_report_of(case_id)
    locked = Case.objects.select_for_update(of=("self",)).select_related("desk", "report")
    case = locked.get(pk=case_id)
    mine = Offer.objects.filter(case=case, desk__in=desks_of(person)).select_related("desk")
    offer = mine.first()
    if offer is None:
        raise Refused(409, "no_offer", "This offer was answered or taken back just now.")
    return case, offer


def access_officer_key(person: Person) -> OfficerKey:
    """The person's own key; Http404 while they have none."""
    key = OfficerKey.objects.filter(person=person).first()
    if key is None:
        raise Http404
    return key


def access_record(desk: Desk, report_id: UUID) -> Report:
    """A record of a desk that access_desk() gave; Http404 for any other report, and for one whose
    case went to another desk."""
    record = records_of(desk).filter(pk=report_id).first()
    moved = Case.objects.filter(report=report_id).exclude(desk=desk)
    if record is None or moved.exists():
        raise Http404
    return record


def lock_record(desk: Desk, report_id: UUID) -> Report:
    """The same, locked until the transaction ends: before the case that is opened from it, as who
    closes a day takes them."""
    Report.objects.select_for_update().filter(pk=report_id).only("pk").first()
    return access_record(desk, report_id)


def access_shift(desk: Desk, shift_id: UUID) -> Shift:
    """A shift of a desk that access_led_desk() gave; Http404 for any other."""
    shift = Shift.objects.filter(desk=desk, pk=shift_id).select_related("desk").first()
    if shift is None:
        raise Http404
    return shift
