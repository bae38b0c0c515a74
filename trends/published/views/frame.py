"""What every public page shares: its language, its release, and an answer without any cookie."""

from collections.abc import Callable, Mapping
from functools import cache, wraps
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import get_language_info

from reporting.ports.selectors import country_name
from trends.published import sentences, wording
from trends.published.errors import ReleaseDamaged
from trends.published.selectors import FrozenRelease, ListedPage

View = Callable[..., HttpResponse]
Context = Mapping[str, object]
ROOM = Path(__file__).resolve().parent.parent
UNREVIEWED = "# Reviewed by: nobody"
FIVE_MINUTES = "public, max-age=300"


def in_language(view: View) -> View:
    """Speak the language of the address, also where there is nothing to show."""

    @wraps(view)
    def spoken(request: HttpRequest, lang: str, **parts: str) -> HttpResponse:
        with translation.override(lang):
            try:
                return view(request, lang=lang, **parts)
            except Http404:
                return page("published/missing.html", lang=lang, rest="", context={}, status=404)
            except ReleaseDamaged:
                return page("published/damaged.html", lang=lang, rest="", context={}, status=503)

    return spoken


def page(
    template: str, *, lang: str, rest: str, context: Context, status: int = 200
) -> HttpResponse:
    """Render without the request: no session, no user and no message can enter a public page.

    `rest` is what follows /{lang}/figures/ in the address, for the links to other languages.
    """
    shared = {
        "lang": lang,
        "dir": "rtl" if get_language_info(lang)["bidi"] else "ltr",
        "languages": settings.LANGUAGES,
        "rest": rest,
        "reviewed": is_reviewed(lang),
    }
    response = HttpResponse(render_to_string(template, {**shared, **context}), status=status)
    response["Cache-Control"] = FIVE_MINUTES if status == 200 else "no-store"
    return response


@cache
def is_reviewed(lang: str) -> bool:
    """Whether somebody has put their name to this catalogue; its pages say so otherwise."""
    catalogue = ROOM / "locale" / lang / "LC_MESSAGES" / "django.po"
    return not catalogue.exists() or UNREVIEWED not in catalogue.read_text(encoding="utf-8")


def notes(release: FrozenRelease) -> dict[str, object]:
    """What stands on every page of a release: read this, and whether all of it is invented."""
    return {
        "release": release,
        "day": sentences.day_of(release.day.isoformat()),
        "covers_to": sentences.quarter_of(release.covers_to),
        "read_this": sentences.read_this(release),
        "invented": str(wording.INVENTED) if release.invented else "",
        "method": str(wording.METHOD),
    }


def place_of(listed: ListedPage, lang: str) -> dict[str, str]:
    """A place in the reader's language; ports keep the name that is on their charts."""
    country = country_name(listed.country, lang) if listed.country else ""
    return {
        "code": listed.complex,
        "name": str(wording.ALL_PORTS) if listed.is_world else listed.name,
        "country": country,
    } | ({"name": country, "country": str(wording.COUNTRY)} if listed.is_country else {})
