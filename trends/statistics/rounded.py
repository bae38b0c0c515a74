"""Statistics: what a count that was rounded to 5 before publication can still say.

A published n stands for n - 2 to n + 2. From n alone a "95 %" interval covers 85 % at a mean of 12;
from n - 2 to n + 2 it covers 98 %. Nothing that is computed here gives the true count back.
"""

import numpy as np

from trends.statistics.intervals import Array, Interval, poisson_interval, share_interval, whole
from trends.statistics.rates import RateRatio, exact_rate_ratio

REACH = 2  # how far a multiple of 5 can lie from the count that it stands for
LEAST = 5  # nothing under five is ever published


def least_true(rounded: Array) -> Array:
    """The smallest count that a published one can stand for."""
    return np.maximum(rounded - REACH, LEAST)


def published(name: str, values: object) -> Array:
    counts = whole(name, np.asarray(values, dtype=np.float64))
    if np.any(counts < LEAST):
        raise ValueError(f"{name} under five are not published.")
    return counts


def rounded_count_interval(counts: object, *, level: float = 0.95) -> Interval:
    """Interval of the mean behind published counts, rounding included.

    `counts`: any shape, events rounded to 5, from 5; returns arrays of that shape, in events.
    ValueError for counts under five. Source: trends.md section 3 (3); Garwood 1936.
    """
    n = published("Counts", counts)
    lower = poisson_interval(least_true(n), level=level).lower
    return Interval(lower, poisson_interval(n + REACH, level=level).upper)


def rounded_share_interval(hits: object, trials: object, *, level: float = 0.95) -> Interval:
    """Interval of the share behind two published counts, rounding included.

    Arrays of one shape, events rounded to 5, from 5; returns shares between 0 and 1.
    ValueError for counts under five or more hits than trials. Source: Clopper and Pearson 1934.
    """
    x, n = published("Hits", hits), published("Trials", trials)
    if np.any(x > n):
        raise ValueError("There cannot be more hits than trials.")
    fewest, most = least_true(x), x + REACH
    lower = share_interval(np.minimum(fewest, n + REACH), n + REACH, level=level).lower
    least_trials = least_true(n)
    upper = share_interval(np.minimum(most, least_trials), least_trials, level=level).upper
    return Interval(lower, upper)


def rounded_ratio_interval(
    *, before: int, after: int, years: int = 1, level: float = 0.95
) -> RateRatio:
    """Ratio of two published counts over equal times, with its interval, rounding included.

    Counts rounded to 5, from 5, or the sums of so many `years` of them: each year may be off by 2.
    The lower limit is that of (after - 2) / (before + 2), the upper that of (after + 2) /
    (before - 2), for one year; the p value is the larger of the two.
    ValueError for counts under five. Source: Przyborowski and Wilenski 1940.
    """
    published("Counts", (before, after))
    reach, least = REACH * years, LEAST * years
    low = exact_rate_ratio(before=before + reach, after=max(after - reach, least), level=level)
    high = exact_rate_ratio(before=max(before - reach, least), after=after + reach, level=level)
    return RateRatio(after / before, low.lower, high.upper, max(low.p_value, high.p_value))
