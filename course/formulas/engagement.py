"""Interaction rates of a message: its interactions over those who follow, who saw it, or the times it was seen.

The formulas are those that page 5.6.2 teaches: interactions ÷ base × 100. docs/assets/js/core/engagement.js does them
for the reader; this module does the example that is read without JavaScript, and a test compares both.
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
    """What is counted of one message."""

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


# An invented message, for the example by hand; and the interactions of five, to show why the median is looked at too.
EXAMPLE = MessageFigures(likes=60, comments=8, shares=12, others=0, followers=10000, reach=3200, impressions=4000)
EXAMPLE_INTERACTIONS = (4, 7, 9, 12, 80)


def count_decimals(rate: float) -> int:
    """The decimals that a rate in percent is shown with: two, or as many as leave two figures of one under 0.01."""
    return _DECIMALS if rate == 0 or rate >= 0.01 else 1 - math.floor(math.log10(rate))


def round_rate(rate: float) -> Decimal:
    """The rate as it is shown."""
    return Decimal(repr(rate)).quantize(Decimal(1).scaleb(-count_decimals(rate)), ROUND_HALF_UP)


def summarize_rates(interactions: Sequence[int], followers: int) -> tuple[float, float]:
    """The mean and the median of the rates by followers, in percent, of messages with these interactions."""
    rates = [count / followers * 100 for count in interactions]
    return statistics.fmean(rates), statistics.median(rates)
