"""The signs that give most right options away, each told in a phrase."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean
from typing import NamedTuple

from course.item_analysis.blind_reader import learn_signs
from course.item_analysis.option_sets import OptionSet
from course.item_analysis.option_signs import SIGNS, measure_signs

LEAST_WEIGHT = 0.1


class TellingSign(NamedTuple):
    """What right options tend to do, its weight for the blind reader, and how often it is right by this sign alone."""

    phrase: str
    weight: float
    share: float


def find_telling_signs(sets: Sequence[OptionSet], count: int = 6) -> list[TellingSign]:
    """The signs that the blind reader goes by, the most telling first. Every set has one right option."""
    found = []
    for number, (sign, weight) in enumerate(zip(SIGNS, learn_signs(sets), strict=True)):
        if abs(weight) >= LEAST_WEIGHT:
            phrase = f"la correcta {sign.more if weight > 0 else sign.less}"
            found.append(
                TellingSign(phrase, abs(weight), fmean(_choose_by(options, number, weight) for options in sets))
            )
    return sorted(found, key=lambda telling: -telling.weight)[:count]


def _choose_by(options: OptionSet, sign: int, weight: float) -> float:
    """How often the choice is right if it is any of the options with most of a sign, or with least of it."""
    values = [weight * row[sign] for row in measure_signs(options.texts)]
    best = [place for place, value in enumerate(values) if max(values) - value < 1e-9]
    return (options.right in best) / len(best)
