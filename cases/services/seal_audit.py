"""The daily row over all chains: their heads, sorted, hashed, chained to the row before."""

import hashlib
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Exists, Max, OuterRef, Q, QuerySet, Subquery

from cases.models import AuditDay, AuditHead, Case, Event
from cases.services.close_day import CLOSING_HOUR
from reporting import clock
from reporting.rewrite import lock_tables
from reporting.sealing import strict_json
from reporting.sealing.derive import sha256
from reporting.sealing.instance import ZERO_HASH

AT_ONCE = 1000


@transaction.atomic
def seal_audit() -> AuditDay | None:
    """Write today's row once; None where it stands, or is not due yet.

    What came today is in tomorrow's row: in today's it would have come before the hour of sealing.
    One query reads all heads, so that an event which is written meanwhile is in the next row.
    """
    # the row names cases: who closes a day has them before the events, and so must we
    lock_tables([Case], mode="ROW SHARE")
    now = clock.now()
    today = now.date()
    if now.hour < CLOSING_HOUR or AuditDay.objects.filter(day=today).exists():
        return None
    last = AuditDay.objects.order_by("-number").first()
    number = last.number + 1 if last else 1
    digest, chains, grown = hashlib.sha256(), 0, []
    for case_id, reached, head, known in heads(today).iterator(chunk_size=AT_ONCE):
        digest.update(head)
        chains += 1
        if known != reached:
            grown.append(AuditHead(audit_id=number, case_id=case_id, number=reached))
        if len(grown) >= AT_ONCE:
            AuditHead.objects.bulk_create(grown)
            grown = []
    AuditHead.objects.bulk_create(grown)
    row = AuditDay(
        number=number,
        day=today,
        chains=chains,
        heads=digest.digest(),
        prev=last.hash if last else ZERO_HASH,
    )
    row.hash = audit_hash(row)
    row.save(force_insert=True)
    return row


def heads(today: date) -> "QuerySet[Event, Any]":
    """Case, number and hash of the last event of each chain, and how far the last row knew it."""
    came_before = Q(case__opened__lt=today) | Q(known__isnull=False)
    later = Event.objects.filter(case=OuterRef("case"), number__gt=OuterRef("number"))
    known = (
        AuditHead.objects.filter(case=OuterRef("case"))
        .values("case")
        .annotate(known=Max("number"))
        .values("known")
    )
    last = Event.objects.filter(~Exists(later)).annotate(known=Subquery(known))
    return (
        last.filter(came_before).order_by("hash").values_list("case_id", "number", "hash", "known")
    )


def audit_hash(row: AuditDay) -> bytes:
    """SHA-256 of the row's JSON: `v, number, day, chains, heads, prev`."""
    return sha256(
        strict_json.encode(
            {
                "v": 1,
                "number": row.number,
                "day": row.day.isoformat(),
                "chains": row.chains,
                "heads": row.heads.hex(),
                "prev": row.prev.hex(),
            }
        )
    )
