"""Coordinators keep the register of telephone numbers; every deed leaves its row beside it."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from reporting import clock
from reporting.contacts import services as register
from reporting.models import Contact
from staff.models import Person
from trends.live.models import ContactChange

Action = ContactChange.Action
FIELDS = ("country", "service", "number", "hours", "languages", "checked_on", "invented", "order")


@transaction.atomic
def save_contact(*, person: Person, contact: Contact, fields: Mapping[str, Any]) -> Contact:
    """Add a number, or change one; moved to another country, it goes there and comes here."""
    before = kept(contact)
    register.save_contact(contact=contact, fields=fields)
    after = kept(contact)
    if before and before["country"] != contact.country:
        record(person, Action.DELETED, contact, before=before, after=None)
        record(person, Action.ADDED, contact, before=None, after=after)
    else:
        action = Action.CHANGED if before else Action.ADDED
        record(person, action, contact, before=before, after=after)
    return contact


@transaction.atomic
def check_contact(*, person: Person, contact: Contact) -> None:
    """Somebody has called the number today, and it is right."""
    before = kept(contact)
    register.check_contact(contact=contact, day=clock.today())
    record(person, Action.CHECKED, contact, before=before, after=kept(contact))


@transaction.atomic
def delete_contact(*, person: Person, contact: Contact) -> None:
    record(person, Action.DELETED, contact, before=kept(contact), after=None)
    register.delete_contact(contact=contact)


def kept(contact: Contact) -> dict[str, Any] | None:
    """What the database has of a number now; None where it has none."""
    row = Contact.objects.filter(pk=contact.pk).first()
    if row is None:
        return None
    values = {name: getattr(row, name) for name in FIELDS}
    return values | {"checked_on": row.checked_on.isoformat()}


def record(
    person: Person,
    action: ContactChange.Action,
    contact: Contact,
    *,
    before: dict[str, Any] | None,
    after: dict[str, Any] | None,
) -> None:
    ContactChange.objects.create(
        person=person,
        at=clock.now(),
        action=action,
        contact=contact.pk,
        country=(after or before or {})["country"],
        before=before,
        after=after,
    )
