"""Engagement rates of a message: its interactions divided by followers, reach or impressions.

The formulas are those taught in page 5.6.2: interactions ÷ base × 100. docs/assets/js/core/engagement.js computes them
for the reader; this module computes the example shown without JavaScript, and a test compares both.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

BASES = ("followers", "reach", "impressions")
_DECIMALS = 2


@dataclass(frozen=True)
class MessageFigures:
    """The counts of one message."""

    likes: int
    comments: int
    shares: int
    others: int
    followers: int
    reach: int
    impressions: int

    @property
    def interactions(self) -> int:
        return self.likes + self.comments + self.shares + self.others

    def compute_rate(self, base: str) -> float:
        """The rate over one of `BASES`, in percent."""
        people: int = getattr(self, base)
        return self.interactions / people * 100


# A fictitious message, for the worked example, and the interactions of five, to show why the median matters too.
EXAMPLE = MessageFigures(likes=60, comments=8, shares=12, others=0, followers=10000, reach=3200, impressions=4000)
EXAMPLE_INTERACTIONS = (4, 7, 9, 12, 80)


def count_decimals(rate: float) -> int:
    """The decimals that a rate in percent is shown with: two, or enough for two significant digits if below 0.01."""
    return _DECIMALS if rate == 0 or rate >= 0.01 else 1 - math.floor(math.log10(rate))


def round_rate(rate: float) -> Decimal:
    """The rate, in percent, rounded as it is shown."""
    return Decimal(repr(rate)).quantize(Decimal(1).scaleb(-count_decimals(rate)), ROUND_HALF_UP)


def summarize_rates(interactions: Sequence[int], followers: int) -> tuple[float, float]:
    """The mean and the median, in percent, of the rates over followers of messages with these interactions."""
    rates = [count / followers * 100 for count in interactions]
    return statistics.fmean(rates), statistics.median(rates)
