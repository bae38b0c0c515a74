"""docs/protocol.md: its examples are the vectors', and it leaves out nothing that the code has."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

from reporting.sealing import errors
from reporting.sealing.box import PLAINTEXT_SIZES, Kind, box_length
from reporting.sealing.filing import LENGTHS
from tests.reporting.sealing.pointers import value_of
from tests.vectors import make

ROOT = Path(__file__).resolve().parents[3]
TEXT = (ROOT / "docs" / "protocol.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^.+?: (.+) <- (\S.*)$", TEXT, re.MULTILINE)
LABEL = re.compile(r'(?:\.info|_share_info|_open|_seal|_pair)\([^)]*?((?:"[a-z ]+"(?:, )?)+)')


@pytest.mark.parametrize(("shown", "pointer"), EXAMPLES, ids=lambda part: part[-50:])
def test_an_example_is_the_vector_that_it_names(shown: str, pointer: str) -> None:
    assert shown == value_of(pointer)


def test_there_are_examples_of_every_part() -> None:
    named = {pointer.partition(".")[0] for _, pointer in EXAMPLES}
    parts = {"derivations", "hpke", "xwing", "padding", "box", "filing", "files", "letters"}
    assert parts | {"filler", "codename", "officer"} <= named


def test_every_label_of_the_code_is_in_it() -> None:
    found = {
        label
        for path in (ROOT / "reporting" / "sealing").glob("*.py")
        for match in LABEL.findall(path.read_text(encoding="utf-8"))
        for label in re.findall(r'"([a-z ]+)"', match)
    }
    assert len(found) >= 20
    assert [label for label in sorted(found) if f'I("{label}"' not in TEXT] == []


def test_every_error_is_in_it() -> None:
    family = [
        name
        for name, error in inspect.getmembers(errors, inspect.isclass)
        if issubclass(error, errors.SealingError) and error is not errors.SealingError
    ]
    assert len(family) > 8
    assert [name for name in family if f"| `{name}` |" not in TEXT] == []


def test_every_kind_is_in_it_with_its_lengths() -> None:
    rows = dict(re.findall(r"^\| (0[0-9a-f]) \| (.+) \|$", TEXT, re.MULTILINE))
    assert set(rows) == {f"{kind:02x}" for kind in Kind}
    for kind, sizes in PLAINTEXT_SIZES.items():
        for size in sizes:
            assert f"{box_length(kind, size):,}" in rows[f"{kind:02x}"]
    assert all(f"{length:,}" in TEXT for length in LENGTHS)


def test_every_file_of_vectors_is_in_it() -> None:
    assert [name for name in make.SUBJECTS if f"`{name}.json`" not in TEXT] == []


def test_its_contents_lead_to_its_sections() -> None:
    headings = re.findall(r"^## (.+)$", TEXT, re.MULTILINE)
    anchors = [re.sub(r"[^\w\- ]", "", heading).lower().replace(" ", "-") for heading in headings]
    assert re.findall(r"\(#(.+?)\)", TEXT) == anchors
