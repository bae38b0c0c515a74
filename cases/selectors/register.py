"""The register of a desk, page by page: sealed rows beside what the server must know of a case."""

from dataclasses import dataclass

from django.db.models import Case as When
from django.db.models import F, QuerySet, Value
from django.db.models import When as Branch
from django.db.models.functions import Substr

from cases.models import Case
from cases.selectors.lines import Line, Rows, Wraps, as_lines, read_lines, wraps_of
from cases.selectors.queue import CARD_BYTES, beyond, cursor_of, in_order
from reporting.fields import BytesField
from staff.models import Desk

PAGE = 500
ORDER = "opened"


@dataclass(frozen=True, slots=True)
class RegisterLine(Line):
    """With the sealed row; a case that has none comes with its card."""

    row_version: int | None
    row_revision: int | None
    row_box: bytes | None


@dataclass(frozen=True)
class RegisterPage:
    """Up to 500 cases, newest first, and where the next page starts."""

    lines: list[RegisterLine]
    wraps: Wraps
    next: str | None


def register_page(*, desk: Desk, after: str | None) -> RegisterPage:
    """The row of each case; a case without one comes with its card, so that a browser writes it."""
    wanted = with_rows(Case.objects.filter(desk=desk))
    found = read_lines(RegisterLine, beyond(in_order(wanted, ORDER), ORDER, after)[: PAGE + 1])
    lines = found[:PAGE]
    more = cursor_of(lines[-1], ORDER) if len(found) > PAGE else None
    wraps = wraps_of(line for line in lines if not line.row_version)
    return RegisterPage(lines=lines, wraps=wraps, next=more)


def with_rows(cases: QuerySet[Case]) -> Rows:
    card = Substr("report__box", 1, CARD_BYTES, output_field=BytesField())
    return as_lines(
        RegisterLine,
        cases,
        row_version=F("index_row__version"),
        row_revision=F("index_row__revision"),
        row_box=F("index_row__box"),
        card=When(
            Branch(index_row__isnull=True, then=card),
            default=Value(None),
            output_field=BytesField(),
        ),
    )
