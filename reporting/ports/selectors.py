"""Reading the register: names, countries and the complex under which a place is published."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from babel import Locale
from django.utils.translation import gettext, override

from reporting.models import Port, PortComplex

COUNTRY = re.compile(r"[A-Z]{2}")
PLACE = re.compile(r"[A-Z]{2}([A-Z0-9]{3}|-[a-z0-9_]{1,37})")
TERRITORIES = Locale.parse("en").territories
HIGH_SEAS = "XZ"  # UN/LOCODE's "country" of installations in international waters
NOT_COUNTRIES = ("EU", "EZ", "QO", "UN", "XA", "XB", "ZZ")  # CLDR's codes of groups and tests


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place as a list shows it: with its province where the country has the name twice."""

    code: str
    name: str
    province: str
    well_known: bool


def places_of(country: str) -> list[NamedPlace]:
    return named_places(list(Port.objects.filter(country=country).order_by("name", "code")))


def named_places(ports: Sequence[Port]) -> list[NamedPlace]:
    """The ports of one country as its list shows them, in the same order."""
    times = Counter(port.name for port in ports)
    return [
        NamedPlace(
            port.code, port.name, port.subdivision if times[port.name] > 1 else "", port.well_known
        )
        for port in ports
    ]


def is_place(code: str) -> bool:
    """A port, one of our own places, or a country alone. The code may be anything that somebody
    sends: what no code looks like is not asked of the database, and PostgreSQL takes no NUL."""
    return is_country(code) or bool(
        PLACE.fullmatch(code) and Port.objects.filter(code=code).exists()
    )


def is_country(code: str) -> bool:
    """A country, a territory, or the high seas: whatever the register can file a place under."""
    if code == HIGH_SEAS:
        return True
    return bool(COUNTRY.fullmatch(code)) and code in TERRITORIES and code not in NOT_COUNTRIES


def countries_with_ports() -> list[str]:
    """Every country that has a place to report about."""
    return sorted(set(Port.objects.values_list("country", flat=True).distinct()))


def country_of(place: str) -> str:
    """The ISO country of a place code: always its first two letters."""
    return place[:2]


def complex_of(place: str) -> str:
    """The complex that a place is published under; a place of none, and a country, is its own."""
    found = Port.objects.filter(code=place).values_list("complex", flat=True).first()
    return found or place


def complexes_by_place() -> dict[str, str]:
    """Every place that belongs to a complex, with that complex's code; for counting in bulk."""
    rows = Port.objects.filter(complex__isnull=False).values_list("code", "complex")
    return {code: str(group) for code, group in rows}


def name_of_place(code: str, language: str = "en") -> str:
    """The name of a port, an own place, a complex or a country; the code where none is known."""
    if len(code) == 2:
        return country_name(code, language)
    port = Port.objects.filter(code=code).only("name").first()
    group = None if port else PortComplex.objects.filter(code=code).only("name").first()
    return port.name if port else group.name if group else code


def by_name(name: str) -> str:
    """A key to sort names by as people read them: É beside E, and hamza beside alef."""
    return unicodedata.normalize("NFKD", name)


def country_name(code: str, language: str = "en") -> str:
    if code == HIGH_SEAS:
        with override(language):
            return gettext("International waters")
    return str(Locale.parse(language).territories.get(code, code))
