"""How the figures are made, and what they cannot say."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from reporting.page_class import page_class
from trends.published.method_words import SECTIONS, SOURCES
from trends.published.selectors import latest_release
from trends.published.views.frame import in_language, notes, page


@page_class("public")
@require_safe
@in_language
def method(request: HttpRequest, lang: str) -> HttpResponse:
    release = latest_release()
    sections = [
        {"title": str(title), "lines": [str(line) for line in lines]} for title, lines in SECTIONS
    ]
    context = {"sections": sections, "sources": SOURCES, **(notes(release) if release else {})}
    return page("published/method.html", lang=lang, rest="method/", context=context)
