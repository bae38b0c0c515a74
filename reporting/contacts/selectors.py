"""Reading the register of telephone numbers, in the words of a page's language."""

from collections.abc import Iterable
from dataclasses import dataclass

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list

from reporting.models import Contact
from reporting.ports.selectors import by_name, country_name

DAY_IN_WORDS = "d MMMM y"  # the day first, as on every page


@dataclass(frozen=True, slots=True)
class ShownContact:
    """One number as a page shows it."""

    service: str
    number: str
    dial: str
    hours: str  # empty: day and night
    languages: str
    checked_on: str
    invented: bool


@dataclass(frozen=True, slots=True)
class CountryContacts:
    """The numbers of one country, in the order in which they should be tried."""

    code: str
    name: str
    contacts: tuple[ShownContact, ...]


def contacts_of(country: str, language: str) -> tuple[ShownContact, ...]:
    """The numbers of one country; none where nobody has entered one."""
    rows = Contact.objects.filter(country=country).order_by("order", "service", "number")
    return tuple(show(row, language) for row in rows)


def countries_with_contacts(language: str) -> tuple[CountryContacts, ...]:
    """Every country that has a number, by its name in this language."""
    found: dict[str, list[ShownContact]] = {}
    for row in Contact.objects.order_by("country", "order", "service", "number"):
        found.setdefault(row.country, []).append(show(row, language))
    countries = [
        CountryContacts(code, country_name(code, language), tuple(contacts))
        for code, contacts in found.items()
    ]
    return tuple(sorted(countries, key=lambda country: by_name(country.name)))


def show(row: Contact, language: str) -> ShownContact:
    return ShownContact(
        service=row.service,
        number=row.number,
        dial=row.dial,
        hours=row.hours,
        languages=language_names(row.languages, language),
        checked_on=format_date(row.checked_on, DAY_IN_WORDS, locale=language),
        invented=row.invented,
    )


def language_names(codes: Iterable[str], language: str) -> str:
    """`en`, `es` as "English and Spanish"; a code that nobody knows stays one."""
    names = Locale.parse(language).languages
    return format_list([names.get(code, code) for code in codes], locale=language)
