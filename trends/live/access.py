"""The only lawful way from a code to a complex in the live view: a coordinator's own countries."""

from collections.abc import Iterable

from django.http import Http404

from reporting.ports.selectors import country_of
from staff.access import countries_of
from staff.models import Person


def is_in_scope(person: Person, code: str) -> bool:
    countries = countries_of(person)
    return countries is None or country_of(code) in countries


def in_scope(person: Person, codes: Iterable[str]) -> list[str]:
    countries = countries_of(person)
    return [code for code in codes if countries is None or country_of(code) in countries]


def access_complex(person: Person, code: str, *, known: Iterable[str]) -> str:
    """The code, if it has figures in this person's countries; Http404 for anything else."""
    if code not in known or not is_in_scope(person, code):
        raise Http404
    return code
