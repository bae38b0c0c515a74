"""Tasks of the counting worker; each one only calls its service."""

from celery import shared_task

from trends.live.services import count, turn_key


@shared_task
def count_facts() -> None:
    """Weekly (every few seconds in the demo): count what waits in full groups."""
    count.count_facts()


@shared_task
def turn_window_key() -> None:
    """Daily: a new key once the current one is a week old."""
    turn_key.turn_window_key()


@shared_task
def destroy_spent_keys() -> None:
    """Daily: destroy private halves that nothing names any more."""
    turn_key.destroy_spent_keys()
