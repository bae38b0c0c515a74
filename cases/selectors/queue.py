"""The queue of one desk: three orders by keyset, views that keep the index, capped counts."""

import base64
import binascii
import json
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Substr

from cases.models import Case
from cases.transitions import FINISHED
from reporting import clock
from reporting.fields import BytesField
from reporting.models import Letter, Wrap
from reporting.problems import Refused
from staff.models import Desk, Person

PAGE = 50
COUNTED_TO = 1000
SOON_DAYS = 3
CARD_BYTES = 1130  # header, salt, commitment and the first chunk of a report box
ORDERS = {"due": False, "opened": True, "last_event": True}  # order -> newest first
UNSEEN = ("box", "tag", "mailbox_hash", "container", "desk_key_id", "day")
OWNER_UNSEEN = ("password", "last_login", "email", "language", "time_zone", "away_until", "deputy")
VIEWS = ("all", "mine", "unowned", "due")


@dataclass(frozen=True)
class QueuePage:
    """Up to 50 cases, how many there are (exact to 1,000), and where the next page starts."""

    cases: list[Case]
    count: str
    next: str | None


def queue_page(
    *, desk: Desk, person: Person, order: str, view: str, after: str | None
) -> QueuePage:
    wanted = seen_by(Case.objects.filter(desk=desk), view, person)
    rows = list(beyond(in_order(with_reading(wanted), order), order, after)[: PAGE + 1])
    cases = rows[:PAGE]
    put_wraps(cases)
    more = cursor_of(cases[-1], order) if len(rows) > PAGE else None
    return QueuePage(cases=cases, count=capped_count(wanted), next=more)


def seen_by(cases: QuerySet[Case], view: str, person: Person) -> QuerySet[Case]:
    if view == "mine":
        return cases.filter(owner=person)
    if view == "unowned":
        return cases.filter(owner__isnull=True).exclude(status__in=FINISHED)
    if view == "due":
        return cases.filter(due__lte=clock.today() + timedelta(days=SOON_DAYS))
    return cases


def with_reading(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Add the start of the report's box and the number of unread letters."""
    card = Substr("report__box", 1, CARD_BYTES, output_field=BytesField())
    return with_unread(with_owner_and_report(cases)).annotate(card=card)


def with_owner_and_report(cases: QuerySet[Case]) -> QuerySet[Case]:
    """What a line shows of both: boxes are large, and each further column costs at every row."""
    columns = [f"owner__{name}" for name in OWNER_UNSEEN] + [f"report__{name}" for name in UNSEEN]
    return cases.select_related("owner", "report").defer(*columns)


def with_unread(cases: QuerySet[Case]) -> QuerySet[Case]:
    unread = (
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
    return cases.annotate(unread=Coalesce(Subquery(unread), 0))


def in_order(cases: QuerySet[Case], order: str) -> QuerySet[Case]:
    sign = "-" if ORDERS[order] else ""
    return cases.order_by(f"{sign}{order}", f"{sign}id")


def beyond(cases: QuerySet[Case], order: str, after: str | None) -> QuerySet[Case]:
    if after is None:
        return cases
    key, last = read_cursor(after)
    step = "lt" if ORDERS[order] else "gt"
    # the first condition is what the index is entered by; an OR alone would be read from its start
    return cases.filter(**{f"{order}__{step}e": key}).filter(
        Q(**{f"{order}__{step}": key}) | Q(**{f"id__{step}": last})
    )


def cursor_of(case: Case, order: str) -> str:
    key: date = getattr(case, order)
    text = json.dumps([key.isoformat(), case.pk.hex])
    return base64.urlsafe_b64encode(text.encode()).decode("ascii").rstrip("=")


def read_cursor(text: str) -> tuple[date, UUID]:
    try:
        key, last = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        return date.fromisoformat(key), UUID(last)
    except (binascii.Error, ValueError, TypeError, AttributeError):
        raise Refused(400, "bad_cursor", "This page of the queue is gone. Start again.") from None


def capped_count(cases: QuerySet[Case]) -> str:
    number = cases.order_by()[: COUNTED_TO + 1].count()
    return f"{COUNTED_TO:,}+" if number > COUNTED_TO else str(number)


def put_wraps(cases: list[Case]) -> None:
    """Give each case its report's wraps, with one query for the page."""
    wraps: dict[Any, list[Wrap]] = {}
    for wrap in Wrap.objects.filter(report__in=[case.report_id for case in cases]):
        wraps.setdefault(wrap.report_id, []).append(wrap)
    for case in cases:
        case.wraps = wraps.get(case.report_id, [])  # type: ignore[attr-defined]
