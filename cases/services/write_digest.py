"""The digest of a day: one row a person, which says two things, yes or no."""

from datetime import timedelta

from django.db.models import Q, QuerySet

from cases.models import Case, Mail
from cases.rolls import Roll
from staff.access import desks_of
from staff.models import Desk, Person

SOON = timedelta(days=3)


def write_digests(roll: Roll) -> None:
    """For everybody at the desk who has none of this day from another of their desks."""
    for person in roll.people.values():
        write_digest(person, roll)


def write_digest(person: Person, roll: Roll) -> None:
    digests = Mail.objects.filter(person=person, kind=Mail.Kind.DIGEST)
    if digests.filter(day=roll.day).exists():
        return
    # a mail server that was gone for days must not bring the mornings of all of them at once
    digests.filter(state=Mail.State.WAITING).update(state=Mail.State.LAPSED)
    promised = promised_days(person, roll)
    near = (roll.day, roll.day + SOON)
    late = any(cases.filter(**{f"{day}__lt": roll.day}).exists() for cases, day in promised)
    soon = any(cases.filter(**{f"{day}__range": near}).exists() for cases, day in promised)
    overdue = late or is_overdue_elsewhere(person, roll)
    mail = Mail(person=person, kind=Mail.Kind.DIGEST, day=roll.day, due_soon=soon, overdue=overdue)
    Mail.objects.bulk_create([mail], ignore_conflicts=True)


def promised_days(person: Person, roll: Roll) -> list[tuple[QuerySet[Case], str]]:
    """Cases, each with the column of the day by which something was promised to their reporters.

    An offer is for anybody of the desk to answer. So is an erasing: who began it, perhaps the
    owner, may not carry it out.
    """
    desks = desks_of(person)
    return [
        (cases_of_concern(person, roll), "due"),
        (Case.objects.filter(offer__desk__in=desks), "due"),
        (Case.objects.filter(desk__in=desks, withdraw_on__isnull=False), "withdraw_on"),
    ]


def cases_of_concern(person: Person, roll: Roll) -> QuerySet[Case]:
    """A lead's: all of their desks. An officer's: their own, a stand-in's, and unowned ones."""
    wanted = Q(pk__in=[])
    for desk in desks_of(person):
        at_desk = roll if desk.pk == roll.desk.pk else Roll(desk, roll.day)
        if any(lead.pk == person.pk for lead in at_desk.leads):
            wanted |= Q(desk=desk)
        else:
            mine = Q(owner__in=at_desk.covered_by(person)) | Q(owner__isnull=True)
            wanted |= Q(desk=desk) & mine
    return Case.objects.filter(wanted)


def is_overdue_elsewhere(person: Person, roll: Roll) -> bool:
    """Oversight is told that a date of the law is over at any desk."""
    if not desks_of(person).filter(kind=Desk.Kind.OVERSIGHT).exists():
        return False
    return Case.objects.filter(due__lt=roll.day).exists()
