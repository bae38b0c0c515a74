"""Hints: what may point at a ship or a person; the same cases hold for the browser's copy."""

import json
import time
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


LONG = 64_000
PATIENCE = 5.0  # seconds of this thread's own work; it needs a twentieth of one


@pytest.mark.parametrize(
    "account",
    [
        "a" * LONG,
        f"IMO{' ' * LONG}x",
        f"IMO no{' ' * LONG}x",
        "a@b.c " * (LONG // 6),
        "1-1-11 " * (LONG // 7),
        f"{'a' * 64}@{'b' * LONG}",
        f"M/V{' ' * LONG}x",
        f"1{' ' * LONG}x",
    ],
    ids=["letters", "imo", "imo-no", "mails", "days", "no-domain", "ship", "day"],
)
def test_no_text_is_looked_at_for_ever(account: str) -> None:
    """One post could otherwise hold every thread of the door for minutes."""
    begun = time.thread_time()
    find_hints(account)
    assert time.thread_time() - begun < PATIENCE


def test_a_hint_after_a_long_run_is_found() -> None:
    [hint] = find_hints(f"{'a' * 300}@ship.example")
    assert (hint.kind, len(hint.text)) == ("contact", 64 + len("@ship.example"))
