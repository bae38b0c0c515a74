"""Being away: until when, and who is reminded instead."""

from datetime import date

from staff.models import Person


def set_away(*, person: Person, until: date | None, deputy: Person | None) -> None:
    """Without a day the person is here again, and keeps their deputy for the next time."""
    Person.objects.filter(pk=person.pk).update(away_until=until, deputy=deputy)
