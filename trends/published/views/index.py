"""The public page of the world, the first of the figures; or that there are none yet."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from reporting.page_class import page_class
from trends.published.document import ALL, WORLD
from trends.published.selectors import latest_release
from trends.published.views.frame import in_language, page
from trends.published.views.port import find, show


@page_class("public")
@require_safe
@in_language
def index(request: HttpRequest, lang: str) -> HttpResponse:
    if latest_release() is None:
        return page("published/index.html", lang=lang, rest="", context={})
    release, world = find(WORLD, ALL)
    return show(release, world, lang=lang, group=ALL)
