"""Exact intervals of counts and shares, alone and with rounding included."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from trends.statistics import (
    poisson_interval,
    rounded_count_interval,
    rounded_share_interval,
    share_interval,
)


def test_the_limits_of_a_count_leave_two_and_a_half_per_cent_on_each_side() -> None:
    counts = np.array([0, 1, 5, 12, 160, 5000])
    limits = poisson_interval(counts)
    assert limits.lower[0] == 0
    assert stats.poisson.sf(counts[1:] - 1, limits.lower[1:]) == pytest.approx(0.025, rel=1e-10)
    assert stats.poisson.cdf(counts, limits.upper) == pytest.approx(0.025, rel=1e-10)


def test_the_limits_of_a_share_leave_two_and_a_half_per_cent_on_each_side() -> None:
    limits = share_interval([1, 7, 40], [10, 20, 41])
    assert stats.binom.sf([0, 6, 39], [10, 20, 41], limits.lower) == pytest.approx(0.025, rel=1e-10)
    assert stats.binom.cdf([1, 7, 40], [10, 20, 41], limits.upper) == pytest.approx(
        0.025, rel=1e-10
    )


def test_nothing_and_everything_have_one_open_side() -> None:
    limits = share_interval([0, 5, 0], [5, 5, 0])
    assert list(limits.lower == 0) == [True, False, True]
    assert list(limits.upper == 1) == [False, True, True]


@given(st.integers(min_value=1, max_value=400))
def test_every_count_behind_a_published_one_lies_inside(step: int) -> None:
    published = 5 * step
    limits = rounded_count_interval(published)
    for true in range(max(5, published - 2), published + 3):
        inner = poisson_interval(true)
        assert limits.lower <= inner.lower
        assert limits.upper >= inner.upper


@given(st.integers(1, 60), st.integers(0, 60))
def test_every_share_behind_a_published_one_lies_inside(hits: int, misses: int) -> None:
    x, n = 5 * hits, 5 * (hits + misses)
    limits = rounded_share_interval(x, n)
    for true_x in range(max(5, x - 2), x + 3):
        for true_n in range(max(5, n - 2, true_x), n + 3):
            inner = share_interval(true_x, true_n)
            assert limits.lower <= inner.lower + 1e-12
            assert limits.upper >= inner.upper - 1e-12


def test_with_rounding_included_it_covers_at_a_mean_of_twelve() -> None:
    true = np.arange(5, 60)
    chance = stats.poisson.pmf(true, 12)
    published = np.maximum(5, 5 * np.floor((true + 2) / 5))
    limits = rounded_count_interval(published)
    covered = chance[(limits.lower <= 12) & (limits.upper >= 12)].sum() / chance.sum()
    bare = poisson_interval(published)
    covered_bare = chance[(bare.lower <= 12) & (bare.upper >= 12)].sum() / chance.sum()
    assert covered > 0.95 > covered_bare


@pytest.mark.parametrize("bad", [[-1], [0.5], [float("nan")], [float("inf")]])
def test_it_refuses_what_is_no_count(bad: list[float]) -> None:
    with pytest.raises(ValueError, match="whole numbers"):
        poisson_interval(bad)


def test_it_refuses_a_published_count_under_five() -> None:
    with pytest.raises(ValueError, match="under five"):
        rounded_count_interval(4)


def test_it_refuses_more_hits_than_trials() -> None:
    with pytest.raises(ValueError, match="more hits"):
        share_interval(3, 2)
