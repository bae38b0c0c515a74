"""What the reporter's pages need besides their templates: countries, months, pins."""

from babel import Locale
from django.core.management.base import CommandError

from reporting.models import ListedStatement, Port
from reporting.ports.selectors import by_name, country_name


def countries_with_ports() -> str:
    """Codes of the countries that have a place in the register, one after the other.

    The browser knows their names in the page's language: 1.8 kB that the page need not carry.
    """
    codes = Port.objects.order_by("country").values_list("country", flat=True).distinct()
    if not codes:
        raise CommandError("No ports are loaded. Run manage.py load_ports first.")
    return "".join(codes)


def countries_named(language: str) -> list[tuple[str, str]]:
    """Code and name of each country that has a place, by name: for pages without a script."""
    codes = Port.objects.order_by().values_list("country", flat=True).distinct()
    named = [(code, country_name(code, language)) for code in codes]
    return sorted(named, key=lambda country: by_name(country[1]))


def month_names(language: str) -> list[tuple[str, str]]:
    names = Locale.parse(language).months["stand-alone"]["wide"]
    return [(f"{number:02}", str(names[number])) for number in range(1, 13)]


def first_statements() -> str:
    """`desk:hash` of the first statement of each desk, in hex: what the browser trusts first."""
    rows = ListedStatement.objects.filter(number=1).order_by("desk")
    return " ".join(f"{row.desk.hex}:{bytes(row.hash).hex()}" for row in rows)
