"""What people answer who don't know: guesses at random, kind by kind, in the data that the browser grades.

They are made from the view of each question (`make_view`), which its template shows and its browser code reads.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from course.model.question import QuestionBase

View = Mapping[str, Any]


class Guessing(NamedTuple):
    """How a kind of question is guessed.

    `describe` gives what the browser's `grade` takes as the question; `guess`, a response at random.
    """

    describe: Callable[[View], dict[str, object]]
    guess: Callable[[View, random.Random], list[str]]


class GradedQuestion(NamedTuple):
    """A question and responses to it, as the browser's `grade` takes them; no responses if it can't be guessed."""

    kind: str
    question: dict[str, object]
    responses: list[list[str]]


def make_guesses(question: QuestionBase, count: int, chance: random.Random) -> GradedQuestion:
    """A question with so many guesses at random."""
    guessing = _GUESSINGS.get(question.kind)
    if guessing is None:  # what has to be typed
        return GradedQuestion(question.kind, {}, [])
    view = question.make_view()
    responses = [guessing.guess(view, chance) for _ in range(count)]
    return GradedQuestion(question.kind, guessing.describe(view), responses)


def choose(question: QuestionBase, places: Mapping[str, frozenset[int]], chance: random.Random) -> list[str]:
    """The response of who chooses one of the `places` in each list of a question (`answers`, `reasons`)."""
    view = question.make_view()
    lists = {"answers": view["choices"], "reasons": view.get("reasons")}
    return [lists[field][chance.choice(sorted(own))]["value"] for field, own in places.items()]  # type: ignore[index]


def mark(question: QuestionBase, places: frozenset[int]) -> list[str]:
    """The response of who marks the answers in these places."""
    choices: Any = question.make_view()["choices"]
    return [choices[place]["value"] for place in sorted(places)]


def _keep(choices: Sequence[Mapping[str, Any]]) -> list[dict[str, object]]:
    return [{"value": choice["value"], "correct": choice["correct"]} for choice in choices]


def _pick(choices: Sequence[Mapping[str, Any]], chance: random.Random) -> str:
    return str(chance.choice(choices)["value"])


def _match(view: View, chance: random.Random) -> list[str]:
    options = chance.sample(view["options"], len(view["pairs"]))
    return [f"{pair['value']}:{option['value']}" for pair, option in zip(view["pairs"], options, strict=True)]


def _order(view: View, chance: random.Random) -> list[str]:
    return chance.sample([step["value"] for step in view["ordered"]], len(view["ordered"]))


_CHOOSING = Guessing(
    lambda view: {"choices": _keep(view["choices"])}, lambda view, chance: [_pick(view["choices"], chance)]
)
_GUESSINGS = {
    "single": _CHOOSING,
    "true_false": _CHOOSING,
    "multiple": Guessing(
        _CHOOSING.describe,
        lambda view, chance: [choice["value"] for choice in view["choices"] if chance.random() < 1 / 2],
    ),
    "two_tier": Guessing(
        lambda view: {"tiers": [_keep(view["choices"]), _keep(view["reasons"])]},
        lambda view, chance: [_pick(view["choices"], chance), _pick(view["reasons"], chance)],
    ),
    "matching": Guessing(
        lambda view: {"pairs": [f"{pair['value']}:{pair['match']['value']}" for pair in view["pairs"]]}, _match
    ),
    "ordering": Guessing(lambda view: {"steps": [step["value"] for step in view["ordered"]]}, _order),
}
