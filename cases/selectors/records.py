"""The records of a desk that wait for an officer's word: counted, sealed, without case or clock."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from cases.models import Case, DeskStatement, RecordReview
from reporting.models import Report
from staff.models import Desk

PAGE = 50


@dataclass(frozen=True)
class RecordPage:
    """Up to 50 records, and the id after which the next page starts."""

    records: list[Report]
    next: UUID | None


def records_of(desk: Desk) -> QuerySet[Report]:
    """Every record that was sealed to a key of this desk."""
    keys = DeskStatement.objects.filter(desk=desk).values_list("key_id", flat=True)
    return Report.objects.filter(record=True, desk_key_id__in=list(keys))


def waiting_records(desk: Desk) -> QuerySet[Report]:
    """Those that nobody has judged and no case was opened from."""
    judged = RecordReview.objects.filter(report=OuterRef("pk"))
    opened = Case.objects.filter(report=OuterRef("pk"))
    return records_of(desk).filter(~Exists(judged), ~Exists(opened))


def record_page(*, desk: Desk, after: UUID | None) -> RecordPage:
    """In the order of their random ids, which says nothing of when they came."""
    waiting = waiting_records(desk).order_by("id").prefetch_related("wraps")
    if after is not None:
        waiting = waiting.filter(id__gt=after)
    rows = list(waiting[: PAGE + 1])
    return RecordPage(records=rows[:PAGE], next=rows[PAGE - 1].pk if len(rows) > PAGE else None)
