"""Renders a page of the simple form that is made for one request, and never kept."""

from functools import cache

from django.http import HttpResponse
from django.template.loader import render_to_string

from reporting.pages.assets import find_asset
from reporting.pages.press import language_context
from reporting.problems import answer_bytes

MISTAKEN = 422
PADDED_TO = 32 * 1024


def show(template: str, lang: str, *, status: int = 200, **context: object) -> HttpResponse:
    """A page that no cache keeps. Every name that a template uses must be given.

    Django logs the whole context, at DEBUG, where a name is missing.
    """
    shared = {"style": find_asset("reporter.css"), "script": None, "page": "", "languages": ()}
    named = {"lang": lang, "mistakes": (), "hints": ()} | language_words(lang) | shared | context
    # not tightened as a fixed page is: the empty lines of an account are its writer's
    body = render_to_string(f"reporting/simple/{template}.html", named).encode()
    return answer_bytes(body, status=status, content_type="text/html; charset=utf-8")


def padded(response: HttpResponse) -> HttpResponse:
    """Make a page a multiple of 32 KiB long, so that its length tells next to nothing."""
    response.content += b" " * (-len(response.content) % PADDED_TO)
    response.headers["Content-Length"] = str(len(response.content))
    return response


@cache
def language_words(lang: str) -> dict[str, object]:
    """Direction, months and the reviewer of a language: the same as long as the process lives."""
    return language_context(lang)


def see_other(address: str) -> HttpResponse:
    """Go on to a fixed page: nothing of a post that is answered so stays on the computer."""
    return HttpResponse(status=303, headers={"Location": address, "Cache-Control": "no-store"})
