"""Who can open a report: its content key, wrapped for one desk more, or for one desk less."""

from uuid import UUID

from django.db.models import QuerySet

from reporting import clock
from reporting.models import Unscrubbed, Wrap


def add_wrap(*, report_id: UUID, key_id: UUID, wrap: bytes) -> None:
    """The desk of this key opens the report too."""
    Wrap.objects.create(report_id=report_id, key_id=key_id, wrap=wrap)


def remove_wrap(*, report_id: UUID, key_id: UUID) -> None:
    """The desk of this key opens the report no more; `reporting.scrub` is owed from then on."""
    drop(Wrap.objects.filter(report_id=report_id, key_id=key_id))


def leave_one_wrap(*, report_id: UUID, key_id: UUID) -> None:
    """Nobody but the desk of this key opens the report, which must have its wrap."""
    wraps = Wrap.objects.filter(report_id=report_id)
    if not wraps.filter(key_id=key_id).exists():
        raise ValueError("Without this wrap nobody could open the report.")
    drop(wraps.exclude(key_id=key_id))


def drop(wraps: QuerySet[Wrap]) -> None:
    wraps.delete()
    Unscrubbed.objects.create(day=clock.today())
