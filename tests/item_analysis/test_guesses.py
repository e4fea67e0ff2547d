"""Guesses at random of each kind of question, with the scores that the browser gives them."""

from __future__ import annotations

import random
from statistics import fmean

import pytest
from javascript import Realm
from question_kinds import (
    make_question,
    test_blank,
    test_matching,
    test_multiple,
    test_numeric,
    test_ordering,
    test_single,
    test_true_false,
    test_two_tier,
)

from course.item_analysis.guesses import choose, make_guesses, mark
from course.model.question_kinds import QUESTION_KINDS

GRADE = """({ kind, question, responses }) =>
  responses.map((response) => table.questionKinds[kind].grade(question, response).score)"""
# The mean score of a guess at the sample of each kind.
MEANS = {
    "single": (test_single.SAMPLE, 1 / 3),
    "true_false": (test_true_false.SAMPLE, 1 / 2),
    # Of a subset of two right answers and a wrong one: all right 1/8, one of the right ones 2/8 × ½, all three 1/8 × ½.
    "multiple": (test_multiple.SAMPLE, 0.3125),
    # A right answer is a half, and the right reason for it another half.
    "two_tier": (test_two_tier.SAMPLE, 2 / 9),
    "matching": (test_matching.SAMPLE, 1 / 4),  # three pairs and an option too many
    "ordering": (test_ordering.SAMPLE, None),
}
TYPED = {"blank": test_blank.SAMPLE, "numeric": test_numeric.SAMPLE}


@pytest.fixture(scope="module")
def realm() -> Realm:
    made = Realm()
    made.import_modules(table="question-kinds/table.js")
    yield made
    made.close()


def test_every_kind_that_a_test_draws_is_guessed_or_typed() -> None:
    drawable = {kind.get_kind() for kind in QUESTION_KINDS if not kind.is_self_graded}
    assert drawable == {*MEANS, *TYPED}


@pytest.mark.parametrize("kind", MEANS)
def test_guesses_score_what_chance_gives(realm: Realm, kind: str) -> None:
    sample, mean = MEANS[kind]
    scores = realm.evaluate(GRADE, make_guesses(make_question(sample), 3000, random.Random(1))._asdict())
    assert len(scores) == 3000 and set(scores) >= {0, 1}
    if mean is not None:
        assert fmean(scores) == pytest.approx(mean, abs=0.03)


@pytest.mark.parametrize("kind", TYPED)
def test_what_has_to_be_typed_is_not_guessed(kind: str) -> None:
    assert make_guesses(make_question(TYPED[kind]), 5, random.Random(1)).responses == []


def test_who_knows_the_places_is_right(realm: Realm) -> None:
    chance = random.Random(1)
    for sample, fields in ((test_single.SAMPLE, ["answers"]), (test_two_tier.SAMPLE, ["answers", "reasons"])):
        question = make_question(sample)
        places = {
            field: frozenset({[answer.correct for answer in getattr(question, field)].index(True)}) for field in fields
        }
        described = make_guesses(question, 0, chance)._replace(responses=[choose(question, places, chance)])
        assert realm.evaluate(GRADE, described._asdict()) == [1]
    question = make_question(test_multiple.SAMPLE)
    places = frozenset(place for place, answer in enumerate(question.answers) if answer.correct)
    described = make_guesses(question, 0, chance)._replace(responses=[mark(question, places)])
    assert realm.evaluate(GRADE, described._asdict()) == [1]
