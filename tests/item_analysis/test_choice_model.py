"""A conditional logit: weights that say what decides the choices, and chances that add up to one."""

from __future__ import annotations

import pytest

from course.item_analysis.choice_model import Choice, compute_chances, fit_weights

# The first option has the feature 0 in three of four choices; the feature 1 is always of both.
CHOICES = [Choice(({0: 1.0, 1: 1.0}, {1: 1.0}), right) for right in (0, 0, 0, 1)]


def test_finds_the_weight_that_explains_the_choices() -> None:
    weights = fit_weights(CHOICES * 10, [1e-6, 1e-6])
    assert weights == pytest.approx([1.0986, 0], abs=0.01)  # log 3: three against one
    assert compute_chances(CHOICES[0].options, weights) == pytest.approx([0.75, 0.25], abs=0.005)


def test_a_penalty_holds_weights_near_zero() -> None:
    free, held = (fit_weights(CHOICES, [penalty, penalty])[0] for penalty in (1e-6, 10.0))
    assert 0 < held < free / 4


def test_without_choices_all_options_are_alike() -> None:
    weights = fit_weights([], [1.0, 1.0])
    assert compute_chances(({0: 1.0}, {1: 5.0}, {}), weights) == pytest.approx([1 / 3] * 3)
