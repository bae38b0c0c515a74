"""What every page of the keyring and of the rooms above it knows."""

from django.conf import settings
from django.http import HttpRequest

from reporting import clock


def directory_address(request: HttpRequest) -> dict[str, str]:
    """Where reporters read the desks' keys: officers' browsers compare it with their own."""
    return {"directory_address": f"{settings.DOOR_ORIGIN}/directory.json"}


def clock_moved(request: HttpRequest) -> dict[str, int]:
    """By how many days the demo's clock was moved, for what the browser counts in days."""
    return {"clock_moved": clock.moved_days()}
