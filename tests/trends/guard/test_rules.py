"""What a cell needs before it is shown, and how it is rounded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trends.guard import (
    HIDDEN_WORDING,
    Evidence,
    Hidden,
    Rules,
    fewest_calls,
    fewest_senders,
    round_to_five,
    why_hidden,
)

RULES = Rules()


def verdict(
    calls: int, senders: int, known: int | None = None, kind: str = "solicitation"
) -> object:
    return why_hidden(Evidence(calls, senders, known), kind_class=kind, rules=RULES)


def test_five_calls_of_three_senders_are_shown() -> None:
    assert verdict(5, 3) is None


@pytest.mark.parametrize("calls", range(5))
def test_nought_to_four_calls_carry_one_wording(calls: int) -> None:
    assert verdict(calls, 3) is Hidden.TOO_FEW


def test_two_senders_are_too_few_however_many_calls() -> None:
    assert verdict(400, 2) is Hidden.TOO_FEW


def test_other_incidents_need_ten_calls() -> None:
    assert verdict(9, 9, kind="incident") is Hidden.TOO_FEW
    assert verdict(10, 9, kind="incident") is None


def test_few_known_calls_have_a_wording_of_their_own() -> None:
    assert verdict(5, 3, known=29) is Hidden.FEW_KNOWN_CALLS
    assert verdict(0, 0, known=29) is Hidden.FEW_KNOWN_CALLS


def test_reports_of_more_than_half_of_the_calls_carry_the_first_wording() -> None:
    assert verdict(16, 5, known=31) is Hidden.TOO_FEW
    assert verdict(15, 5, known=30) is None


def test_there_is_a_sentence_for_each_reason() -> None:
    assert set(HIDDEN_WORDING) == set(Hidden)


@given(st.integers(5, 10**6))
def test_a_published_count_is_a_multiple_of_five_within_two(count: int) -> None:
    rounded = round_to_five(count)
    assert rounded % 5 == 0
    assert abs(rounded - count) <= 2
    assert rounded >= 5


@pytest.mark.parametrize("count", range(-1, 5))
def test_a_count_under_five_cannot_be_rounded(count: int) -> None:
    with pytest.raises(ValueError, match="never published"):
        round_to_five(count)


def test_tags_of_different_cells_are_not_added_up() -> None:
    tags = {"ARROS/pilotage/2020-Q1": {b"a", b"b"}, "ARROS/pilotage/2020-Q2": {b"c"}}
    assert fewest_senders(singles=1, tags_by_cell=tags) == 3
    assert fewest_senders(singles=0, tags_by_cell={}) == 0


def test_details_are_laid_on_the_calls_with_most_facts() -> None:
    assert fewest_calls(details=7, facts_of_calls=[1, 4, 2, 1]) == 3
    assert fewest_calls(details=0, facts_of_calls=[3]) == 0
