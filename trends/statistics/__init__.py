"""Statistics of the window: pure functions over numbers and arrays, no Django."""

from trends.statistics.intervals import Interval, poisson_interval, share_interval
from trends.statistics.rates import RateRatio, exact_rate_ratio
from trends.statistics.rounded import (
    rounded_count_interval,
    rounded_ratio_interval,
    rounded_share_interval,
)

__all__ = [
    "Interval",
    "RateRatio",
    "exact_rate_ratio",
    "poisson_interval",
    "rounded_count_interval",
    "rounded_ratio_interval",
    "rounded_share_interval",
    "share_interval",
]
