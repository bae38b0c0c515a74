"""What every page of the keyring and of the rooms above it knows."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from reporting import clock
from staff.access import desks_of, first_page_of, is_allowed


def directory_address(request: HttpRequest) -> dict[str, str]:
    """Where reporters read the desks' keys: officers' browsers compare it with their own."""
    return {"directory_address": f"{settings.DOOR_ORIGIN}/directory.json"}


def clock_moved(request: HttpRequest) -> dict[str, int]:
    """By how many days the demo's clock was moved, for what the browser counts in days."""
    return {"clock_moved": clock.moved_days()}


def places(request: HttpRequest) -> dict[str, Any]:
    """Where the person of this page works; nothing is read before a template asks."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"first_page": "/accounts/login/"}
    return {
        "first_page": lambda: first_page_of(user),
        "own_desks": lambda: desks_of(user),
        "coordinates": lambda: is_allowed(user, "coordinator"),
    }
