"""Who is reminded at a desk on a day: owners and their deputies, leads, everybody, oversight."""

from datetime import date
from functools import cached_property

from cases.models import Case
from cases.moments import To
from staff.access import memberships_at
from staff.models import Desk, Membership, Person


class Roll:
    """The people of one desk on one day; read once, asked for every case."""

    def __init__(self, desk: Desk, day: date) -> None:
        self.desk = desk
        self.day = day

    @cached_property
    def people(self) -> dict[object, Person]:
        rows = memberships_at(self.desk).select_related("person").order_by("person_id")
        return {row.person_id: row.person for row in rows if row.person.is_active}

    @cached_property
    def leads(self) -> list[Person]:
        rows = memberships_at(self.desk).filter(role=Membership.Role.LEAD)
        ids = set(rows.values_list("person_id", flat=True))
        return [person for key, person in self.people.items() if key in ids]

    @cached_property
    def oversight(self) -> list[Person]:
        """The people of the oversight desks; at an oversight desk itself, its leads."""
        if self.desk.kind == Desk.Kind.OVERSIGHT:
            return self.leads
        desks = Desk.objects.filter(kind=Desk.Kind.OVERSIGHT).order_by("pk")
        found = {key: one for desk in desks for key, one in Roll(desk, self.day).people.items()}
        return list(found.values()) or self.leads

    def is_away(self, person: Person) -> bool:
        return person.away_until is not None and self.day <= person.away_until

    def stand_in(self, person: Person) -> Person | None:
        """The person, or while they are away their deputy (or the deputy's); None where nobody is.

        Only somebody of this desk can stand in: nobody else may open its cases.
        """
        seen: set[object] = set()
        current = self.people.get(person.pk)
        while current is not None and self.is_away(current) and current.pk not in seen:
            seen.add(current.pk)
            current = self.people.get(current.deputy_id)
        return None if current is None or current.pk in seen else current

    def of(self, to: To, case: Case) -> list[Person]:
        """Whom to remind; where an owner's place is empty, the leads."""
        if to is To.EVERYBODY:
            return list(self.people.values())
        if to is To.OVERSIGHT:
            return self.oversight
        if to is To.OWNER and case.owner is not None:
            stand_in = self.stand_in(case.owner)
            return [stand_in] if stand_in else self.leads
        return self.leads

    def covered_by(self, person: Person) -> list[object]:
        """Whose cases this person looks after today: their own, and those of who is away."""
        return [
            key
            for key, one in self.people.items()
            if (stand_in := self.stand_in(one)) is not None and stand_in.pk == person.pk
        ]
