"""The exact rate ratio agrees with R's poisson.test."""

import csv
import math
from pathlib import Path

import pytest

from trends.statistics import exact_rate_ratio, rounded_ratio_interval

REFERENCE = Path(__file__).parent.parent / "reference" / "poisson_rate_ratio_exact.csv"
ROWS = list(csv.DictReader(REFERENCE.read_text(encoding="utf-8").splitlines()))


def same(got: float, wanted: str) -> bool:
    expected = math.inf if wanted == "Inf" else float(wanted)
    return got == expected or math.isclose(got, expected, rel_tol=1e-12, abs_tol=0)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['n0']}-{row['n1']}")
def test_it_agrees_with_r(row: dict[str, str]) -> None:
    result = exact_rate_ratio(
        before=int(row["n0"]),
        after=int(row["n1"]),
        before_time=float(row["e0"]),
        after_time=float(row["e1"]),
    )
    got = (result.ratio, result.lower, result.upper, result.p_value)
    for value, name in zip(got, ("RR", "lo", "hi", "p"), strict=True):
        assert same(value, row[name]), (name, value, row[name])


def test_it_prints_the_known_intervals_of_minus_ninety_per_cent() -> None:
    for before, after, least, most in ((10, 1, 30, 99.8), (20, 2, 59, 98.9), (100, 10, 81, 95.3)):
        ratio = exact_rate_ratio(before=before, after=after)
        assert 100 * (1 - ratio.upper) == pytest.approx(least, abs=0.6)
        assert 100 * (1 - ratio.lower) == pytest.approx(most, abs=0.06)


def test_rounding_widens_the_interval() -> None:
    exact = exact_rate_ratio(before=160, after=15)
    rounded = rounded_ratio_interval(before=160, after=15)
    assert rounded.lower < exact.lower
    assert rounded.upper > exact.upper


def test_a_sum_of_rounded_counts_may_be_off_by_two_for_each_of_them() -> None:
    widened = rounded_ratio_interval(before=460, after=530, years=4)
    assert widened.lower == exact_rate_ratio(before=468, after=522).lower
    assert widened.upper == exact_rate_ratio(before=452, after=538).upper
    least = rounded_ratio_interval(before=20, after=20, years=4)
    assert least.lower == exact_rate_ratio(before=28, after=20).lower


@pytest.mark.parametrize(
    "bad",
    [
        {"before": 0, "after": 0},
        {"before": -1, "after": 3},
        {"before": 3, "after": 3, "after_time": 0},
        {"before": 3, "after": 3, "level": 1},
    ],
)
def test_it_refuses_what_says_nothing(bad: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=r"\."):
        exact_rate_ratio(**bad)  # type: ignore[arg-type]
