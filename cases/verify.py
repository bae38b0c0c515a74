"""Verifying the audit: every chain link by link, every daily row from the heads it was made of."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet, Subquery

from cases.events import event_hash
from cases.models import AuditDay, AuditHead, Case, Event
from cases.services.seal_audit import audit_hash
from cases.triggers import AUDIT, EVENTS, tables_are_guarded
from cases.verify_endings import wrong_endings
from reporting.fields import BytesField
from reporting.sealing.instance import ZERO_HASH

AT_ONCE = 2000
Progress = Callable[[str], None]


@dataclass(frozen=True)
class Broken:
    """One thing that does not hold: where, and what."""

    where: str
    what: str


def verify_audit(progress: Progress) -> Iterator[Broken]:
    """Everything that is broken; memory does not grow with the number of cases."""
    if not tables_are_guarded(connection, (*EVENTS, *AUDIT)):
        yield Broken("database", "the triggers that keep events from being changed are missing")
    yield from verify_chains(progress)
    yield from verify_days(progress)
    for event, wrong in wrong_endings():
        yield Broken(f"case {event.case_id}, event {event.number}", wrong)


def verify_chains(progress: Progress) -> Iterator[Broken]:
    """Each chain from its first event on; the first link of it that does not hold."""
    for case in Case.objects.filter(~Exists(Event.objects.filter(case=OuterRef("pk")))):
        yield Broken(f"case {case.pk}", "it has no event")
    case_id, number, prev, broken = None, 0, ZERO_HASH, False
    events = Event.objects.order_by("case_id", "number")
    for count, event in enumerate(events.iterator(chunk_size=AT_ONCE), start=1):
        if event.case_id != case_id:
            case_id, number, prev, broken = event.case_id, 0, ZERO_HASH, False
        number += 1
        wrong = None if broken else what_is_wrong(event, number, prev)
        if wrong:
            broken = True
            yield Broken(f"case {event.case_id}, event {event.number}", wrong)
        prev = event.hash
        if count % 10_000 == 0:
            progress(f"{count:,} events")


def what_is_wrong(event: Event, number: int, prev: bytes) -> str | None:
    if event.number != number:
        return f"event {number} is missing"
    if event.prev != prev:
        return "it does not follow the event before"
    if event.hash != event_hash(event):
        return "it was changed"
    return None


def verify_days(progress: Progress) -> Iterator[Broken]:
    """Each daily row, and what it says of the chains."""
    number, prev, before = 0, ZERO_HASH, None
    for row in AuditDay.objects.order_by("number").iterator(chunk_size=AT_ONCE):
        number += 1
        where = f"daily row {row.number} of {row.day.isoformat()}"
        if row.number != number or row.prev != prev:
            yield Broken(where, "it does not follow the row before")
            number = row.number
        if row.hash != audit_hash(row):
            yield Broken(where, "it was changed")
        # where no chain had grown, the heads are those of the row before
        is_same = before is not None and not row.grown.exists()
        found = before if is_same else heads_of(row.number)
        if found != (row.chains, row.heads):
            yield Broken(where, "the chains are not as it saw them")
        prev, before = row.hash, (row.chains, row.heads)
        progress(f"daily row {row.number}")


def heads_of(number: int) -> tuple[int, bytes]:
    """How many heads there were at that row, and the hash over them, from the events of today."""
    digest, chains = hashlib.sha256(), 0
    for head in heads_at(number).iterator(chunk_size=AT_ONCE):
        digest.update(head or b"")
        chains += 1
    return chains, digest.digest()


def heads_at(number: int) -> "QuerySet[AuditHead, bytes | None]":
    """Hashes of the events that the rows so far name last, sorted; None where one is gone."""
    then = AuditHead.objects.filter(audit__lte=number)
    later = then.filter(case=OuterRef("case"), audit__gt=OuterRef("audit"))
    event = Event.objects.filter(case=OuterRef("case"), number=OuterRef("number"))
    named = Subquery(event.values("hash")[:1], output_field=BytesField())
    rows = then.filter(~Exists(later)).annotate(head=named).order_by("head")
    return rows.values_list("head", flat=True)
