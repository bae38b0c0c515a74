"""Guard: nothing that is hidden in one row may be had back from the row's total.

A row is a published total and its parts, each a multiple of 5 that stands for itself +- 2 (never
under 5), or None where hidden. For one row the bounds that a linear programme would find are sums.
"""

from collections.abc import Mapping, Sequence

REACH = 2
LEAST = 5
SMALL = 4  # the largest count that a reader may guess for a hidden part


def hidden_sum(total: int, shown: Sequence[int]) -> tuple[int, int]:
    """Return the least and the most that all hidden parts of a row can add up to."""
    least = max(total - REACH, LEAST) - sum(part + REACH for part in shown)
    most = total + REACH - sum(max(part - REACH, LEAST) for part in shown)
    return least, most


def row_is_safe(total: int, shown: Sequence[int], hidden: int) -> bool:
    """Return whether each hidden part could still be anything from 0 to 4.

    Asked twice: of a reader who knows nothing of a hidden part (0 to infinity), and of one who
    guesses that every hidden part is small (0 to 4). Source: trends.md section 3 (4).
    """
    if not hidden:
        return True
    least, most = hidden_sum(total, shown)
    knows_nothing = most >= SMALL and (hidden > 1 or least <= 0)
    guess_is_possible = least <= SMALL * hidden
    guesses_small = not guess_is_possible or least <= SMALL * (hidden - 1)
    return knows_nothing and guesses_small


def protect_row(
    total: int | None, parts: Mapping[str, int | None]
) -> tuple[int | None, dict[str, int | None]]:
    """Return the row with as many parts hidden as it takes, the smallest first, then its total.

    A hidden total hides all parts: otherwise they would tell it.
    """
    kept = dict(parts)
    if total is None:
        return None, dict.fromkeys(kept)
    while True:
        shown = {name: part for name, part in kept.items() if part is not None}
        if row_is_safe(total, list(shown.values()), len(kept) - len(shown)):
            return total, kept
        if not shown:
            return None, kept
        kept[min(shown, key=lambda name: (shown[name], name))] = None
