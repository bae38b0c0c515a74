"""Erasing a report: first what opens it, then the box and the letters."""

from uuid import UUID

from reporting import clock
from reporting.models import Letter, Report, Unscrubbed, Wrap


def erase_report(*, report_id: UUID) -> None:
    """Delete wraps, letters and box, in the caller's transaction; nothing where it is gone already.

    A mailbox that another report shares, as the rows of one spreadsheet do, stays with that one.
    `reporting.scrub` is owed from then on.
    """
    report = Report.objects.filter(pk=report_id).defer("box").first()
    if report is None:
        return
    Wrap.objects.filter(report=report).delete()
    others = Report.objects.filter(mailbox_hash=report.mailbox_hash).exclude(pk=report.pk)
    if not others.exists():
        Letter.objects.filter(mailbox_hash=report.mailbox_hash).delete()
    report.delete()
    Unscrubbed.objects.create(day=clock.today())
