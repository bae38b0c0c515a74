"""Statistics: did a rate change? The exact conditional comparison of two Poisson rates."""

from dataclasses import dataclass

import numpy as np
from scipy import special

from trends.statistics.intervals import share_interval, tail_of, whole

# two probabilities that differ by less than rounding of their logarithms are the same probability
SAME = 1 + 1e-7


@dataclass(frozen=True)
class RateRatio:
    """The rate after, divided by the rate before; `upper` and `ratio` may be infinite."""

    ratio: float
    lower: float
    upper: float
    p_value: float


def exact_rate_ratio(
    *,
    before: int,
    after: int,
    before_time: float = 1.0,
    after_time: float = 1.0,
    level: float = 0.95,
) -> RateRatio:
    """Ratio of two Poisson rates with its exact interval and two-sided p value.

    `before`, `after`: events; the times: exposure in one common unit (years, calls), over 0.
    ValueError for counts that are not whole, both 0, a time that is not over 0, or a bad level.
    Given their sum, the later count is binomial with p = r t1 / (r t1 + t0); the interval is that
    of p (Clopper-Pearson) carried over; the p value adds all outcomes not likelier than this one.
    Source: J. Przyborowski and H. Wilenski, Biometrika 31 (1940); agrees with R's poisson.test.
    """
    whole("Counts", (before, after))
    tail_of(level)
    if not (before_time > 0 and after_time > 0 and np.isfinite(before_time + after_time)):
        raise ValueError("Times must be over 0.")
    if before + after == 0:
        raise ValueError("Two counts of 0 say nothing about their ratio.")
    share = share_interval(after, before + after, level=level)
    scale = before_time / after_time
    return RateRatio(
        ratio=after / before * scale if before else float("inf"),
        lower=odds(float(share.lower)) * scale,
        upper=odds(float(share.upper)) * scale,
        p_value=two_sided(after, before + after, after_time / (after_time + before_time)),
    )


def odds(share: float) -> float:
    return share / (1 - share) if share < 1 else float("inf")


def two_sided(hits: int, trials: int, share: float) -> float:
    """Probability of all outcomes that are not likelier than `hits`, of a binomial."""
    outcomes = np.arange(trials + 1, dtype=np.float64)
    logs = (
        special.gammaln(trials + 1)
        - special.gammaln(outcomes + 1)
        - special.gammaln(trials - outcomes + 1)
        + special.xlogy(outcomes, share)
        + special.xlog1py(trials - outcomes, -share)
    )
    unlikely = logs <= logs[hits] + np.log(SAME)
    below = np.flatnonzero(unlikely & (outcomes <= share * trials))
    above = np.flatnonzero(unlikely & (outcomes > share * trials))
    low = special.bdtr(below[-1], trials, share) if below.size else 0.0
    high = special.bdtrc(above[0] - 1, trials, share) if above.size else 0.0
    return min(1.0, float(low + (high if above.size and above[0] else 0.0)))
