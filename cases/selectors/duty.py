"""Who of a desk is on duty, and what of the rota reporters are told."""

from datetime import datetime

from django.db.models import QuerySet

from cases.models import Shift
from reporting import clock
from reporting.directory.duty import Duty, merge_spans
from staff.access import memberships_at
from staff.models import Desk, Person


def shifts_of(desk: Desk) -> QuerySet[Shift]:
    """The shifts of those who are officers of the desk today."""
    people = memberships_at(desk).values("person")
    rows = Shift.objects.filter(desk=desk, person__in=people).select_related("person__deputy")
    return rows.order_by("weekday", "start", "person__name")


def duty_of(desk: Desk) -> Duty | None:
    """The hours in which anybody is on duty; None for a desk without a rota."""
    hours = merge_spans(shift.span for shift in shifts_of(desk))
    return Duty(desk.time_zone, hours) if hours else None


def on_duty(desk: Desk, moment: datetime) -> list[Person]:
    """Who is on duty; for somebody who is away, who stands in for them."""
    people = officers_at(desk)
    found: dict[Person, None] = {}
    for shift in shifts_of(desk):
        if not Duty(desk.time_zone, merge_spans([shift.span])).at(moment).on:
            continue
        person = shift.person if is_here(shift.person) else shift.person.deputy
        if person in people and is_here(person):
            found[person] = None
    return list(found)


def called_to_ship(desk: Desk) -> list[Person]:
    """Who is on duty; where nobody is, everybody who is here; where nobody is here, everybody."""
    people = officers_at(desk)
    return on_duty(desk, clock.now()) or [person for person in people if is_here(person)] or people


def officers_at(desk: Desk) -> list[Person]:
    rows = memberships_at(desk).select_related("person").order_by("person__name")
    return list({row.person: None for row in rows})


def is_here(person: Person) -> bool:
    return person.away_until is None or person.away_until < clock.today()
