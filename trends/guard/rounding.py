"""Guard: counts are rounded first; everything else is computed from the rounded count."""

STEP = 5


def round_to_five(count: int) -> int:
    """Return the nearest multiple of 5, events; ValueError under 5, which is never published."""
    if count < STEP:
        raise ValueError("A count under five is never published.")
    return STEP * ((count + STEP // 2) // STEP)
