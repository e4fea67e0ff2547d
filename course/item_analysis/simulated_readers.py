"""Readers who take the final test without reading the course, or who know a part of it.

Each answers with responses of its own, which are graded by the browser's code; here is only which one is given.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from course.item_analysis.blind_reader import guess_singles, mark_multiples
from course.item_analysis.guesses import choose, make_guesses, mark
from course.item_analysis.option_sets import list_multiple_sets, list_single_sets
from course.model.base import get_tema_number
from course.model.question import QuestionBase

GUESSES = 60  # of each question at random, of which one is taken each time


class Reader(NamedTuple):
    """A simulated reader: how much it knows (0..1), whether it goes by the form of the options, and its target.

    `pass_most` and `pass_least` are the shares of its tests that it may pass at most, and must pass at least.
    """

    name: str
    known: float = 0
    is_blind: bool = False
    pass_most: float = 1
    pass_least: float = 0


READERS = (
    Reader("responde al azar", pass_most=0.05),
    Reader("solo mira la forma", is_blind=True, pass_most=0.05),
    Reader("sabe el 60 %", known=0.6),
    Reader("sabe el 80 %", known=0.8, pass_least=0.85),
)


class Scores(NamedTuple):
    """The scores (0..1) that guesses at a question get: at random, and by the form of its options."""

    at_random: Sequence[float]
    by_form: Sequence[float]


def list_guesses(questions: Sequence[QuestionBase], seed: int) -> dict[str, list[list[str]]]:
    """The responses at random to each question."""
    chance = random.Random(seed)
    return {question.id: make_guesses(question, GUESSES, chance).responses for question in questions}


def list_blind_responses(questions: Sequence[QuestionBase], seed: int) -> dict[str, list[list[str]]]:
    """The responses of who goes by the form of the options, for the questions where it can."""
    chance = random.Random(seed)
    by_id = {question.id: question for question in questions}
    places: dict[str, dict[str, frozenset[int]]] = {}
    for guess in guess_singles(list_single_sets(questions)):
        places.setdefault(guess.options.question, {})[guess.options.field] = guess.places
    responses = {
        identifier: [choose(by_id[identifier], own, chance) for _ in range(GUESSES)]
        for identifier, own in places.items()
    }
    for marks in mark_multiples(list_multiple_sets(questions)):
        responses[marks.options.question] = [mark(by_id[marks.options.question], marks.places)]
    return responses | _say_commonest_truth(questions)


def _say_commonest_truth(questions: Sequence[QuestionBase]) -> dict[str, list[list[str]]]:
    """«Verdadero» or «Falso», whichever is right more often in the other temas."""
    temas: dict[str, int] = {}
    truths: dict[str, str] = {}
    for question in questions:
        if question.kind == "true_false":
            temas[question.id] = get_tema_number(question.section)
            choices = question.make_view()["choices"]
            truths[question.id] = next(choice["value"] for choice in choices if choice["correct"])  # type: ignore[attr-defined]
    responses = {}
    for identifier, tema in temas.items():
        counts = Counter(truth for other, truth in truths.items() if temas[other] != tema)
        responses[identifier] = [[max(sorted(counts), key=counts.__getitem__)]] if counts else []
    return {identifier: own for identifier, own in responses.items() if own}


def answer_test(
    reader: Reader, drawn: Sequence[str], scores: Mapping[str, Scores], chance: random.Random
) -> dict[str, float]:
    """The score of each question drawn: right if the reader knows it, or else a guess."""
    return {
        identifier: 1.0 if chance.random() < reader.known else _guess(reader, scores[identifier], chance)
        for identifier in drawn
    }


def _guess(reader: Reader, scores: Scores, chance: random.Random) -> float:
    given = (reader.is_blind and scores.by_form) or scores.at_random
    return chance.choice(given) if given else 0.0
