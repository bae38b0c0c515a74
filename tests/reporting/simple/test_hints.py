"""Hints: what may point at a ship or a person; the same cases hold for the browser's copy."""

import json
from pathlib import Path

import pytest

from reporting.simple.hints import find_hints, is_container_number

CASES = json.loads(
    (Path(__file__).parents[2] / "vectors" / "hints.json").read_text(encoding="utf-8")
)["cases"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["account"][:30])
def test_hints_are_those_of_the_shared_cases(case: dict) -> None:
    found = [[hint.kind, hint.text] for hint in find_hints(case["account"])]
    assert found == case["hints"]


@pytest.mark.parametrize(
    ("text", "right"),
    [("CSQU3054383", True), ("csqu 305438-3", True), ("CSQU3054384", False), ("hello", False)],
)
def test_a_container_number_has_a_check_digit(text: str, right: bool) -> None:
    assert is_container_number(text) is right
