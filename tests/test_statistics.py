"""Statistics, sampling and engagement of course/formulas, against numbers computed elsewhere."""

from __future__ import annotations

import math
from decimal import Decimal

import pytest

from course.formulas.engagement import EXAMPLE, round_rate, summarize_rates
from course.formulas.sampling import compute_exact_size, compute_margin, compute_sample_size, compute_table
from course.formulas.statistics import Z_BY_CONFIDENCE, compute_agreement, compute_kappa, compute_wilson_interval


@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    [  # the first two are from the study in heading 4, as its dossier gives them; the last ones, the ends of the range
        (1199, 2495, 0.461, 0.500),
        (217, 2495, 0.077, 0.099),
        (0, 10, 0.0, 0.278),
        (10, 10, 0.722, 1.0),
    ],
)
def test_wilson_interval(count: int, total: int, low: float, high: float) -> None:
    assert compute_wilson_interval(count, total) == pytest.approx((low, high), abs=0.0005)


def test_kappa_of_a_table_worked_out_by_hand() -> None:
    """Twenty «yes» and fifteen «no» in agreement out of fifty, which is 0.7; by chance, 0.5."""
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert compute_agreement(pairs) == 0.7
    assert compute_kappa(pairs) == pytest.approx(0.4)
    assert compute_kappa([("y", "n"), ("n", "y")]) == -1
    assert compute_kappa([("y", "y")] * 4) is None


@pytest.mark.parametrize(
    ("margin", "confidence", "population", "size"),
    [
        (0.05, 95, None, 385),
        (0.03, 95, None, 1068),
        (0.05, 95, 500, 218),
        (0.05, 99, 1000, 400),
        (0.1, 90, None, 68),
        (0.05, 95, 1, 1),
    ],
)
def test_sample_sizes_of_the_usual_tables(margin: float, confidence: int, population: int | None, size: int) -> None:
    assert compute_sample_size(margin, Z_BY_CONFIDENCE[confidence], population=population) == size


def test_the_margin_is_the_size_the_other_way_round() -> None:
    for population in (None, 500, 20000):
        size = compute_exact_size(0.05, 1.96, 0.3, population)
        assert compute_margin(size, 1.96, 0.3, population) == pytest.approx(0.05)
    assert compute_margin(500, 1.96, population=500) == 0 == compute_margin(1, 1.96, population=1)


def test_the_table_grows_with_the_population_and_shrinks_with_the_margin() -> None:
    rows = [sizes for _, sizes in compute_table(1.96)]
    assert all(list(sizes) == sorted(sizes, reverse=True) for sizes in rows)
    assert all(list(column) == sorted(column) for column in zip(*rows, strict=True))


def test_rates_and_their_rounding() -> None:
    assert (EXAMPLE.interactions, EXAMPLE.compute_rate("followers"), EXAMPLE.compute_rate("impressions")) == (
        80,
        0.8,
        2.0,
    )
    assert [round_rate(rate) for rate in (0.8, 1.005, 0.0, 0.01)] == [
        Decimal(text) for text in ("0.80", "1.01", "0.00", "0.01")
    ]
    assert str(round_rate(0.0035)) == "0.0035" and str(round_rate(0.00034567)) == "0.00035"
    assert summarize_rates((1, 2, 9), 100) == pytest.approx((4.0, 2.0))
    assert not math.isnan(EXAMPLE.compute_rate("reach"))
