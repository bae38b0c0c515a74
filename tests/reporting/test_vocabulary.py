"""The vocabulary: stable codes, one group a type, one copy for the browser."""

import json
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.conf import settings

from reporting.vocabulary import (
    ACTOR,
    FACETS,
    INSPECTION_TYPE,
    KIND,
    KIND_CLASSES,
    TYPE_FOR_ACTOR,
    TYPE_GROUPS,
    Option,
    group_of,
)
from reporting.vocabulary.for_browser import vocabulary_module
from reporting.vocabulary.inspections import GROUP_LABELS

ARABIC = settings.BASE_DIR / "reporting/locale/ar/LC_MESSAGES/django.po"
FROZEN = json.loads((Path(__file__).parent / "vocabulary_v1.json").read_text(encoding="utf-8"))


def test_no_code_of_version_1_is_ever_lost_or_moved_to_another_question():
    for name, codes in FROZEN.items():
        assert set(codes) <= set(FACETS[name].codes)


def test_codes_are_said_once_in_a_question():
    for facet in FACETS.values():
        assert len(set(facet.codes)) == len(facet.codes)


def test_a_code_with_a_space_or_a_capital_is_refused():
    with pytest.raises(ValueError, match="not a code"):
        Option("Port State", "Port State control")


def test_every_inspection_type_is_in_exactly_one_group():
    grouped = [code for codes in TYPE_GROUPS.values() for code in codes]
    assert sorted(grouped) == sorted(INSPECTION_TYPE.codes)
    assert set(GROUP_LABELS) == set(TYPE_GROUPS)


def test_a_skipped_type_is_counted_with_the_rest():
    assert group_of("") == "rest"
    assert group_of("hold_or_tank_inspection") == "holds_cargo"


def test_every_kind_has_a_class():
    assert set(KIND_CLASSES) == set(KIND.codes)
    assert set(KIND_CLASSES.values()) == {"solicitation", "clean", "offer", "incident"}


def test_who_asked_chooses_only_types_that_exist():
    assert set(TYPE_FOR_ACTOR) <= set(ACTOR.codes)
    assert set(TYPE_FOR_ACTOR.values()) <= set(INSPECTION_TYPE.codes)


def test_the_browsers_copy_says_the_same():
    copy = vocabulary_module()
    declared = re.search(r"export const FACETS[^=]*= (\{.*?\n\});", copy, re.DOTALL)
    assert declared is not None
    facets = json.loads(declared.group(1))
    assert {name: tuple(facet["codes"]) for name, facet in facets.items()} == {
        name: facet.codes for name, facet in FACETS.items()
    }


def test_every_word_of_the_vocabulary_is_there_in_arabic():
    with ARABIC.open("rb") as file:
        catalog = read_po(file, locale="ar")
    words = {
        str(word)
        for facet in FACETS.values()
        for word in (
            facet.question,
            *(option.label for option in facet.options),
            *(option.example for option in facet.options),
        )
        if word
    } | {str(label) for label in GROUP_LABELS.values()}
    missing = [word for word in words if not (message := catalog.get(word)) or not message.string]
    assert missing == []
