"""A coordinator's live page: every complex of their countries in one year, for all types or one."""

from collections.abc import Iterable
from operator import itemgetter

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reporting import clock
from reporting.page_class import page_class
from reporting.ports.selectors import name_of_place
from reporting.vocabulary import INSPECTION_TYPE
from staff.access import policy
from staff.models import Person
from trends.live.access import in_scope
from trends.live.selectors import (
    count_state,
    country_year,
    name_of_type,
    places_with_figures,
    years_with_figures,
)
from trends.live.services.look import record_look
from trends.published.wording import INVENTED


@page_class("staff")
@policy("coordinator")
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    assert isinstance(request.user, Person)  # noqa: S101  the policy has let nobody else in
    year, inspection_type = chosen_year(request), chosen_type(request)
    look = record_look(person=request.user, year=year)
    countries = named(
        code for code in in_scope(request.user, places_with_figures()) if len(code) == 2
    )
    found = [country_year(country, year) for country, _ in countries]
    context = {
        "look": look,
        **choices(request, year=year, inspection_type=inspection_type),
        "rows": [row for country in found for row in country.of_complexes(inspection_type)],
        "countries": countries,
        "state": count_state(),
    }
    return render(request, "live/overview.html", context)


def named(countries: Iterable[str]) -> list[tuple[str, str]]:
    """Codes with the names by which a reader looks for them, in the order of the names."""
    return sorted(((code, name_of_place(code)) for code in countries), key=itemgetter(1))


def choices(request: HttpRequest, *, year: int, inspection_type: str = "") -> dict[str, object]:
    """What the address has chosen, so that every view can be shared, and what else there is."""
    return {
        "invented": str(INVENTED) if settings.FAIRLEAD_MODE == "demo" else "",
        "year": year,
        "years": years_with_figures(),
        "inspection_type": inspection_type,
        "type_name": inspection_type and name_of_type(inspection_type),
        "types": [(code, name_of_type(code)) for code in INSPECTION_TYPE.codes],
    }


def chosen_year(request: HttpRequest) -> int:
    """The year of the address; this year without one."""
    asked = request.GET.get("year", "")
    if not asked:
        return clock.now().year
    if len(asked) != 4 or not asked.isdecimal() or not asked.isascii():
        raise Http404
    return int(asked)


def chosen_type(request: HttpRequest) -> str:
    """The inspection type of the address; every type without one."""
    asked = request.GET.get("type", "")
    if asked and asked not in INSPECTION_TYPE.codes:
        raise Http404
    return asked
