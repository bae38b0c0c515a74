"""Renders the fixed pages of the door and writes them, plain and compressed."""

import gzip
import html
import json
import re
from pathlib import Path

import brotli
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from reporting.installation import ensure_instance
from reporting.pages.assets import Asset, find_asset, integrity_of
from reporting.pages.catalogues import reviewer_of
from reporting.pages.shelf import (
    ERRORS,
    LANGUAGES_PAGE,
    PAGES,
    SIMPLE_ADDRESSES,
    SIMPLE_PAGES,
    page_file,
    pages_dir,
    words_file,
)
from reporting.pages.words import countries_with_ports, first_statements, month_names
from reporting.simple.code import LANGUAGE_NAMES, list_language
from reporting.simple.start import start_context
from reporting.vocabulary import FACETS, KIND_CLASSES

WORD = re.compile(r'<i data-word="(\w+)">(.*?)</i>')
SCRIPTS = sorted({script for _, script in PAGES.values()})


def print_pages() -> list[Path]:
    """Render every page in every language; the files written, without their compressed copies."""
    shared = shared_context()
    printed = [
        print_page(pages_dir() / f"{LANGUAGES_PAGE}.html", "reporting/languages.html", shared)
    ]
    for language, _ in settings.LANGUAGES:
        with translation.override(language):
            printed += print_language(language, shared)
    return printed


def print_language(language: str, shared: dict[str, object]) -> list[Path]:
    context = {**shared, **language_context(language)}
    words = print_words(language)
    context["words"] = Asset(f"/{language}/words.json", integrity_of(words))
    printed = [words]
    for name, (template, script) in PAGES.items():
        page = {**context, "page": name, "script": find_asset(f"{script}.js")}
        printed.append(print_page(page_file(language, name), template, page))
    for status in ERRORS:
        page = {**context, "page": "", "script": find_asset("page.js"), "status": status}
        printed.append(print_page(page_file(language, str(status)), "reporting/error.html", page))
    return printed + print_simple(language, context)


def print_simple(language: str, context: dict[str, object]) -> list[Path]:
    """The same without a script, for the simple form: its fixed pages and its errors."""
    context = {**context, **start_context(language), "script": None}
    printed = []
    for name, template in SIMPLE_PAGES.items():
        page = {**context, "page": SIMPLE_ADDRESSES.get(name, f"simple/{name}"), "name": name}
        printed.append(print_page(page_file(language, f"simple/{name}"), template, page))
    for status in ERRORS:
        page = {**context, "page": "simple/", "status": status}
        file = page_file(language, f"simple/{status}")
        printed.append(print_page(file, "reporting/error.html", page))
    return printed


def shared_context() -> dict[str, object]:
    return {
        "style": find_asset("reporter.css"),
        "instance": ensure_instance().hex(),
        "pins": first_statements(),
        "languages": settings.LANGUAGES,
        "countries": countries_with_ports(),
        "facets": FACETS,
        "kinds_of_demands": [code for code, group in KIND_CLASSES.items() if group != "clean"],
    }


def language_context(language: str) -> dict[str, object]:
    return {
        "lang": language,
        "dir": "rtl" if translation.get_language_bidi() else "ltr",
        "reviewer": reviewer_of(language),
        "months": month_names(language),
        "lists": LANGUAGE_NAMES.items(),
        "chosen_list": list_language("", language),
    }


def print_words(language: str) -> Path:
    """What the form's script may have to say later: apart, so that the first view stays light."""
    written = WORD.findall(render_to_string("reporting/parts/report_words.html"))
    words = {name: html.unescape(text) for name, text in written}
    return write_file(words_file(language), json.dumps(words, ensure_ascii=False).encode())


def print_page(target: Path, template: str, context: dict[str, object]) -> Path:
    return write_file(target, tighten(render_to_string(template, context)).encode())


def write_file(target: Path, body: bytes) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(body)
    # a fixed time inside the gzip header: the same page is the same bytes at every build
    Path(f"{target}.gz").write_bytes(gzip.compress(body, 9, mtime=0))
    Path(f"{target}.br").write_bytes(brotli.compress(body, quality=11))
    return target


def tighten(page: str) -> str:
    """Indentation and empty lines are for the author of a template, not for the link."""
    return re.sub(r"\s*\n\s*", "\n", page).strip() + "\n"
