"""The chart of a page as a file of its own, with everything that must be read beside it."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from reporting.page_class import page_class
from trends.published.views.frame import FIVE_MINUTES, in_language, place_of
from trends.published.views.port import chart_of, find, listed_in


@page_class("public")
@require_safe
@in_language
def chart(request: HttpRequest, lang: str, code: str, group: str) -> HttpResponse:
    release, frozen = find(code, group)
    name = place_of(listed_in(release, frozen), lang)["name"]
    drawn = chart_of(frozen, group, release, name, "wide")
    svg = render_to_string("published/chart.svg", {"chart": drawn, "alone": True})
    return HttpResponse(
        svg, content_type="image/svg+xml; charset=utf-8", headers={"Cache-Control": FIVE_MINUTES}
    )
