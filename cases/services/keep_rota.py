"""A desk's rota: shifts are put in and taken out, and reporters are told of the hours at once."""

from collections.abc import Iterable
from datetime import time

from django.db import transaction

from cases.models import Shift
from cases.selectors.desks import newest_statement
from cases.services.list_desk import list_desk
from reporting.models import ListedDesk
from staff.models import Desk, Person


@transaction.atomic
def add_shifts(
    *, desk: Desk, person: Person, weekdays: Iterable[int], start: time, end: time
) -> None:
    """A shift on each of these days; one that begins then is replaced."""
    for weekday in weekdays:
        Shift.objects.update_or_create(
            desk=desk, person=person, weekday=weekday, start=start, defaults={"end": end}
        )
    tell_reporters(desk)


@transaction.atomic
def remove_shift(*, shift: Shift) -> None:
    desk = shift.desk
    shift.delete()
    tell_reporters(desk)


def tell_reporters(desk: Desk) -> None:
    """List the desk anew, if it is listed: its hours stand in the directory."""
    statement = newest_statement(desk)
    if statement is not None and ListedDesk.objects.filter(pk=desk.pk).exists():
        list_desk(desk=desk, statement=statement)
