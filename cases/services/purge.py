"""The end of retention: what was sealed goes, the coded row and its chain of events stay."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.db import transaction

from cases.access import lock_report_of
from cases.models import Case, DeskStatement
from cases.services.erase_case import erase_case
from cases.transitions import CAN_END, RETENTION, erasing_from
from reporting import clock
from reporting.directory.legal_dates import add_months
from reporting.filing.erase import erase_report
from reporting.models import Report
from staff.models import Desk


def purge() -> int:
    """Erase every case and record whose time is over, each in a transaction of its own."""
    today, erased = clock.today(), 0
    for desk in Desk.objects.order_by("pk"):
        erased += sum(purge_case(case_id=one, today=today) for one in cases_over(desk, today))
        erased += sum(purge_record(report_id=one) for one in records_over(desk, today))
    return erased


def is_over(begun: date, months: int, today: date) -> bool:
    """Are the months for which a thing is kept over?"""
    return add_months(begun, months) <= today


def cases_over(desk: Desk, today: date) -> Iterator[UUID]:
    """Finished cases whose time is over; a legal hold keeps a case however old it is."""
    kept = Case.objects.filter(desk=desk, held_since__isnull=True)
    rows = kept.filter(status__in=CAN_END, finished__isnull=False)
    columns = rows.order_by("id").values_list("pk", "finished", "keep_months")
    for case_id, finished, keep_months in columns:
        if finished and is_over(finished, keep_months or desk.retention_months, today):
            yield case_id


def records_over(desk: Desk, today: date) -> Iterator[UUID]:
    """Records of which no case was opened; they are kept from the day on which they came."""
    keys = DeskStatement.objects.filter(desk=desk).values("key_id")
    cases = Case.objects.filter(report__isnull=False).values("report")
    rows = Report.objects.filter(record=True, desk_key_id__in=keys).exclude(pk__in=cases)
    for report_id, day in rows.order_by("id").values_list("pk", "day"):
        if is_over(day, desk.retention_months, today):
            yield report_id


@transaction.atomic
def purge_case(*, case_id: UUID, today: date) -> bool:
    """False where it was opened again, held, or purged, since it was looked for."""
    lock_report_of(case_id)
    case = Case.objects.select_for_update(of=("self",)).select_related("desk").get(pk=case_id)
    months = case.keep_months or case.desk.retention_months
    if case.finished is None or not is_over(case.finished, months, today):
        return False
    step = erasing_from(case.status, RETENTION)
    if step is None or case.held_since is not None:
        return False
    erase_case(case=case, step=step, day=today)
    return True


@transaction.atomic
def purge_record(*, report_id: UUID) -> bool:
    """False where a case was opened from it since it was looked for: that has a time of its own."""
    Report.objects.select_for_update().filter(pk=report_id).only("pk").first()
    if Case.objects.filter(report=report_id).exists():
        return False
    erase_report(report_id=report_id)
    return True
