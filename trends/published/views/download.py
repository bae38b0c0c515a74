"""The figures of a page as CSV: what must be read first stands in its first rows."""

import csv
from collections.abc import Iterator, Sequence
from io import StringIO

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from reporting.page_class import page_class
from reporting.vocabulary import TYPE_GROUPS
from trends.published import sentences, wording
from trends.published.document import ALL, Cell, Page
from trends.published.drawing import interval
from trends.published.selectors import FrozenRelease
from trends.published.views.frame import FIVE_MINUTES, in_language
from trends.published.views.port import find
from trends.published.views.tables import series_table

COLUMNS = (
    "complex",
    "name",
    "country",
    "period",
    "type_group",
    "inspection_type",
    "reports_rounded_to_5",
    "lower_95",
    "upper_95",
    "note",
    "all_reports_rounded_to_5",
    "fleets",
)


@page_class("public")
@require_safe
@in_language
def download(request: HttpRequest, lang: str, code: str) -> HttpResponse:
    release, frozen = find(code, ALL)
    text = StringIO()
    writer = csv.writer(text)
    writer.writerows(first_rows(release))
    writer.writerow(COLUMNS)
    writer.writerows(figures(frozen))
    name = f"figures-{code}-release-{release.number}.csv"
    return HttpResponse(
        text.getvalue(),
        content_type="text/csv; charset=utf-8",
        headers={
            "Cache-Control": FIVE_MINUTES,
            "Content-Disposition": f'attachment; filename="{name}"',
        },
    )


def first_rows(release: FrozenRelease) -> Iterator[list[str]]:
    if release.invented:
        yield [str(wording.INVENTED)]
    yield from ([line] for line in sentences.read_this(release))
    yield [str(wording.METHOD)]
    yield [str(wording.SOURCE)]
    yield [f"release {release.number}, sha256 {release.hash}"]


def figures(page: Page) -> Iterator[list[object]]:
    """An empty cell is a hidden figure, never nought; its note says so."""
    for group in (ALL, *TYPE_GROUPS):
        for row in series_table(page, group):
            numbers = ("" if n is None else n for n in (row.count, row.lower, row.upper))
            effort = "" if row.effort is None else row.effort
            known = (page.complex, page.name, page.country, row.year, group, "")
            yield [*known, *numbers, row.hidden, effort, row.fleets]
        yield from quarters_of(page, group, "", page.quarterly.get(group, ()))
        for code in TYPE_GROUPS.get(group, ()):
            yield from quarters_of(page, group, code, page.by_type.get(code, ()))


def quarters_of(page: Page, group: str, code: str, cells: Sequence[Cell]) -> Iterator[list[object]]:
    """Only the world has quarters of single types, and ports have none at all."""
    if not cells:
        return
    for quarter, cell in zip(page.quarters, cells, strict=True):
        known = (page.complex, page.name, page.country, quarter, group, code)
        yield [*known, *numbers_of(cell), "", ""]


def numbers_of(cell: Cell) -> Iterator[object]:
    """Count, both limits and a note, as a year has them."""
    if isinstance(cell, int):
        lower, upper = interval(cell)
        yield from (cell, round(lower), round(upper), "")
    else:
        yield from ("", "", "", str(wording.HIDDEN[cell]))
