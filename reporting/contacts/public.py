"""The page and the file of telephone numbers: made anew when the register changes, then kept."""

import json
from functools import lru_cache

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from reporting.contacts.selectors import countries_with_contacts
from reporting.directory.current import current
from reporting.models import Contact
from reporting.packed import Packed, pack
from reporting.pages.assets import find_asset
from reporting.pages.press import language_context, tighten

VERSIONS_KEPT = 16  # a few languages, and the version before


def asking_page(language: str) -> Packed:
    return _page(language, current().version)


def asking_file() -> Packed:
    """JSON of all countries, for the forms: nobody learns for which one it was fetched."""
    return _file(current().version)


@lru_cache(VERSIONS_KEPT)
def _page(language: str, version: int) -> Packed:
    with translation.override(language):
        context = {
            **language_context(language),
            "languages": settings.LANGUAGES,
            "page": "asking/",
            "style": find_asset("reporter.css"),
            "script": find_asset("page.js"),
            "countries": countries_with_contacts(language),
        }
        return pack(tighten(render_to_string("reporting/asking.html", context)).encode())


@lru_cache(VERSIONS_KEPT)
def _file(version: int) -> Packed:
    countries: dict[str, list[dict[str, object]]] = {}
    for row in Contact.objects.order_by("country", "order", "service", "number"):
        entry = {
            "service": row.service,
            "number": row.number,
            "hours": row.hours,
            "languages": row.languages,
            "checked_on": row.checked_on.isoformat(),
            "invented": row.invented,
        }
        countries.setdefault(row.country, []).append(entry)
    return pack(json.dumps(countries, ensure_ascii=False, separators=(",", ":")).encode())


def forget() -> None:
    """For tests, whose versions begin anew."""
    _page.cache_clear()
    _file.cache_clear()
