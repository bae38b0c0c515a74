"""Guard: the floor of what coordinators see before publication."""

from collections.abc import Mapping
from typing import TypeVar

FLOOR = 3
Name = TypeVar("Name", bound=str)
Counts = Mapping[Name, tuple[int, int]]


def above_floor(counts: Counts[Name], *, floor: int = FLOOR) -> dict[Name, int | None]:
    """Return the facts of each part, None where it has fewer calls than the floor.

    `counts`: facts and calls of each part of one table whose total is shown elsewhere. Where what
    is hidden would add up to less than the floor, or be one part alone, the smallest part that is
    shown is hidden too, so that no subtraction gives a small number back.
    """
    shown: dict[Name, int | None] = {
        name: facts if calls >= floor else None for name, (facts, calls) in counts.items()
    }
    while told_by_the_total(counts, shown, floor):
        left = {name: facts for name, facts in shown.items() if facts is not None}
        if not left:
            break
        shown[min(left, key=lambda name: (left[name], name))] = None
    return shown


def told_by_the_total(counts: Counts[Name], shown: Mapping[Name, int | None], floor: int) -> bool:
    hidden = [counts[name][0] for name, facts in shown.items() if facts is None]
    rest = sum(hidden)
    return rest > 0 and (rest < floor or sum(1 for facts in hidden if facts) == 1)
