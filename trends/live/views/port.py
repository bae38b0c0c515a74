"""A coordinator's live page of one complex, or of one country, in one year."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reporting.page_class import page_class
from reporting.ports.selectors import country_of, name_of_place
from staff.access import policy
from staff.models import Person
from trends.live.access import access_place
from trends.live.selectors import CountryYear, by_month, country_year, places_with_figures
from trends.live.services.look import record_look
from trends.live.views.overview import choices, chosen_year


@page_class("staff")
@policy("coordinator")
@require_safe
def port(request: HttpRequest, code: str) -> HttpResponse:
    assert isinstance(request.user, Person)  # noqa: S101  the policy has let nobody else in
    code = access_place(request.user, code, known=places_with_figures())
    is_country, year = len(code) == 2, chosen_year(request)
    look = record_look(person=request.user, year=year, complex_code=code)
    found = country_year(country_of(code), year)
    context = {
        "look": look,
        **choices(request, year=year),
        "name": name_of_place(code),
        "code": code,
        "country": "" if is_country else country_of(code),
        "country_name": name_of_place(country_of(code)),
        "total": found.total() if is_country else found.of_complex(code),
        "tables": tables_of_country(found) if is_country else tables_of_complex(found, code, year),
    }
    return render(request, "live/port.html", context)


def tables_of_country(found: CountryYear) -> list[tuple[object, ...]]:
    return [
        ("complexes", "Port by port", "Port complex", found.of_complexes()),
        ("types", "By inspection type", "Inspection type", found.of_types()),
    ]


def tables_of_complex(found: CountryYear, code: str, year: int) -> list[tuple[object, ...]]:
    months = by_month(code, year, seen=found.of_complex(code))
    return [
        ("months", "Month by month", "Month", months),
        ("types", "By inspection type", "Inspection type", found.of_types(code)),
    ]
