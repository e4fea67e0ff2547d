"""A conditional logit (McFadden): which of several options is chosen, by the numbers that describe each one.

In pure Python: the bank has some hundreds of questions, for which a library of numerical computing would weigh more
than all the rest that `check` and the tests install. From zero weights, by accelerated full-batch gradient with an L2
penalty: nothing is left to chance, and the same choices always give the same weights.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from operator import mul, sub
from typing import NamedTuple

Features = dict[int, float]  # what isn't zero, by the number of the feature

Column = tuple[list[int], list[float]]  # the options that have a feature, by their place among all, and its values

ROUNDS = 40


class Choice(NamedTuple):
    """Options, each with its features, and the place of the one that is right."""

    options: Sequence[Features]
    right: int


def fit_weights(choices: Sequence[Choice], penalties: Sequence[float]) -> list[float]:
    """The weight of each feature, by its number, that best explains the choices.

    `penalties`: how strongly L2 holds the weight of each feature at zero.
    """
    rows = [option for choice in choices for option in choice.options]
    pairs = [(list(row), list(row.values())) for row in rows]
    sizes = [len(choice.options) for choice in choices]
    wanted = [float(place == choice.right) for choice in choices for place in range(len(choice.options))]
    columns = _make_columns(rows, len(penalties))
    steps = _find_steps(rows, columns, penalties)
    weights = ahead = [0.0] * len(penalties)
    momentum = 1.0
    for _ in range(ROUNDS):  # Nesterov's accelerated gradient
        scores = [sum(map(mul, values, map(ahead.__getitem__, features))) for features, values in pairs]
        missing = list(map(sub, wanted, _share(scores, sizes)))
        moved = [
            weight + step * (sum(map(mul, values, map(missing.__getitem__, places))) - penalty * weight)
            for (places, values), weight, penalty, step in zip(columns, ahead, penalties, steps, strict=True)
        ]
        following = (1 + math.sqrt(1 + 4 * momentum * momentum)) / 2
        pull = (momentum - 1) / following
        ahead = [new + pull * (new - old) for new, old in zip(moved, weights, strict=True)]
        weights, momentum = moved, following
    return weights


def compute_chances(options: Sequence[Features], weights: Sequence[float]) -> list[float]:
    """The probability that each option is the right one."""
    scores = [sum(value * weights[feature] for feature, value in option.items()) for option in options]
    return _share(scores, [len(options)])


def _share(scores: Sequence[float], sizes: Sequence[int]) -> list[float]:
    """The softmax of each group of scores."""
    shares: list[float] = []
    start = 0
    for size in sizes:
        group = scores[start : start + size]
        best = max(group)
        powers = [math.exp(score - best) for score in group]
        total = sum(powers)
        shares += [power / total for power in powers]
        start += size
    return shares


def _make_columns(rows: Sequence[Features], count: int) -> list[Column]:
    columns: list[Column] = [([], []) for _ in range(count)]
    for place, row in enumerate(rows):
        for feature, value in row.items():
            columns[feature][0].append(place)
            columns[feature][1].append(value)
    return columns


def _find_steps(rows: Sequence[Features], columns: Sequence[Column], penalties: Sequence[float]) -> list[float]:
    """The longest safe step along each feature: a diagonal that bounds the curvature, of which softmax adds a half."""
    reaches = [sum(map(abs, row.values())) for row in rows]
    bounds = [sum(abs(value) * reaches[place] for place, value in zip(*column, strict=True)) / 2 for column in columns]
    return [1 / (penalty + bound) for penalty, bound in zip(penalties, bounds, strict=True)]
