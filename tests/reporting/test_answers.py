"""Coded answers are checked alike for whoever sends them and for the count."""

from datetime import UTC, datetime

import pytest

from reporting.vocabulary.answers import BadAnswer, check_period, read_codes

NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)


@pytest.mark.parametrize("period", ["2026-11", "2026-Q4", "2000-01", "2000-Q1"])
def test_a_month_or_quarter_that_has_begun_is_good(period: str) -> None:
    check_period(period, now=NOW)


def test_it_is_december_already_in_the_far_east() -> None:
    check_period("2026-12", now=NOW.replace(hour=11))
    with pytest.raises(BadAnswer):
        check_period("2026-12", now=NOW)


@pytest.mark.parametrize(
    "period", ["2026-11-30", "2026-13", "2026-Q5", "1999-12", "2027-01", "2026-12", "", None, 2026]
)
def test_a_day_the_future_and_nonsense_are_none(period: object) -> None:
    with pytest.raises(BadAnswer):
        check_period(period, now=NOW)


def test_codes_of_the_vocabulary_are_read() -> None:
    assert read_codes("kind", "demand") == ("demand",)
    assert read_codes("what", ["cash", "cigarettes"]) == ("cash", "cigarettes")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("colour", "blue"),
        ("kind", "robbery"),
        ("kind", ["demand"]),
        ("what", "cash"),
        ("what", []),
        ("what", ["cigarettes", "cash"]),
        ("what", ["cash", "cash"]),
        ("what", [{}]),
    ],
)
def test_anything_else_is_refused_without_being_repeated(name: str, value: object) -> None:
    with pytest.raises(BadAnswer) as refused:
        read_codes(name, value)
    assert "robbery" not in str(refused.value)
    assert "blue" not in str(refused.value)
