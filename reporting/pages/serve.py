"""Serves the built pages of the door as bytes: no cookie, no session, nothing about who asks."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from reporting.page_class import page_class
from reporting.pages.shelf import (
    ERRORS,
    LANGUAGES_PAGE,
    PAGES,
    SIMPLE_PAGES,
    page_file,
    pages_dir,
    words_file,
)

ENCODINGS = (("br", ".br"), ("gzip", ".gz"))
NOT_BUILT = "The pages are not built yet. Run: manage.py build_pages\n"


@dataclass(frozen=True)
class Kept:
    """The bytes of one file, and when that file was written."""

    written: int
    body: bytes


_kept: dict[Path, Kept] = {}


@page_class("protected")
def languages(request: HttpRequest) -> HttpResponse:
    return serve_page(request, pages_dir() / f"{LANGUAGES_PAGE}.html")


@page_class("protected")
def home(request: HttpRequest, lang: str) -> HttpResponse:
    return page(request, lang, "home")


@page_class("protected")
def page(request: HttpRequest, lang: str, name: str) -> HttpResponse:
    if lang not in dict(settings.LANGUAGES) or name not in PAGES:
        return error_page(request, 404)
    response = serve_page(request, page_file(lang, name))
    if name == "port-codes":
        # where "Leave quickly" and "Close" end: the browser forgets what it kept of this site
        response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@page_class("protected")
def words(request: HttpRequest, lang: str) -> HttpResponse:
    if lang not in dict(settings.LANGUAGES):
        return error_page(request, 404)
    return serve_page(request, words_file(lang), content_type="application/json")


@page_class("simple")
def simple_page(request: HttpRequest, lang: str, name: str) -> HttpResponse:
    if lang not in dict(settings.LANGUAGES) or name not in SIMPLE_PAGES:
        return error_page(request, 404)
    return serve_page(request, page_file(lang, f"simple/{name}"))


def favicon(request: HttpRequest) -> HttpResponse:
    """Nothing: the browser asks for it unbidden, and an error page would be kilobytes."""
    response = HttpResponse(status=204)
    response.headers["Cache-Control"] = "max-age=86400"
    return response


def serve_page(
    request: HttpRequest,
    file: Path,
    status: int = 200,
    content_type: str = "text/html; charset=utf-8",
) -> HttpResponse:
    if request.method not in ("GET", "HEAD") and status == 200:
        return error_page(request, 405)
    try:
        body, encoding = read_encoded(file, request.headers.get("Accept-Encoding", ""))
    except FileNotFoundError:
        return HttpResponse(NOT_BUILT, status=503, content_type="text/plain; charset=utf-8")
    response = HttpResponse(body, status=status, content_type=content_type)
    response.headers["Content-Length"] = str(len(body))
    response.headers["Vary"] = "Accept-Encoding"
    # nothing on the shared computer's disk, and no page that Back brings alive again
    response.headers["Cache-Control"] = "no-store"
    if encoding:
        response.headers["Content-Encoding"] = encoding
    return response


def read_encoded(file: Path, accepted: str) -> tuple[bytes, str]:
    offered = {part.split(";")[0].strip() for part in accepted.split(",") if "q=0" not in part}
    for name, ending in ENCODINGS:
        if name in offered:
            return read_kept(Path(f"{file}{ending}")), name
    return read_kept(file), ""


def read_kept(file: Path) -> bytes:
    """From memory, unless the pages were built anew: a desk that opens changes the pins."""
    written = file.stat().st_mtime_ns
    kept = _kept.get(file)
    if kept is None or kept.written != written:
        kept = _kept[file] = Kept(written, file.read_bytes())
    return kept.body


def error_page(request: HttpRequest, status: int) -> HttpResponse:
    """A plain page that says what to do, in the language of the address."""
    first, second, *_rest = [*request.path.lstrip("/").split("/"), "", ""]
    language = first if first in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    known = status if status in ERRORS else 400
    name = f"simple/{known}" if second == "simple" else str(known)
    return serve_page(request, page_file(language, name), status)
