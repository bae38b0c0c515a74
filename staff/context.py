"""What every page of the keyring and of the rooms above it knows."""

from django.conf import settings
from django.http import HttpRequest


def directory_address(request: HttpRequest) -> dict[str, str]:
    """Where reporters read the desks' keys: officers' browsers compare it with their own."""
    return {"directory_address": f"{settings.DOOR_ORIGIN}/directory.json"}
