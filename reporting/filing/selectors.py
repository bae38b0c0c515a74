"""Which arrivals wait for the collector."""

import random
from uuid import UUID

from reporting.models import Arrival


def waiting_arrivals(urgent: bool | None = None) -> list[UUID]:
    """Ids of the arrivals, shuffled: the order of collecting says nothing of that of filing."""
    arrivals = Arrival.objects.all() if urgent is None else Arrival.objects.filter(urgent=urgent)
    waiting = list(arrivals.values_list("id", flat=True))
    random.SystemRandom().shuffle(waiting)
    return waiting
