"""Right, half-right and wrong responses to a question, as the site's browser code takes them and as a player does."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from itertools import combinations, permutations, product
from typing import Any, NamedTuple

from markupsafe import Markup
from moodle.responses import list_matchings

from course.language.folded_words import fold_answer
from course.model import Question
from qti.item_reader import ReadItem

View = Mapping[str, Any]
MOST_ORDERS = 30
# What each kind is answered with, in the responses of an item.
Responses = dict[str, Any]


class Trial(NamedTuple):
    """A response to both, and the texts, as HTML, that have to be said of it."""

    site: Any
    qti: Responses
    said: tuple[str, ...] = ()


def list_trials(question: Question, item: ReadItem) -> list[Trial]:
    """None for a question that nobody but a person grades."""
    find = _TRIALS.get(question.kind)
    return list(find(question.make_view(), item)) if find else []


def plain(html: str) -> str:
    return " ".join(Markup(html).striptags().split())


def _choose_one(view: View, item: ReadItem) -> Iterator[Trial]:
    for choice in view["choices"]:
        yield Trial(
            [choice["value"]], {"RESPONSE": item.identifiers["RESPONSE"][plain(choice["text"])]}, (choice["why"],)
        )


def _choose_several(view: View, item: ReadItem) -> Iterator[Trial]:
    whys = tuple(choice["why"] for choice in view["choices"])
    for count in range(1, len(view["choices"]) + 1):
        for chosen in combinations(view["choices"], count):
            places = [item.identifiers["RESPONSE"][plain(choice["text"])] for choice in chosen]
            yield Trial([choice["value"] for choice in chosen], {"RESPONSE": places}, whys)


def _choose_two(view: View, item: ReadItem) -> Iterator[Trial]:
    for answer, reason in product(view["choices"], view["reasons"]):
        chosen = {
            "RESPONSE": item.identifiers["RESPONSE"][plain(answer["text"])],
            "REASON": item.identifiers["REASON"][plain(reason["text"])],
        }
        yield Trial([answer["value"], reason["value"]], chosen, (answer["why"], reason["why"]))


def _type_text(view: View, item: ReadItem) -> Iterator[Trial]:
    """Typed tidily: to the site, spaces and punctuation too many don't count."""
    groups = [(view["accepted"], view["why"])]
    groups += [(mistake["texts"], mistake["why"]) for mistake in view["anticipated"]]
    for texts, why in groups:
        for text in (" ".join(text.split()) for text in texts):
            for typed in (text, text.upper(), fold_answer(text), fold_answer(text).upper()):
                yield Trial(typed, {"RESPONSE": typed}, (why,))
    for typed in ("nada de eso", f"{view['accepted'][0]} y más", f"x{view['accepted'][0]}"):
        yield Trial(typed, {"RESPONSE": typed}, (view["why"],))


def _type_number(view: View, item: ReadItem) -> Iterator[Trial]:
    """With a point for decimals, and nothing else: what a player makes of a comma isn't in the standard."""
    answer, tolerance = Decimal(view["answer"]), Decimal(view["tolerance"])
    beyond = tolerance + Decimal("0.001")
    for number in (answer, answer + tolerance, answer - tolerance, answer + beyond, answer - beyond, Decimal(987654)):
        yield Trial(_write_for_site(number), {"RESPONSE": f"{number:f}"})
    for mistake in view["anticipated"]:
        number = Decimal(mistake["number"])
        yield Trial(_write_for_site(number), {"RESPONSE": f"{number:f}"}, (mistake["why"],))


def _write_for_site(number: Decimal) -> str:
    """With a comma, which the site never takes for one of thousands."""
    return f"{number:f}".replace(".", ",")


def _match(view: View, item: ReadItem) -> Iterator[Trial]:
    identifiers = item.identifiers["RESPONSE"]
    whys = tuple(part["why"] for part in (*view["pairs"], *view["distractors"]))
    for chosen in list_matchings(view):
        yield Trial(
            [f"{pair['value']}:{option['value']}" for pair, option in chosen],
            {"RESPONSE": [f"{identifiers[plain(p['item'])]} {identifiers[plain(o['text'])]}" for p, o in chosen]},
            whys,
        )


def _order(view: View, item: ReadItem) -> Iterator[Trial]:
    steps = view["ordered"]
    orders = list(permutations(steps)) if len(steps) <= 4 else []
    chance = random.Random(view["id"])
    orders = orders or [steps, steps[::-1], *(chance.sample(steps, len(steps)) for _ in range(MOST_ORDERS))]
    for order in orders:
        yield Trial(
            [step["value"] for step in order],
            {"RESPONSE": [item.identifiers["RESPONSE"][plain(step["text"])] for step in order]},
            tuple(step["why"] for step in steps),
        )


_TRIALS: Mapping[str, Callable[[View, ReadItem], Iterator[Trial]]] = {
    "single": _choose_one,
    "multiple": _choose_several,
    "true_false": _choose_one,
    "two_tier": _choose_two,
    "blank": _type_text,
    "numeric": _type_number,
    "matching": _match,
    "ordering": _order,
}
