"""Statistics: exact intervals of a count and of a share."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

Array = NDArray[np.float64]


class Interval(NamedTuple):
    """Two arrays of one shape, lower <= upper, in the unit of what was asked."""

    lower: Array
    upper: Array


def whole(name: str, values: ArrayLike) -> Array:
    """Return counts as floats; ValueError where one is negative, broken or not finite."""
    counts = np.asarray(values, dtype=np.float64)
    if not np.all(np.isfinite(counts)) or np.any(counts < 0) or np.any(counts % 1):
        raise ValueError(f"{name} must be whole numbers from 0.")
    return counts


def tail_of(level: float) -> float:
    """Return the probability left out on each side; ValueError outside (0, 1)."""
    if not 0 < level < 1:
        raise ValueError("The level lies between 0 and 1.")
    return (1 - level) / 2


def poisson_interval(counts: ArrayLike, *, level: float = 0.95) -> Interval:
    """Exact interval of the mean of a Poisson count.

    `counts`: any shape, events. Returns arrays of that shape, in events; the lower limit of 0 is 0.
    ValueError for counts that are not whole numbers from 0, or a level outside (0, 1).
    Source: F. Garwood, Fiducial limits for the Poisson distribution, Biometrika 28 (1936); the
    quantiles are those of the gamma distribution with shapes n and n + 1.
    """
    n, tail = whole("Counts", counts), tail_of(level)
    lower = np.where(n > 0, special.gammaincinv(np.maximum(n, 1), tail), 0.0)
    return Interval(lower, special.gammainccinv(n + 1, tail))


def share_interval(hits: ArrayLike, trials: ArrayLike, *, level: float = 0.95) -> Interval:
    """Exact interval of a probability from `hits` in `trials`.

    Arrays that broadcast together; returns that shape, between 0 and 1 (0 to 1 where trials are 0).
    ValueError where hits exceed trials, a count is not whole, or the level lies outside (0, 1).
    Source: C. J. Clopper and E. S. Pearson, The use of confidence or fiducial limits, Biometrika 26
    (1934); the limits are quantiles of beta(x, n - x + 1) and beta(x + 1, n - x).
    """
    tail = tail_of(level)
    x, n = np.broadcast_arrays(whole("Hits", hits), whole("Trials", trials))
    if np.any(x > n):
        raise ValueError("There cannot be more hits than trials.")
    some, misses = np.maximum(x, 1), np.maximum(n - x, 1)
    lower = np.where(x > 0, special.betaincinv(some, n - x + 1, tail), 0.0)
    upper = np.where(x < n, special.betainccinv(x + 1, misses, tail), 1.0)
    return Interval(lower, upper)
