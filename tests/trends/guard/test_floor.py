"""What coordinators see has a floor that no subtraction gets below."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from trends.guard import FLOOR, above_floor, table_above_floor


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


GRID = st.dictionaries(
    st.tuples(st.sampled_from("abcd"), st.sampled_from("wxyz")), st.integers(0, 9), min_size=1
)


def bounds(cell: int, equations: list[tuple[list[int], int]], size: int) -> tuple[float, float]:
    """The least and the most that a cell can be, by linear programming."""
    aim = np.zeros(size)
    aim[cell] = 1
    matrix = np.zeros((len(equations), size))
    for place, (cells, _) in enumerate(equations):
        matrix[place, cells] = 1
    given = [total for _, total in equations]
    low, high = (linprog(sign * aim, A_eq=matrix, b_eq=given, bounds=(0, None)) for sign in (1, -1))
    return low.fun, np.inf if high.status == UNBOUNDED else -high.fun


UNBOUNDED = 3


@settings(max_examples=60, deadline=None)
@given(GRID)
def test_no_margin_of_a_table_gives_a_small_cell_back(grid: dict[tuple[str, str], int]) -> None:
    rows, columns = sorted({r for r, _ in grid}), sorted({c for _, c in grid})
    cells = [(r, c) for r in rows for c in columns]
    counts = {cell: grid.get(cell, 0) for cell in cells}
    lines = {name: [i for i, cell in enumerate(cells) if name in cell] for name in rows + columns}
    of_lines = {name: sum(counts[cells[i]] for i in line) for name, line in lines.items()}
    total = sum(counts.values())
    seen = table_above_floor(
        {cell: (n, n) for cell, n in counts.items()},
        rows={r: (of_lines[r], of_lines[r]) for r in rows},
        columns={c: (of_lines[c], of_lines[c]) for c in columns},
        total=(total, total),
    )
    shown = {**seen.rows, **seen.columns}
    everything = [seen.total, *shown.values(), *seen.cells.values()]
    assert all(number is None or number >= FLOOR for number in everything)
    equations = [(lines[name], number) for name, number in shown.items() if number is not None]
    equations += [([i], n) for i, cell in enumerate(cells) if (n := seen.cells[cell]) is not None]
    if seen.total is None:
        return
    equations.append((list(range(len(cells))), seen.total))
    for place, cell in enumerate(cells):
        if 0 < counts[cell] < FLOOR:
            least, most = bounds(place, equations, len(cells))
            assert most - least > 0.5, (cell, least, most)
