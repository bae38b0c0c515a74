"""The register of a desk, page by page: sealed rows beside what the server must know of a case."""

from dataclasses import dataclass

from django.db.models import Case as When
from django.db.models import F, QuerySet, Value
from django.db.models import When as Branch
from django.db.models.functions import Substr

from cases.models import Case
from cases.selectors.queue import (
    CARD_BYTES,
    beyond,
    cursor_of,
    in_order,
    put_wraps,
    with_owner_and_report,
    with_unread,
)
from reporting.fields import BytesField
from staff.models import Desk

PAGE = 500
ORDER = "opened"


@dataclass(frozen=True)
class RegisterPage:
    """Up to 500 cases, newest first, and where the next page starts."""

    cases: list[Case]
    next: str | None


def register_page(*, desk: Desk, after: str | None) -> RegisterPage:
    """The row of each case; a case without one comes with its card, so that a browser writes it."""
    wanted = with_unread(with_rows(Case.objects.filter(desk=desk)))
    rows = list(beyond(in_order(wanted, ORDER), ORDER, after)[: PAGE + 1])
    cases = rows[:PAGE]
    put_wraps([case for case in cases if not case.row_version])  # type: ignore[attr-defined]
    more = cursor_of(cases[-1], ORDER) if len(rows) > PAGE else None
    return RegisterPage(cases=cases, next=more)


def with_rows(cases: QuerySet[Case]) -> QuerySet[Case]:
    card = Substr("report__box", 1, CARD_BYTES, output_field=BytesField())
    return with_owner_and_report(cases).annotate(
        row_version=F("index_row__version"),
        row_revision=F("index_row__revision"),
        row_box=F("index_row__box"),
        card=When(
            Branch(index_row__isnull=True, then=card),
            default=Value(None),
            output_field=BytesField(),
        ),
    )
