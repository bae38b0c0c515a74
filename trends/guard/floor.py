"""Guard: the floor of what coordinators see before publication."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

FLOOR = 3
Name = TypeVar("Name", bound=Hashable)
Counts = Mapping[Name, tuple[int, int]]  # facts and calls
Seen = dict[Name, int | None]
Cell = tuple[str, str]


def above_floor(counts: Counts[Name], *, floor: int = FLOOR) -> Seen[Name]:
    """Return the facts of each part, None where it has fewer calls than the floor.

    `counts`: facts and calls of each part of one table whose total is shown elsewhere. Where what
    is hidden would add up to less than the floor, or be one part alone, the smallest part that is
    shown is hidden too, so that no subtraction gives a small number back.
    """
    shown = at_least(counts, floor)
    hide_until_safe(counts, shown, counts, floor)
    return shown


def at_least(counts: Counts[Name], floor: int) -> Seen[Name]:
    return {name: facts if calls >= floor else None for name, (facts, calls) in counts.items()}


def hide_until_safe(
    counts: Counts[Name], shown: Seen[Name], parts: Iterable[Name], floor: int
) -> None:
    """Hide parts of one total in `shown`, the smallest first, until it gives nothing back."""
    parts = list(parts)
    while told_by_the_total(counts, shown, parts, floor):
        left = [(facts, name) for name in parts if (facts := shown[name]) is not None]
        if not left:
            break
        _, smallest = min(left, key=lambda part: (part[0], str(part[1])))
        shown[smallest] = None


def told_by_the_total(
    counts: Counts[Name], shown: Seen[Name], parts: Iterable[Name], floor: int
) -> bool:
    hidden = [counts[name][0] for name in parts if shown[name] is None]
    rest = sum(hidden)
    return rest > 0 and (rest < floor or sum(1 for facts in hidden if facts) == 1)


@dataclass(frozen=True)
class Table:
    """A table with both its margins, as it may be seen; None where it may not."""

    cells: Mapping[Cell, int | None]
    rows: Mapping[str, int | None]
    columns: Mapping[str, int | None]
    total: int | None


def table_above_floor(
    cells: Counts[Cell],
    *,
    rows: Counts[str],
    columns: Counts[str],
    total: tuple[int, int],
    floor: int = FLOOR,
) -> Table:
    """Return the table of facts by row and column, so that every view of it shows the same cells.

    A hidden margin hides its cells; each margin that is shown is the total of its cells, and the
    total that of both margins: whatever is hidden is hidden from all of these subtractions.
    """
    if total[1] < floor:
        return Table(dict.fromkeys(cells), dict.fromkeys(rows), dict.fromkeys(columns), None)
    seen_rows, seen_columns = above_floor(rows, floor=floor), above_floor(columns, floor=floor)
    shown = at_least(cells, floor)
    for row, column in shown:
        if seen_rows[row] is None or seen_columns[column] is None:
            shown[row, column] = None
    lines = [[cell for cell in cells if cell[0] == row] for row in rows]
    lines += [[cell for cell in cells if cell[1] == column] for column in columns]
    before = None
    while before != shown:
        before = dict(shown)
        for line in lines:
            hide_until_safe(cells, shown, line, floor)
    return Table(shown, seen_rows, seen_columns, total[0])
