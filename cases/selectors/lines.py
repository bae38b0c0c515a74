"""A line of the queue or the register: what it shows of a case, without a model instance a row."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from cases.models import Case
from reporting.models import Letter, Wrap

KeyWrap = tuple[UUID, bytes]  # the key that opens it, and the wrap
Wraps = Mapping[UUID | None, list[KeyWrap]]  # by report


@dataclass(frozen=True, slots=True)
class Line:
    """One case in a list; without its report (erased, or never there) door and card are None."""

    id: UUID
    desk_id: UUID
    report_id: UUID | None
    status: str
    owner_id: UUID | None
    owner_name: str | None
    door: str | None
    urgent: bool | None
    opened: date
    acknowledge_by: date
    acknowledge_target: date
    feedback_by: date
    due: date
    answered: date | None
    held_since: date | None
    withdraw_on: date | None
    last_event: date
    unread: int
    card: bytes | None


READ_FROM = {"owner_name": "owner__name", "door": "report__door", "urgent": "report__urgent"}
AnyLine = TypeVar("AnyLine", bound=Line)
Rows = QuerySet[Case, tuple[Any, ...]]


def as_lines(kind: type[Line], cases: QuerySet[Case], **more: Any) -> Rows:
    """The rows of which lines of this kind are made; `more` is what only that kind shows."""
    shown = cases.annotate(unread=Coalesce(Subquery(unread_letters()), 0), **more)
    return shown.values_list(*(READ_FROM.get(field.name, field.name) for field in fields(kind)))


def read_lines(kind: type[AnyLine], rows: Rows) -> list[AnyLine]:
    return [kind(*row) for row in rows]


def unread_letters() -> QuerySet[Letter, Any]:
    return (
        Letter.objects.filter(
            mailbox_hash=OuterRef("report__mailbox_hash"),
            side=Letter.Side.REPORTER,
            slot__gte=OuterRef("letters_read"),
        )
        .order_by()
        .values("mailbox_hash")
        .annotate(number=Count("pk"))
        .values("number")
    )


def wraps_of(lines: Iterable[Line]) -> Wraps:
    """The wraps of all their reports, with one query for the page."""
    wraps: defaultdict[UUID | None, list[KeyWrap]] = defaultdict(list)
    found = Wrap.objects.filter(report__in=[line.report_id for line in lines if line.report_id])
    for report, key, wrap in found.values_list("report_id", "key_id", "wrap"):
        wraps[report].append((key, bytes(wrap)))
    return wraps
