"""Taking arrivals apart: deleting one is the claim, and each has a transaction of its own."""

import logging
from uuid import UUID

from django.db import InterfaceError, OperationalError, transaction

from cases.models import ArrivalFailure
from cases.services.open_case import open_case
from reporting import clock
from reporting.filing.selectors import waiting_arrivals
from reporting.filing.services import take_apart
from reporting.models import Arrival

logger = logging.getLogger(__name__)


def collect_arrivals(*, urgent: bool | None = None) -> int:
    """Take apart everything that waits, in no order; one that fails never stops the rest."""
    aside = set_aside()
    return sum(
        try_to_collect(arrival_id)
        for arrival_id in waiting_arrivals(urgent=urgent)
        if arrival_id not in aside
    )


def set_aside() -> set[UUID]:
    failed = ArrivalFailure.objects.filter(count__gte=ArrivalFailure.SET_ASIDE_AT)
    return set(failed.values_list("arrival", flat=True))


def try_to_collect(arrival_id: UUID) -> bool:
    """Collect one; a failure is remembered in a transaction of its own."""
    try:
        return collect_one(arrival_id=arrival_id)
    except Exception as error:
        remember_failure(arrival_id=arrival_id, error=error)
        return False


@transaction.atomic
def collect_one(*, arrival_id: UUID) -> bool:
    """True if this call took it apart; False if another worker has it, or it was a retry."""
    arrival = Arrival.objects.filter(pk=arrival_id).first()
    if arrival is None or not Arrival.objects.filter(pk=arrival_id).delete()[0]:
        return False
    ArrivalFailure.objects.filter(pk=arrival_id).delete()
    report = take_apart(arrival)
    if report is None:
        return False
    if not report.record:
        open_case(report=report)
    return True


@transaction.atomic
def remember_failure(*, arrival_id: UUID, error: Exception) -> None:
    """Count it, with the kind of the error only: its text could carry what was in the arrival."""
    reason = type(error).__name__
    logger.error("An arrival could not be taken apart: %s", reason)
    if isinstance(error, OperationalError | InterfaceError):
        return  # the database's fault, not the arrival's: try again without counting
    failure, _ = ArrivalFailure.objects.select_for_update().get_or_create(
        pk=arrival_id, defaults={"count": 0, "reason": reason, "day": clock.today()}
    )
    failure.count += 1
    failure.reason = reason
    failure.save(update_fields=["count", "reason"])


def try_again(*, arrival_id: UUID) -> None:
    """Let the collector look at an arrival again that was set aside."""
    ArrivalFailure.objects.filter(pk=arrival_id).delete()
