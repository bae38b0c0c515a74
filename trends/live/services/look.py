"""A look at figures that are not for publication is an event."""

from reporting import clock
from staff.models import Person
from trends.live.models import LiveLook


def record_look(*, person: Person, year: int, complex_code: str = "") -> LiveLook:
    return LiveLook.objects.create(person=person, at=clock.now(), complex=complex_code, year=year)
