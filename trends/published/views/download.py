"""The figures of a page as CSV: what must be read first stands in its first rows."""

import csv
from collections.abc import Iterator
from io import StringIO

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from reporting.page_class import page_class
from reporting.vocabulary import TYPE_GROUPS
from trends.published import sentences, wording
from trends.published.document import ALL, Page
from trends.published.selectors import FrozenRelease
from trends.published.views.frame import FIVE_MINUTES, in_language
from trends.published.views.port import find
from trends.published.views.tables import series_table

COLUMNS = (
    "complex",
    "name",
    "country",
    "year",
    "type_group",
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
    yield [f"release {release.number}, sha256 {release.hash}"]


def figures(page: Page) -> Iterator[list[object]]:
    """An empty cell is a hidden figure, never nought; its note says so."""
    for group in (ALL, *TYPE_GROUPS):
        for row in series_table(page, group):
            numbers = ("" if n is None else n for n in (row.count, row.lower, row.upper))
            effort = "" if row.effort is None else row.effort
            known = (page.complex, page.name, page.country, row.year, group)
            yield [*known, *numbers, row.hidden, effort, row.fleets]
