"""Statistics of coded messages: an interval for a share, and how far two coders agree. Pure numbers in and out.

Sources:

- E. B. Wilson (1927), «Probable Inference, the Law of Succession, and Statistical Inference», Journal of the American
  Statistical Association 22(158), pp. 209-212: the score interval of a proportion.
- J. Cohen (1960), «A Coefficient of Agreement for Nominal Scales», Educational and Psychological Measurement 20(1),
  pp. 37-46: kappa.

The spreadsheet of exports/coding_spreadsheet.py does the same sums with formulas of its own; a test compares them.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

# The standard normal's two-sided quantiles by confidence in percent, rounded as printed tables give them: whoever
# checks a sum by hand gets it.
Z_BY_CONFIDENCE = {90: 1.645, 95: 1.96, 99: 2.576}


def compute_wilson_interval(count: int, total: int, z: float = Z_BY_CONFIDENCE[95]) -> tuple[float, float]:
    """The lower and upper end, from 0 to 1, of the share `count / total`. `total` is positive."""
    share = count / total
    square = z * z
    centre = (share + square / (2 * total)) / (1 + square / total)
    half = z * math.sqrt(share * (1 - share) / total + square / (4 * total * total)) / (1 + square / total)
    return max(0.0, centre - half), min(1.0, centre + half)


def compute_agreement(pairs: Sequence[tuple[str, str]]) -> float:
    """The share, from 0 to 1, of the pairs of classes (one a coder) that are alike. There is at least one pair."""
    return sum(first == second for first, second in pairs) / len(pairs)


def compute_chance_agreement(pairs: Sequence[tuple[str, str]]) -> float:
    """The agreement that two coders would reach by chance, each with the classes that they gave."""
    firsts, seconds = Counter(first for first, _ in pairs), Counter(second for _, second in pairs)
    return sum(firsts[name] * seconds[name] for name in firsts) / len(pairs) ** 2


def compute_kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa, or None where both coders gave one and the same class always: there is nothing left to chance."""
    chance = compute_chance_agreement(pairs)
    return None if chance == 1 else (compute_agreement(pairs) - chance) / (1 - chance)
