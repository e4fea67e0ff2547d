"""Statistics of coded messages: a confidence interval for a proportion, and the agreement of two coders. Pure.

Sources:

- E. B. Wilson (1927), «Probable Inference, the Law of Succession, and Statistical Inference», Journal of the American
  Statistical Association 22(158), pp. 209-212: the score interval of a proportion.
- J. Cohen (1960), «A Coefficient of Agreement for Nominal Scales», Educational and Psychological Measurement 20(1),
  pp. 37-46: kappa.

The spreadsheet of exports/coding_spreadsheet.py computes the same with its own formulas; a test compares them.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

# Two-sided quantiles of the standard normal by confidence in percent, rounded as in printed tables, so that checking a
# result by hand gives the same.
Z_BY_CONFIDENCE = {90: 1.645, 95: 1.96, 99: 2.576}


def compute_wilson_interval(count: int, total: int, z: float = Z_BY_CONFIDENCE[95]) -> tuple[float, float]:
    """The lower and upper ends, from 0 to 1, of the interval of the share `count / total`. `total` is positive."""
    share = count / total
    square = z * z
    centre = (share + square / (2 * total)) / (1 + square / total)
    half = z * math.sqrt(share * (1 - share) / total + square / (4 * total * total)) / (1 + square / total)
    return max(0.0, centre - half), min(1.0, centre + half)


def compute_agreement(pairs: Sequence[tuple[str, str]]) -> float:
    """The share, from 0 to 1, of pairs with equal classes. A pair has one class per coder; there is at least one."""
    return sum(first == second for first, second in pairs) / len(pairs)


def compute_chance_agreement(pairs: Sequence[tuple[str, str]]) -> float:
    """The agreement, from 0 to 1, expected by chance given how often each coder used each class."""
    firsts, seconds = Counter(first for first, _ in pairs), Counter(second for _, second in pairs)
    return sum(firsts[name] * seconds[name] for name in firsts) / len(pairs) ** 2


def compute_kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa; None if both coders always gave the same single class, since it would divide by zero."""
    chance = compute_chance_agreement(pairs)
    return None if chance == 1 else (compute_agreement(pairs) - chance) / (1 - chance)
