"""What a person was reminded of lately: their cases one by one, other desks' as counts."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, QuerySet

from cases.models import Reminder
from reporting import clock
from staff.access import desks_of, memberships_at
from staff.models import Person

SHOWN = timedelta(days=30)


@dataclass(frozen=True)
class Counted:
    """So many cases of a desk had reached a legal date on the morning of a day."""

    day: date
    desk: str
    number: int


def reminders_of(person: Person) -> list[Reminder]:
    """Of cases that the person may open, newest day first."""
    rows = recent(person).filter(case__desk__in=desks_of(person)).select_related("case__desk")
    return list(rows.order_by("-day", "case_id", "due", "clock", "moment"))


def counts_of(person: Person) -> list[Counted]:
    """What oversight is told: no case, and no more than how many."""
    rows = recent(person).exclude(case__desk__in=desks_of(person))
    grouped = rows.values("day", "case__desk__name").annotate(number=Count("case", distinct=True))
    return [
        Counted(row["day"], row["case__desk__name"], row["number"])
        for row in grouped.order_by("-day", "case__desk__name")
    ]


def recent(person: Person) -> QuerySet[Reminder]:
    return Reminder.objects.filter(person=person, day__gte=clock.today() - SHOWN)


def colleagues_of(person: Person) -> list[Person]:
    """Who can stand in: somebody who works at one of the person's desks."""
    rows = [
        row.person
        for desk in desks_of(person)
        for row in memberships_at(desk).select_related("person")
        if row.person_id != person.pk
    ]
    return sorted({one.pk: one for one in rows}.values(), key=lambda one: one.name)
