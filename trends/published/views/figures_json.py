"""The figures of a page as JSON: the frozen document, its release, and what to read first."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from reporting.page_class import page_class
from trends.published.document import ALL, page_value
from trends.published.views.download import first_rows
from trends.published.views.frame import FIVE_MINUTES, in_language
from trends.published.views.port import find


@page_class("public")
@require_safe
@in_language
def figures_json(request: HttpRequest, lang: str, code: str) -> JsonResponse:
    release, frozen = find(code, ALL)
    about = {
        "read_this_first": [line for row in first_rows(release) for line in row],
        "release": {
            "number": release.number,
            "day": release.day.isoformat(),
            "covers_to": release.covers_to,
            "sha256": release.hash,
            "invented": release.invented,
        },
        "figures": page_value(frozen),
    }
    return JsonResponse(
        about,
        json_dumps_params={"ensure_ascii": False, "indent": 1},
        headers={"Cache-Control": FIVE_MINUTES},
    )
