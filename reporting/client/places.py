"""Is there such a place? Asked of one list that is the same for everybody: it names no place."""

import json

from reporting.client.door import Door
from reporting.client.failures import NotADoor, Refused

PLACES = "/static/ports/all.json"
LARGEST = 5_000_000


def require_place(door: Door, place: str) -> None:
    """Refused for a place that the register does not know: it could never be counted."""
    try:
        known = json.loads(door.get(PLACES, limit=LARGEST))
    except (ValueError, RecursionError):
        raise NotADoor("The list of places at this address is malformed.") from None
    if not isinstance(known, dict):
        raise NotADoor("The list of places at this address is malformed.")
    if place not in known and not any(code[:2] == place for code in known):
        raise Refused("This place is not in the register. Look it up, or give the country only.")
