"""Judging records, and opening a case from one: each is done once, whoever presses."""

from uuid import UUID

from django.db import IntegrityError, transaction

from cases.access import access_record, lock_record
from cases.models import Case, RecordReview
from cases.services.open_case import open_case
from cases.services.write_note import bound_note
from reporting import clock
from reporting.problems import Refused
from staff.models import Desk, Person


@transaction.atomic
def review_record(*, person: Person, desk: Desk, report_id: UUID, box: bytes) -> RecordReview:
    """Keep an officer's sealed word on a record, which leaves the list with it.

    The same box again is the same review; Refused once somebody has judged the record otherwise,
    or opened a case from it.
    """
    report = access_record(desk, report_id)
    bound_note(box, report.pk)
    known = RecordReview.objects.filter(pk=report.pk).first()
    if known is not None and known.box == box:
        return known
    if known is not None or Case.objects.filter(report=report).exists():
        raise already_judged()
    try:
        with transaction.atomic():
            return RecordReview.objects.create(report=report, desk=desk, person=person, box=box)
    except IntegrityError:
        raise already_judged() from None


@transaction.atomic
def open_record(*, person: Person, desk: Desk, report_id: UUID) -> Case:
    """Open a case from a record; its clocks start today, because the reporter asked for none."""
    report = lock_record(desk, report_id)
    known = Case.objects.filter(report=report).first()
    return known or open_case(report=report, day=clock.today(), opener=person)


def already_judged() -> Refused:
    return Refused(409, "judged", "Somebody has judged this record already. Reload the list.")
