"""The size of a simple random sample for a proportion, and the margin of a sample already taken. Pure.

Source: W. G. Cochran (1977), «Sampling Techniques», 3rd ed., Wiley, sections 4.4 (sample size for proportions) and 2.6
(the finite population correction):

    n0 = z² · p · (1 − p) / e²          n = n0 / (1 + (n0 − 1) / N)

The margin of a sample of n is the same equation solved for e. docs/assets/js/core/sampling.js computes the same for the
reader; a test compares both.
"""

from __future__ import annotations

import math

# So that the rounding error of floating point doesn't turn 385 into 386.
_SLACK = 1e-9

TABLE_MARGINS = (0.03, 0.04, 0.05, 0.07, 0.1)
TABLE_POPULATIONS = (500, 1000, 5000, 20000, None)


def compute_exact_size(margin: float, z: float, share: float = 0.5, population: int | None = None) -> float:
    """The size before rounding. `margin` and `share` are from 0 to 1; a `population` of None is infinite."""
    size = z * z * share * (1 - share) / (margin * margin)
    return size if population is None else size / (1 + (size - 1) / population)


def compute_sample_size(margin: float, z: float, share: float = 0.5, population: int | None = None) -> int:
    """The number of messages or people to sample, rounded up. The arguments are those of `compute_exact_size`."""
    return max(1, math.ceil(compute_exact_size(margin, z, share, population) - _SLACK))


def compute_margin(size: int, z: float, share: float = 0.5, population: int | None = None) -> float:
    """The margin, from 0 to 1, of a sample of `size`, at most the population; 0 for a sample of everybody."""
    left = 1.0 if population is None else (population - size) / max(1, population - 1)
    return z * math.sqrt(share * (1 - share) / size * left)


def compute_table(z: float) -> list[tuple[int | None, list[int]]]:
    """One row per population: the population and one size per margin, for a share of one half (the worst case)."""
    return [
        (population, [compute_sample_size(margin, z, population=population) for margin in TABLE_MARGINS])
        for population in TABLE_POPULATIONS
    ]
