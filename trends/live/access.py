"""Who may look and who may correct: coordinators their countries, officers their desks' counts."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from reporting.models import Contact
from reporting.ports.selectors import country_of
from reporting.problems import Refused
from staff.access import countries_of, desks_of
from staff.models import Person
from trends.live.models import ContactChange


def is_in_scope(person: Person, code: str) -> bool:
    countries = countries_of(person)
    return countries is None or country_of(code) in countries


def in_scope(person: Person, codes: Iterable[str]) -> list[str]:
    countries = countries_of(person)
    return [code for code in codes if countries is None or country_of(code) in countries]


def access_place(person: Person, code: str, *, known: Iterable[str]) -> str:
    """A complex or country with figures, of this person's countries; Http404 for anything else."""
    if code not in known or not is_in_scope(person, code):
        raise Http404
    return code


def contacts_in_scope(person: Person) -> QuerySet[Contact]:
    """The telephone numbers of this person's countries, in the order in which they are shown."""
    countries = countries_of(person)
    found = Contact.objects.order_by("country", "order", "service", "number")
    return found if countries is None else found.filter(country__in=countries)


def changes_of_contacts(person: Person) -> QuerySet[ContactChange]:
    """Who changed them, the newest first."""
    countries = countries_of(person)
    found = ContactChange.objects.select_related("person").order_by("-at", "pk")
    return found if countries is None else found.filter(country__in=countries)


def access_contact(person: Person, contact_id: UUID) -> Contact:
    """The number, if it is of this person's countries; Http404 for anything else."""
    contact = contacts_in_scope(person).filter(pk=contact_id).first()
    if contact is None:
        raise Http404
    return contact


def require_desk(person: Person, desk_id: UUID) -> None:
    """Refused, in the same words, for another's desk and for one that there is not."""
    if not desks_of(person).filter(pk=desk_id).exists():
        raise Refused(
            403,
            "other_desk",
            "This count belongs to another desk. Only its own officers can correct it.",
        )
