"""Count what waits: weekly, in crowds of at least COUNT_BATCH of one desk, exactly once."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction

from reporting import clock
from reporting.models import SealedFacets
from trends.live.errors import CountedByAnother
from trends.live.models import Correction, CountLock, SetAside
from trends.live.services.apply_crowds import apply_crowds
from trends.live.services.form_crowds import Crowd, form_crowds
from trends.live.services.lock import lock_the_count
from trends.live.services.open_waiting import Claim, Opened, Row, open_waiting
from trends.live.services.rewrite import forget_order
from trends.live.services.tickets import Ticket, spent_rows, statements, tickets_of
from trends.live.services.unread_reports import keep_unread, refuse_invented, unread_reports

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class CountOutcome:
    """What a run did, in numbers."""

    counted: int
    waiting: int
    set_aside: int
    without_key: int


@dataclass(frozen=True)
class Plan:
    """What a run will do with the rows that it opened; all others go on waiting."""

    crowds: list[Crowd]
    spent: list[Row]
    aside: list[tuple[Row, str]]

    @property
    def rows(self) -> list[Row]:
        counted = [row for crowd in self.crowds for word in crowd for row in word.rows]
        return [*counted, *self.spent, *(row for row, _ in self.aside)]


def count_facts(*, now: datetime | None = None) -> CountOutcome:
    """Count all full crowds in one transaction; what dies on the way changes nothing.

    A row is waiting or counted, nothing in between: the deletion of the sealed rows is the claim.
    """
    now = now or clock.now()
    opened = open_waiting(now=now)
    try:
        outcome = count_in_one_transaction(opened, now=now)
    except CountedByAnother:
        # the other run's rows are gone: what is left is counted by the next run
        outcome = CountOutcome(0, len(opened.claims), 0, opened.without_key)
    if outcome.counted or outcome.set_aside:
        forget_order()
    warn(outcome)
    return outcome


@transaction.atomic
def count_in_one_transaction(opened: Opened, *, now: datetime) -> CountOutcome:
    lock_the_count()
    unread = unread_reports(opened)
    plan = make_plan(opened, least=settings.COUNT_BATCH, unread=unread)
    claim_rows(plan.rows)
    SetAside.objects.bulk_create(
        sorted((set_aside(row, reason) for row, reason in plan.aside), key=lambda kept: kept.id)
    )
    keep_unread(opened, plan.crowds, unread=unread)
    counted = apply_crowds(plan.crowds, received_quarter=quarter_of(now))
    if counted:
        CountLock.objects.filter(pk=1).update(counted_on=now.date())
    return CountOutcome(
        counted=counted,
        waiting=len(opened.claims) + len(opened.aside) - len(plan.rows),
        set_aside=len(plan.aside),
        without_key=opened.without_key,
    )


def make_plan(opened: Opened, *, least: int, unread: int) -> Plan:
    tickets, others = refuse_other_desks(tickets_of(opened.claims))
    tickets, invented = refuse_invented(tickets, unread=unread)
    return Plan(
        crowds=form_crowds(tickets, least=least),
        spent=list(spent_rows(tickets)),
        aside=[
            *opened.aside,
            *((claim.row, SetAside.Reason.OTHER_DESK) for claim in others),
            *((claim.row, SetAside.Reason.NO_REPORT) for claim in invented),
        ],
    )


def refuse_other_desks(tickets: Sequence[Ticket]) -> tuple[list[Ticket], list[Claim]]:
    """A correction counts in the crowds of the desk that the report was sealed for, or nowhere."""
    refused = [claim for ticket in tickets for claim in ticket.others_words]
    return [ticket.without(ticket.others_words) for ticket in tickets], refused


def claim_rows(rows: Sequence[Row]) -> None:
    """Delete the sealed rows; if one was gone already, this whole run is undone."""
    waiting = ((SealedFacets, SealedFacets.objects), (Correction, Correction.objects))
    for model, objects in waiting:
        for ids in statements([row.pk for row in rows if isinstance(row, model)]):
            deleted, _ = objects.filter(pk__in=ids).delete()
            if deleted != len(ids):
                raise CountedByAnother


def set_aside(row: Row, reason: str) -> SetAside:
    what = SetAside.What.FACETS if isinstance(row, SealedFacets) else SetAside.What.CORRECTION
    return SetAside(what=what, reason=reason, window_key=row.window_key, sealed=row.sealed)


def quarter_of(moment: datetime) -> str:
    return f"{moment.year}-Q{(moment.month + 2) // 3}"


def warn(outcome: CountOutcome) -> None:
    if outcome.set_aside:
        log.warning("%d sealed rows could not be counted and were set aside", outcome.set_aside)
    if outcome.without_key:
        log.warning("%d sealed rows name a window key not held here", outcome.without_key)
