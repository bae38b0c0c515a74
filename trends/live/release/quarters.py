"""Quarters and years of countries and of the world, audited together until no more is to be hidden.

A year is the total of its quarters, all inspections that of the groups, and in the world a group
that of its types. Each of these rows is audited by itself.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from reporting.vocabulary import TYPE_GROUPS, group_of
from trends.guard import Rules, protect_row, row_is_safe
from trends.live.release.areas import SERIES, Part, kept_or_few, shown_count, sum_may_be_shown
from trends.live.release.cells import NOTHING, YearOfCells, rounded_or_hidden, shown
from trends.live.release.evidence import Behind, Key
from trends.published.document import ALL, Cell

QUARTERS = (1, 2, 3, 4)


def quarters_between(first_year: int, covers_to: str) -> list[str]:
    last = (int(covers_to[:4]), int(covers_to[6]))
    every = ((year, nth) for year in range(first_year, last[0] + 1) for nth in QUARTERS)
    return [f"{year}-Q{nth}" for year, nth in every if (year, nth) <= last]


@dataclass
class Quarters:
    """Quarters and years of an area while they are audited, by series; None where hidden.

    `types` are the single types of each group, where these are shown too: on the world's page.
    """

    behind: Mapping[Key, Behind]
    parts: Sequence[Part]
    years: Mapping[int, YearOfCells]
    names: Sequence[str]
    rules: Rules
    types: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def series(self) -> tuple[str, ...]:
        return (*SERIES, *(code for codes in self.types.values() for code in codes))

    def cells(self) -> dict[Key, Cell]:
        """Every quarter of every series, and the years of those that have any."""
        grid: dict[Key, int | None] = {
            (quarter, series): self.first_look((quarter, series))
            for quarter in self.names
            for series in self.series
        }
        for year, found in self.years.items():
            grid |= {(year, series): shown_count(found.cells[series]) for series in SERIES}
        while self.hide_one_more(grid):
            pass
        return {key: kept_or_few(count) for key, count in grid.items()}

    def first_look(self, key: Key) -> int | None:
        quarter, series = key
        count = shown(rounded_or_hidden(self.behind.get(key, NOTHING), self.rules))
        safe = (
            sum_may_be_shown(count, self.parts, key)
            if series in SERIES
            else self.type_may_be_shown(count, str(quarter), series)
        )
        return count if safe else None

    def type_may_be_shown(self, count: int | None, quarter: str, code: str) -> bool:
        """No part shows its single types. One that shows their group hides nothing; where another
        has such reports, none of them may be had back: some types are of few countries, and
        everybody knows which."""
        having = [part for part in self.parts if part.behind.get((quarter, code), NOTHING).facts]
        hiding = [part for part in having if part.hides((quarter, group_of(code)))]
        return count is not None and row_is_safe(count, [], len(having) if hiding else 0)

    def hide_one_more(self, grid: dict[Key, int | None]) -> bool:
        """Audit each quarter and year across its groups, each group across its types, then each
        year across its quarters."""
        before = dict(grid)
        periods: list[int | str] = [*self.names, *self.years]
        for period in periods:
            protect_period(grid, period, ALL, TYPE_GROUPS)
        for quarter in self.names:
            for group, codes in self.types.items():
                protect_period(grid, quarter, group, codes)
        for year in self.years:
            for series in SERIES:
                keep_the_year(grid, year, series)
        return grid != before


def keep_the_year(grid: dict[Key, int | None], year: int, series: str) -> None:
    """The quarters must not give back a year that is hidden, nor the year a hidden quarter."""
    names = [f"{year}-Q{nth}" for nth in QUARTERS]
    total, kept = protect_row(grid[year, series], {name: grid[name, series] for name in names})
    grid[year, series] = total
    grid.update({(name, series): cell for name, cell in kept.items()})


def protect_period(
    grid: dict[Key, int | None], period: int | str, total: str, parts: Iterable[str]
) -> None:
    kept_total, kept = protect_row(
        grid[period, total], {name: grid[period, name] for name in parts}
    )
    grid.update({(period, name): cell for name, cell in {total: kept_total, **kept}.items()})
