"""Count what waits: weekly, in groups of at least COUNT_BATCH of one desk, exactly once."""

import logging
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from reporting import clock
from reporting.models import SealedFacets
from trends.live.errors import CountedByAnother
from trends.live.models import Correction, CountLock, SetAside
from trends.live.services.apply_claims import apply_claims
from trends.live.services.lock import lock_the_count
from trends.live.services.open_waiting import Claim, Opened, Row, open_waiting
from trends.live.services.rewrite import forget_order

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class CountOutcome:
    """What a run did, in numbers."""

    counted: int
    waiting: int
    set_aside: int
    without_key: int


def count_facts(*, now: datetime | None = None) -> CountOutcome:
    """Count all full groups in one transaction; what dies on the way changes nothing.

    A row is waiting or counted, nothing in between: the deletion of the sealed rows is the claim.
    """
    now = now or clock.now()
    opened = open_waiting(now=now)
    full = full_groups(opened.claims, least=settings.COUNT_BATCH)
    try:
        counted = count_in_one_transaction(full, opened.aside, now=now)
    except CountedByAnother:
        # the other run's rows are gone: what is left is counted by the next run
        return CountOutcome(0, len(opened.claims), 0, opened.without_key)
    if full or opened.aside:
        forget_order()
    return report(opened, full=full, counted=counted)


def full_groups(claims: Sequence[Claim], *, least: int) -> list[Claim]:
    """The claims of desks with at least so many different tickets waiting."""
    by_desk: defaultdict[UUID, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_desk[claim.desk].append(claim)
    return [
        claim
        for group in by_desk.values()
        if len({claim.ticket_hash for claim in group}) >= least
        for claim in group
    ]


@transaction.atomic
def count_in_one_transaction(
    full: Sequence[Claim], aside: Sequence[tuple[Row, str]], *, now: datetime
) -> int:
    lock_the_count()
    claim_rows([claim.row for claim in full] + [row for row, _ in aside])
    SetAside.objects.bulk_create(
        sorted((set_aside(row, reason) for row, reason in aside), key=lambda kept: kept.id)
    )
    counted = apply_claims(full, received_quarter=quarter_of(now))
    if counted:
        CountLock.objects.filter(pk=1).update(counted_on=now.date())
    return counted


def claim_rows(rows: Sequence[Row]) -> None:
    """Delete the sealed rows; if one was gone already, this whole run is undone."""
    waiting = ((SealedFacets, SealedFacets.objects), (Correction, Correction.objects))
    for model, objects in waiting:
        ids = [row.pk for row in rows if isinstance(row, model)]
        for start in range(0, len(ids), 500):
            chunk = ids[start : start + 500]
            deleted, _ = objects.filter(pk__in=chunk).delete()
            if deleted != len(chunk):
                raise CountedByAnother


def set_aside(row: Row, reason: str) -> SetAside:
    what = SetAside.What.FACETS if isinstance(row, SealedFacets) else SetAside.What.CORRECTION
    return SetAside(what=what, reason=reason, window_key=row.window_key, sealed=row.sealed)


def quarter_of(moment: datetime) -> str:
    return f"{moment.year}-Q{(moment.month + 2) // 3}"


def report(opened: Opened, *, full: Sequence[Claim], counted: int) -> CountOutcome:
    outcome = CountOutcome(
        counted=counted,
        waiting=len(opened.claims) - len(full),
        set_aside=len(opened.aside),
        without_key=opened.without_key,
    )
    if outcome.set_aside:
        log.warning("%d sealed rows could not be read and were set aside", outcome.set_aside)
    if outcome.without_key:
        log.warning("%d sealed rows name a window key not held here", outcome.without_key)
    return outcome
