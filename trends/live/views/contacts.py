"""The register of telephone numbers: what a coordinator keeps, and who changed it last."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reporting import clock
from reporting.contacts.selectors import language_names
from reporting.models import Contact
from reporting.page_class import page_class
from reporting.ports.selectors import country_name
from staff.access import policy
from staff.models import Person
from trends.live.access import changes_of_contacts, contacts_in_scope

CHECKED_WITHIN = timedelta(days=90)
CHANGES_SHOWN = 20


@dataclass(frozen=True)
class Row:
    """One number, and for how long nobody has checked it."""

    contact: Contact
    languages: str
    days: int
    is_old: bool


@page_class("staff")
@policy("coordinator")
@require_safe
def contacts(request: HttpRequest) -> HttpResponse:
    assert isinstance(request.user, Person)  # noqa: S101  the policy has let nobody else in
    today = clock.today()
    rows = [row_of(contact, today) for contact in contacts_in_scope(request.user)]
    changes = changes_of_contacts(request.user)[:CHANGES_SHOWN]
    context = {
        "countries": by_country(rows),
        "old": sum(row.is_old for row in rows),
        "changes": [(change, country_name(change.country)) for change in changes],
    }
    return render(request, "live/contacts.html", context)


def by_country(rows: list[Row]) -> list[tuple[str, list[Row]]]:
    """Countries by name, numbers as they are tried; whom somebody should call comes first."""
    countries: dict[str, list[Row]] = {}
    for row in sorted(rows, key=lambda row: not row.is_old):
        countries.setdefault(country_name(row.contact.country), []).append(row)
    return sorted(countries.items(), key=lambda item: (not item[1][0].is_old, item[0]))


def row_of(contact: Contact, today: date) -> Row:
    since = today - contact.checked_on
    languages = language_names(contact.languages, "en")
    return Row(contact, languages, since.days, since > CHECKED_WITHIN)
