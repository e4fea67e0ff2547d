"""How alike several tests drawn from the bank are, and which of many draws to take so that they are.

Each draw alone keeps what the final test asks of each objective (`docs/assets/js/core/exam.js`); temas, levels, kinds
and minutes vary by chance from one to another, and two may share questions. Parallel forms should differ in none of
that (Crocker and Algina, «Introduction to Classical and Modern Test Theory», 1986, chapter 4). Bloom's level stands for
how hard a question is expected to be, from 1 (remember) to 6 (create): it isn't a measure of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from statistics import fmean
from typing import NamedTuple, get_args

from course.model.base import get_tema_number
from course.model.question import QuestionBase
from course.model.question_kinds.base import BloomLevel

LEVELS: tuple[str, ...] = get_args(BloomLevel)
# What is compared: of each, how many questions have it, and how much one more or less counts.
_TRAITS: tuple[tuple[Callable[[QuestionBase], str], float], ...] = (
    (lambda question: question.objective, 2),
    (lambda question: str(get_tema_number(question.section)), 2),
    (lambda question: question.level, 1),
    (lambda question: question.kind, 0.5),
)
# The same of a question shared with another test, of a minute, and of a whole level of Bloom in the mean.
_SHARED_WEIGHT, _MINUTE_WEIGHT, _LEVEL_WEIGHT = 2, 0.5, 20
_ROUNDS = 3  # of choosing each test again, now that the others are known


class Draw(NamedTuple):
    """A test: the name that the browser draws it by, and its questions in order."""

    seed: str
    questions: tuple[QuestionBase, ...]


class Profile(NamedTuple):
    """What is compared of a test: questions by objective and by tema, mean level (1..6), and minutes that they take."""

    objectives: Counter[str]
    temas: Counter[str]
    level: float
    minutes: int


def measure_profile(questions: Sequence[QuestionBase]) -> Profile:
    """The profile of a test of at least one question."""
    by_objective, by_tema = (Counter(map(trait, questions)) for trait, _ in _TRAITS[:2])
    return Profile(by_objective, by_tema, _measure_level(questions), _sum_minutes(questions))


def count_shared(draws: Sequence[Draw]) -> list[list[int]]:
    """For each draw, how many questions it has in common with each: with itself, all."""
    ids = [{question.id for question in draw.questions} for draw in draws]
    return [[len(one & other) for other in ids] for one in ids]


def choose_equivalent(candidates: Sequence[Sequence[Draw]]) -> list[Draw]:
    """One of each list of draws: near to the mean of all of them, and with few questions in common."""
    means = _measure_means([draw for several in candidates for draw in several])
    rated = [[(_measure_distance(draw.questions, means), draw) for draw in several] for several in candidates]
    chosen = [min(several, key=lambda each: each[0])[1] for several in rated]
    for _ in range(_ROUNDS):
        for place, several in enumerate(rated):
            seen = Counter(
                question.id for other in chosen[:place] + chosen[place + 1 :] for question in other.questions
            )
            costs = [apart + _SHARED_WEIGHT * _count_seen(draw, seen) for apart, draw in several]
            chosen[place] = several[costs.index(min(costs))][1]
    return chosen


class _Means(NamedTuple):
    """Of many draws: how many questions have each value of each trait, their level and their minutes, on average."""

    traits: list[dict[str, float]]
    level: float
    minutes: float


def _measure_means(draws: Sequence[Draw]) -> _Means:
    totals = [Counter(trait(question) for draw in draws for question in draw.questions) for trait, _ in _TRAITS]
    return _Means(
        [{value: count / len(draws) for value, count in total.items()} for total in totals],
        fmean(_measure_level(draw.questions) for draw in draws),
        fmean(_sum_minutes(draw.questions) for draw in draws),
    )


def _measure_distance(questions: Sequence[QuestionBase], means: _Means) -> float:
    apart = _MINUTE_WEIGHT * abs(_sum_minutes(questions) - means.minutes)
    apart += _LEVEL_WEIGHT * abs(_measure_level(questions) - means.level)
    for (trait, weight), wanted in zip(_TRAITS, means.traits, strict=True):
        found = Counter(map(trait, questions))
        apart += weight * sum(abs(found[value] - count) for value, count in wanted.items())
    return apart


def _count_seen(draw: Draw, seen: Counter[str]) -> int:
    """How many of its questions are in other tests, once for each."""
    return sum(seen[question.id] for question in draw.questions)


def _measure_level(questions: Sequence[QuestionBase]) -> float:
    return fmean(LEVELS.index(question.level) + 1 for question in questions)


def _sum_minutes(questions: Sequence[QuestionBase]) -> int:
    return sum(question.minutes for question in questions)
