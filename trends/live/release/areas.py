"""Countries and the world: sums, shown only where no subtraction gives a hidden part back.

A country is the total of its ports, the world that of its countries; their quarters stand in
quarters.py. Each of these rows is audited by itself. Where a row of ports is not safe the sum is
hidden, never a port: its own page is the same with and without its country's.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from reporting.vocabulary import TYPE_GROUPS
from trends.guard import Hidden, Rules, protect_row, row_is_safe
from trends.live.release.cells import (
    HIDDEN_FLEETS,
    YearOfCells,
    kept_or_reason,
    refusing_or_none,
    year_of_cells,
)
from trends.live.release.evidence import EFFORT, Behind, Key
from trends.published.document import ALL, Cell, Refusing

SERIES = (ALL, *TYPE_GROUPS)
Published = Mapping[Key, Cell]


@dataclass(frozen=True)
class Part:
    """A port of a country, or a country of the world: what is behind it, and what is shown."""

    behind: Mapping[Key, Behind]
    cells: Published
    refusing: Refusing | None = None

    def hides(self, key: Key) -> bool:
        """Also where there is nothing to hide: that must not show in what becomes of the sum."""
        return not isinstance(self.cells.get(key), int)


def sum_may_be_shown(total: int | None, parts: Iterable[Part], key: Key) -> bool:
    parts = list(parts)
    seen = [cell for part in parts if isinstance(cell := part.cells.get(key), int)]
    hidden = sum(part.hides(key) for part in parts)
    return total is not None and row_is_safe(total, seen, hidden)


def year_of_area(
    behind: Mapping[Key, Behind], year: int, parts: Collection[Part], rules: Rules
) -> YearOfCells:
    """The year as of a port, and no sum that would give away a part of it."""
    own = year_of_cells(behind, year, rules)
    kept = {
        series: shown_count(own.cells[series])
        if sum_may_be_shown(shown_count(own.cells[series]), parts, (year, series))
        else None
        for series in SERIES
    }
    total, groups = protect_row(kept[ALL], {group: kept[group] for group in TYPE_GROUPS})
    effort = shown_count(own.effort)
    safe_effort = effort if sum_may_be_shown(effort, parts, (year, EFFORT)) else None
    return YearOfCells(
        cells={name: kept_or_few(value) for name, value in {ALL: total, **groups}.items()},
        effort=kept_or_few(safe_effort),
        fleets=HIDDEN_FLEETS if safe_effort is None else own.fleets,
    )


def shown_count(cell: Cell) -> int | None:
    return cell if isinstance(cell, int) else None


def kept_or_few(value: int | None) -> Cell:
    return kept_or_reason(value, Hidden.TOO_FEW)


def refusing_of_area(
    behind: Behind, told: int, lost_no_time: int, parts: Iterable[Part], rules: Rules
) -> Refusing | None:
    """How refusing went in all parts together, if no part can be had back from it."""
    found = refusing_or_none(behind, told, lost_no_time, rules)
    known = [part.refusing for part in parts if part.refusing is not None]
    hidden = sum(1 for part in parts if part.refusing is None)
    if found is None:
        return None
    safe = row_is_safe(found.refused, [part.refused for part in known], hidden) and row_is_safe(
        found.lost_no_time, [part.lost_no_time for part in known], hidden
    )
    return found if safe else None
