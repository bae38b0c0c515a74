"""Window keys turn weekly; an old private half is destroyed only when nothing names it any more."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet, Value
from django.db.models.functions import Substr

from reporting import clock
from reporting.directory.services import turn_window_key as push_window_key
from reporting.fields import BytesField
from reporting.models import Arrival, SealedFacets, WindowKey
from trends.live import window_keys
from trends.live.models import Correction, SetAside
from trends.live.services.lock import lock_the_count

WEEK = timedelta(days=7)
OUT_OF_THE_DIRECTORY = timedelta(hours=48)
# where the body of a filing names its window key (protocol.md section 7, Filing), counted from 1
KEY_ID_AT, KEY_ID_BYTES = 89, 16


@transaction.atomic
def turn_window_key(*, now: datetime | None = None) -> bool:
    """Make and publish a new window key if the current one is a week old or not held here.

    The private half is on the disk before the public half is anywhere. Running twice turns once.
    """
    now = now or clock.now()
    lock_the_count()
    current = WindowKey.objects.filter(status=WindowKey.Status.CURRENT).first()
    if current and now.date() - current.since < WEEK and current.id in window_keys.held_ids():
        return False
    key = window_keys.make_private_half()
    push_window_key(key_id=UUID(bytes=key.public.key_id), key=key.public.raw, day=now.date())
    return True


def destroy_spent_keys(*, now: datetime | None = None) -> list[UUID]:
    """Destroy each private half that protocol.md section 6 lets go; returns their ids."""
    now = now or clock.now()
    spent = [key_id for key_id in window_keys.held_ids() if is_spent(key_id, now=now)]
    for key_id in spent:
        window_keys.destroy_private_half(key_id)
        SetAside.objects.filter(window_key=key_id).delete()
        WindowKey.objects.filter(pk=key_id).update(status=WindowKey.Status.DESTROYED)
    return spent


def is_spent(key_id: UUID, *, now: datetime) -> bool:
    """Out of the directory for 48 hours, no longer accepted, and named by no row that waits."""
    key = WindowKey.objects.filter(pk=key_id).first()
    if key is None:
        # made, and never published: the worker died in between
        return window_keys.age_of_private_half(key_id) > OUT_OF_THE_DIRECTORY.total_seconds()
    if key.status in (WindowKey.Status.CURRENT, WindowKey.Status.PREVIOUS):
        return False
    if key.withdrawn_at is None or now - key.withdrawn_at < OUT_OF_THE_DIRECTORY:
        return False
    return not is_named(key_id)


def is_named(key_id: UUID) -> bool:
    return (
        SealedFacets.objects.filter(window_key=key_id).exists()
        or Correction.objects.filter(window_key=key_id).exists()
        or arrivals_naming(key_id).exists()
    )


def arrivals_naming(key_id: UUID) -> QuerySet[Arrival]:
    """Filings not taken apart yet whose body names this key."""
    named = Substr("body", KEY_ID_AT, KEY_ID_BYTES, output_field=BytesField())
    return Arrival.objects.annotate(named=named).filter(named=Value(key_id.bytes, BytesField()))
