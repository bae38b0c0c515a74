"""Rows of the tables and of the file: the same numbers as in the chart, in the same order."""

from dataclasses import dataclass

from reporting.vocabulary import TYPE_GROUPS
from trends.published import sentences, wording
from trends.published.document import ALL, Cell, Page
from trends.published.drawing import interval

LAST = 8


@dataclass(frozen=True)
class Row:
    """One year of one series. Hidden: no numbers, and the one sentence that says why."""

    year: int
    count: int | None
    lower: int | None
    upper: int | None
    hidden: str
    effort: int | None
    fleets: str


def series_table(page: Page, group: str) -> list[Row]:
    return [row_of(page, group, place) for place in range(len(page.years))]


def row_of(page: Page, group: str, place: int) -> Row:
    cell, effort = page.cells[group][place], page.effort[place]
    lower, upper = interval(cell)
    known = isinstance(cell, int)
    return Row(
        year=page.years[place],
        count=shown(cell),
        lower=round(lower) if known else None,
        upper=round(upper) if known else None,
        hidden="" if isinstance(cell, int) else str(wording.HIDDEN[cell]),
        effort=shown(effort),
        fleets=str(wording.FLEETS[page.fleets[place]]),
    )


def shown(cell: Cell) -> int | None:
    return cell if isinstance(cell, int) else None


@dataclass(frozen=True)
class Quarters:
    """The last quarters of an area, by type group."""

    names: list[str]
    rows: list[tuple[str, str, list[int | None]]]


def quarters_table(page: Page) -> Quarters | None:
    """The last eight quarters; the file has all of them."""
    if not page.quarters:
        return None
    rows = [
        (
            group,
            sentences.group_label(group),
            [shown(cell) for cell in page.quarterly[group][-LAST:]],
        )
        for group in (*TYPE_GROUPS, ALL)
    ]
    return Quarters([name.replace("-", " ") for name in page.quarters[-LAST:]], rows)


def groups_table(page: Page) -> list[tuple[str, str, list[int | None]]]:
    """Code, label and yearly counts of every type group."""
    return [
        (group, sentences.group_label(group), [shown(cell) for cell in page.cells[group]])
        for group in (*TYPE_GROUPS, ALL)
    ]
