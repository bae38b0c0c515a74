"""Catalogues of translations: compiled by Babel, and who reviewed each."""

import gettext
import re
from pathlib import Path
from tempfile import NamedTemporaryFile

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation import trans_real

SOURCE_LANGUAGE = "en"
REVIEWED_BY = re.compile(r"^# Reviewed by: (?P<name>.*)$", re.MULTILINE)
NOBODY = "nobody"
OTHER_ROOMS = "*/*/locale/*/LC_MESSAGES/django.po"  # each keeps the words of its own pages


def catalogue_file(language: str) -> Path:
    return Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / "django.po"


def read_catalogue(language: str) -> Catalog:
    with catalogue_file(language).open("rb") as source:
        return read_po(source, locale=language, abort_invalid=True)


def compile_catalogues() -> list[str]:
    """Write the `.mo` beside each `.po`; the languages that were compiled."""
    languages = [code for code, _ in settings.LANGUAGES if code != SOURCE_LANGUAGE]
    for language in languages:
        write_compiled(catalogue_file(language), read_catalogue(language))
    for source in sorted(Path(settings.BASE_DIR).glob(OTHER_ROOMS)):
        with source.open("rb") as words:
            write_compiled(source, read_po(words, locale=source.parts[-3], abort_invalid=True))
    forget_loaded_catalogues()
    return languages


def write_compiled(source: Path, catalogue: Catalog) -> None:
    """By a rename: another process may be reading the one that was there."""
    with NamedTemporaryFile(dir=source.parent, suffix=".new", delete=False) as target:
        write_mo(target, catalogue)
    Path(target.name).chmod(0o644)
    Path(target.name).replace(source.with_suffix(".mo"))


def forget_loaded_catalogues() -> None:
    """Django keeps what it read first, even when there was no catalogue yet."""
    # as Django's own reloader does
    gettext._translations.clear()  # type: ignore[attr-defined]  # noqa: SLF001
    trans_real._translations.clear()  # type: ignore[attr-defined]  # noqa: SLF001
    trans_real._default = None  # type: ignore[attr-defined]  # noqa: SLF001


def reviewer_of(language: str) -> str:
    """Who reviewed the translation; empty where nobody has, which its pages then say."""
    if language == SOURCE_LANGUAGE:
        return "the authors"
    found = REVIEWED_BY.search(read_catalogue(language).header_comment)
    name = found["name"].strip() if found else NOBODY
    return "" if name == NOBODY else name
