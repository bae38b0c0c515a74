"""Every sentence of the public pages is translated, and its places for values are kept."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from reporting.pages.messages import messages_of_module, messages_of_template

ROOM = Path(__file__).parents[3] / "trends" / "published"
CATALOGUES = sorted(ROOM.glob("locale/*/LC_MESSAGES/django.po"))
PLACE = re.compile(r"%\((\w+)\)s|%%")


def sentences() -> Iterator[str]:
    for template in ROOM.glob("templates/published/*"):
        yield from messages_of_template(template.read_text(encoding="utf-8"))
    for module in ROOM.rglob("*.py"):
        yield from messages_of_module(module.read_bytes())


def catalogue(path: Path) -> Catalog:
    with path.open("rb") as source:
        return read_po(source, locale=path.parts[-3], abort_invalid=True)


def test_there_is_a_catalogue_for_arabic() -> None:
    assert [path.parts[-3] for path in CATALOGUES] == ["ar"]


def test_no_template_translates_a_percent_sign() -> None:
    """Django doubles it before it looks into the catalogue, and finds nothing."""
    for template in ROOM.glob("templates/published/*"):
        for words in messages_of_template(template.read_text(encoding="utf-8")):
            assert "%" not in words


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_every_sentence_is_translated(path: Path) -> None:
    known = catalogue(path)
    missing = {words for words in sentences() if not (known.get(words) and known[words].string)}
    assert missing == set()


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_a_translation_keeps_the_places_for_values(path: Path) -> None:
    for message in catalogue(path):
        if message.id:
            assert sorted(PLACE.findall(message.string)) == sorted(PLACE.findall(message.id))
