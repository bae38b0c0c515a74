"""What coordinators see has a floor that no subtraction gets below."""

from hypothesis import given
from hypothesis import strategies as st

from trends.guard import FLOOR, above_floor


def test_fewer_than_three_calls_are_a_dash_like_none() -> None:
    shown = above_floor({"a": (30, 30), "b": (2, 2), "c": (2, 2), "d": (0, 0)})
    assert shown == {"a": 30, "b": None, "c": None, "d": None}


def test_many_reports_of_two_calls_are_still_hidden() -> None:
    assert above_floor({"a": (9, 2), "b": (9, 9), "c": (7, 7)})["a"] is None


def test_one_small_part_alone_takes_another_with_it() -> None:
    assert above_floor({"a": (9, 9), "b": (2, 2), "c": (5, 5)}) == {"a": 9, "b": None, "c": None}


PARTS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 12), min_size=1)


@given(PARTS)
def test_what_is_hidden_adds_up_to_nothing_or_to_more_than_one_part(parts: dict[str, int]) -> None:
    shown = above_floor({name: (count, count) for name, count in parts.items()})
    assert all(count is None or count >= FLOOR for count in shown.values())
    hidden = [parts[name] for name, count in shown.items() if count is None]
    someone = [count for count in hidden if count]
    if any(count is not None for count in shown.values()) and someone:
        assert sum(someone) >= FLOOR
        assert len(someone) > 1
