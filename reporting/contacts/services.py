"""Writing the register: whatever changes, the door shows it a few seconds later."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from reporting.directory.services import raise_version
from reporting.models import Contact


@transaction.atomic
def save_contact(*, contact: Contact, fields: Mapping[str, Any]) -> Contact:
    """A new number, or one that is kept already, as these fields say it."""
    for name, value in fields.items():
        setattr(contact, name, value)
    contact.save()
    raise_version()
    return contact


@transaction.atomic
def check_contact(*, contact: Contact, day: date) -> Contact:
    """Somebody has called the number, and it is right."""
    return save_contact(contact=contact, fields={"checked_on": day})


@transaction.atomic
def delete_contact(*, contact: Contact) -> None:
    contact.delete()
    raise_version()
