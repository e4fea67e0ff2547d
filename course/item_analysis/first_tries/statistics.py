"""How hard each question is, and whether those who know more do better in it (classical test theory)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from statistics import correlation, fmean
from typing import NamedTuple

from course.item_analysis.first_tries.saved_file import FirstTry

FEWEST_OTHERS = 5  # questions: with fewer, the rest of a person's answers says nothing of what they know
SLACK = 1e-9  # rounding errors of floats are no difference


class ItemStatistics(NamedTuple):
    """The first tries at a question: how many, and shares of them (0..1).

    `facility` is the mean score, and `right` the share of those completely right. `correlation` is of `rest_answers`
    people; None where it can't be computed.
    """

    question: str
    answers: int
    facility: float
    right: float
    with_hints: float
    rest_answers: int
    correlation: float | None


def measure_items(people: Sequence[Mapping[str, FirstTry]], questions: Iterable[str]) -> list[ItemStatistics]:
    """The statistics of the questions that somebody answered, in the order given.

    Facility is the item difficulty of Crocker and Algina, «Introduction to Classical and Modern Test Theory» (1986),
    chapters 5 and 14: the mean score over the highest possible. The correlation is their corrected item-total one, also
    in Kline, «The New Psychometrics» (1998): Pearson's, of the scores of a question with those of the rest of the
    answers, without itself, which would raise it.

    People don't answer the same questions, so the rest is a mean, and each score counts as its difference from the
    question's facility: to have answered the hard ones is no sign of knowing less. Where all have answered all, that is
    the corrected item-total correlation exactly.
    """
    wanted = list(questions)
    scores = [{name: person[name].score for name in wanted if name in person} for person in people]
    means = {name: fmean(found) for name in wanted if (found := [person[name] for person in scores if name in person])}
    rests = [_measure_rests(person, means) for person in scores]
    measured = []
    for name in means:
        firsts = [person[name] for person in people if name in person]
        pairs = [(person[name], rest[name]) for person, rest in zip(scores, rests, strict=True) if name in rest]
        measured.append(
            ItemStatistics(
                name,
                len(firsts),
                means[name],
                fmean(first.is_correct for first in firsts),
                fmean(first.had_hints for first in firsts),
                len(pairs),
                _correlate(pairs),
            )
        )
    return measured


def _measure_rests(person: Mapping[str, float], means: Mapping[str, float]) -> dict[str, float]:
    """For each question that a person answered, the mean of their other scores, each less its question's facility."""
    others = len(person) - 1
    if others < FEWEST_OTHERS:
        return {}
    gaps = {name: score - means[name] for name, score in person.items()}
    total = sum(gaps.values())
    return {name: (total - gap) / others for name, gap in gaps.items()}


def _correlate(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Pearson's correlation; None if either of the two doesn't vary."""
    columns = [[pair[place] for pair in pairs] for place in (0, 1)]
    if any(len(column) < 2 or max(column) - min(column) < SLACK for column in columns):
        return None
    return correlation(*columns)
