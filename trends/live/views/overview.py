"""A coordinator's live page: every complex of their countries in one year."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reporting import clock
from reporting.page_class import page_class
from staff.access import policy
from staff.models import Person
from trends.live.access import in_scope
from trends.live.selectors import (
    by_complex,
    complexes_with_figures,
    count_state,
    years_with_figures,
)
from trends.live.services.look import record_look


@page_class("staff")
@policy("coordinator")
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    assert isinstance(request.user, Person)  # noqa: S101  the policy has let nobody else in
    year = chosen_year(request)
    look = record_look(person=request.user, year=year)
    context = {
        "look": look,
        "year": year,
        "years": years_with_figures(),
        "rows": by_complex(in_scope(request.user, complexes_with_figures()), year),
        "state": count_state(),
    }
    return render(request, "live/overview.html", context)


def chosen_year(request: HttpRequest) -> int:
    """The year of the address, so that every view can be shared; this year without one."""
    asked = request.GET.get("year", "")
    if not asked:
        return clock.now().year
    if len(asked) != 4 or not asked.isdecimal() or not asked.isascii():
        raise Http404
    return int(asked)
