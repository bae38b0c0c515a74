"""The queue of one desk: three orders by keyset, views that keep the index, capped counts."""

import base64
import binascii
import json
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.functions import Substr

from cases.models import Case
from cases.selectors.lines import Line, Rows, Wraps, as_lines, read_lines, wraps_of
from cases.transitions import FINISHED
from reporting import clock
from reporting.fields import BytesField
from reporting.problems import Refused
from staff.models import Desk, Person

PAGE = 50
COUNTED_TO = 1000
SOON_DAYS = 3
CARD_BYTES = 1130  # header, salt, commitment and the first chunk of a report box
ORDERS = {"due": False, "opened": True, "last_event": True}  # order -> newest first
VIEWS = ("all", "mine", "unowned", "due")


@dataclass(frozen=True)
class QueuePage:
    """Up to 50 cases, how many there are (exact to 1,000), and where the next page starts."""

    lines: list[Line]
    wraps: Wraps
    count: str
    next: str | None


def queue_page(
    *, desk: Desk, person: Person, order: str, view: str, after: str | None
) -> QueuePage:
    wanted = seen_by(Case.objects.filter(desk=desk), view, person)
    rows = beyond(in_order(with_reading(wanted), order), order, after)[: PAGE + 1]
    found = read_lines(Line, rows)
    lines = found[:PAGE]
    more = cursor_of(lines[-1], order) if len(found) > PAGE else None
    return QueuePage(lines=lines, wraps=wraps_of(lines), count=capped_count(wanted), next=more)


def seen_by(cases: QuerySet[Case], view: str, person: Person) -> QuerySet[Case]:
    if view == "mine":
        return cases.filter(owner=person)
    if view == "unowned":
        return cases.filter(owner__isnull=True).exclude(status__in=FINISHED)
    if view == "due":
        return cases.filter(due__lte=clock.today() + timedelta(days=SOON_DAYS))
    return cases


def with_reading(cases: QuerySet[Case]) -> Rows:
    """What a line shows, with the start of the report's box."""
    card = Substr("report__box", 1, CARD_BYTES, output_field=BytesField())
    return as_lines(Line, cases, card=card)


def in_order(cases: Rows, order: str) -> Rows:
    sign = "-" if ORDERS[order] else ""
    return cases.order_by(f"{sign}{order}", f"{sign}id")


def beyond(cases: Rows, order: str, after: str | None) -> Rows:
    if after is None:
        return cases
    key, last = read_cursor(after)
    step = "lt" if ORDERS[order] else "gt"
    # the first condition is what the index is entered by; an OR alone would be read from its start
    return cases.filter(**{f"{order}__{step}e": key}).filter(
        Q(**{f"{order}__{step}": key}) | Q(**{f"id__{step}": last})
    )


def cursor_of(line: Line | Case, order: str) -> str:
    key: date = getattr(line, order)
    text = json.dumps([key.isoformat(), line.id.hex])
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
