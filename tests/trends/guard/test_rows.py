"""A hidden part of a row cannot be had back from its total."""

from hypothesis import given
from hypothesis import strategies as st

from trends.guard import protect_row, round_to_five, row_is_safe

TRUE_PARTS = st.lists(st.integers(0, 40), min_size=1, max_size=6)


def publish(parts: list[int]) -> tuple[int | None, dict[str, int | None]]:
    total = sum(parts)
    rounded = {f"g{n}": round_to_five(p) if p >= 5 else None for n, p in enumerate(parts)}
    return protect_row(round_to_five(total) if total >= 5 else None, rounded)


def could_be(total: int, shown: list[int], others: int, guess: int) -> bool:
    """Brute force: could one hidden part be `guess`, with `others` more between 0 and 60?"""
    reach = [range(max(5, part - 2), part + 3) for part in shown]
    least = guess + sum(r[0] for r in reach)
    most = guess + sum(r[-1] for r in reach) + 60 * others
    return least <= total + 2 and most >= max(5, total - 2)


@given(TRUE_PARTS)
def test_every_hidden_part_could_be_nought_to_four(parts: list[int]) -> None:
    total, kept = publish(parts)
    hidden = [name for name, part in kept.items() if part is None]
    shown = [part for part in kept.values() if part is not None]
    if total is None:
        assert not shown
        return
    for _ in hidden:
        for guess in range(5):
            assert could_be(total, shown, len(hidden) - 1, guess)


def test_a_single_hidden_part_takes_another_with_it() -> None:
    total, kept = protect_row(40, {"a": 20, "b": 10, "c": None})
    assert total == 40
    assert kept == {"a": 20, "b": None, "c": None}


def test_a_reader_who_guesses_small_is_not_helped() -> None:
    # 4 + 4 and a total of 10: the guess would give both away
    assert not row_is_safe(10, [], 2)
    assert protect_row(10, {"a": None, "b": None}) == (None, {"a": None, "b": None})


def test_a_row_without_hidden_parts_stays_as_it_is() -> None:
    assert protect_row(15, {"a": 5, "b": 10}) == (15, {"a": 5, "b": 10})


def test_a_hidden_total_hides_its_parts() -> None:
    assert protect_row(None, {"a": 5}) == (None, {"a": None})
