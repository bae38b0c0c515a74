"""A coordinator's live page of one complex: its months and its inspection types in one year."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reporting.page_class import page_class
from reporting.ports.selectors import name_of_place
from staff.access import policy
from staff.models import Person
from trends.live.access import access_complex
from trends.live.selectors import by_month, by_type, complexes_with_figures, years_with_figures
from trends.live.services.look import record_look
from trends.live.views.overview import chosen_year


@page_class("staff")
@policy("coordinator")
@require_safe
def port(request: HttpRequest, code: str) -> HttpResponse:
    assert isinstance(request.user, Person)  # noqa: S101  the policy has let nobody else in
    code = access_complex(request.user, code, known=complexes_with_figures())
    year = chosen_year(request)
    look = record_look(person=request.user, year=year, complex_code=code)
    context = {
        "look": look,
        "year": year,
        "years": years_with_figures(),
        "name": name_of_place(code),
        "code": code,
        "tables": [
            ("months", "Month by month", "Month", by_month(code, year)),
            ("types", "By inspection type", "Inspection type", by_type(code, year)),
        ],
    }
    return render(request, "live/port.html", context)
