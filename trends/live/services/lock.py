"""Runs that write facts, tallies, keys or releases take turns."""

from trends.live.models import CountLock


def lock_the_count() -> None:
    """Hold the one row until the transaction ends; SQLite's write lock does so for the file."""
    CountLock.objects.get_or_create(pk=1)
    CountLock.objects.select_for_update().get(pk=1)
