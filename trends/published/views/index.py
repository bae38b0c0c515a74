"""The public index: every port complex of the latest release, or that there is none yet."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from reporting.page_class import page_class
from trends.published.selectors import latest_release
from trends.published.views.frame import in_language, notes, page, place_of


@page_class("public")
@require_safe
@in_language
def index(request: HttpRequest, lang: str) -> HttpResponse:
    """Ports by country and name: never by their figures, which would be a ranking."""
    release = latest_release()
    if release is None:
        return page("published/index.html", lang=lang, rest="", context={})
    places = sorted(
        (place_of(listed, lang) for listed in release.pages),
        key=lambda place: (place["country"], place["name"]),
    )
    countries = [
        (country, list(found)) for country, found in groupby(places, key=lambda p: p["country"])
    ]
    context = {"countries": countries, **notes(release)}
    return page("published/index.html", lang=lang, rest="", context=context)
