"""Right, half-right and wrong responses to a question, as the site's browser code takes them and as Moodle does."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from itertools import combinations, permutations, product
from typing import Any, NamedTuple

from course.item_analysis.guesses import make_guesses
from course.language.folded_words import fold_answer
from course.language.numbers import format_number
from course.model import Question
from exports.moodle.xml_bodies import write_match
from moodle.stored import Stored

View = Mapping[str, Any]
MOST_ORDERS = 130


class Trial(NamedTuple):
    """A response to both."""

    site: Any
    moodle: Any


def describe_question(question: Question) -> dict[str, object]:
    """A question as the `grade` of the site's browser code takes it."""
    view: View = question.make_view()
    if question.kind == "blank":
        return {"accepted": view["accepted"], "anticipated": [mistake["texts"] for mistake in view["anticipated"]]}
    if question.kind == "numeric":
        return {
            "answer": float(view["answer"]),
            "tolerance": float(view["tolerance"]),
            "anticipated": [float(mistake["number"]) for mistake in view["anticipated"]],
        }
    return make_guesses(question, 0, random.Random(0)).question


def list_trials(question: Question, stored: Stored) -> list[Trial]:
    """Responses to a question and to what Moodle stored of it; none to one that nobody but a person grades."""
    find = _TRIALS.get(question.kind)
    return list(find(question.make_view(), stored)) if find else []


def _find_place(stored: Stored, text: str) -> int:
    (place,) = (place for place, answer in enumerate(stored.answers) if answer.text == text)
    return place


def _choose_one(view: View, stored: Stored) -> Iterator[Trial]:
    for choice in view["choices"]:
        yield Trial([choice["value"]], [_find_place(stored, choice["text"])])


def _choose_several(view: View, stored: Stored) -> Iterator[Trial]:
    for count in range(1, len(view["choices"]) + 1):
        for chosen in combinations(view["choices"], count):
            places = [_find_place(stored, choice["text"]) for choice in chosen]
            yield Trial([choice["value"] for choice in chosen], places)


def _choose_truth(view: View, stored: Stored) -> Iterator[Trial]:
    for choice in view["choices"]:
        yield Trial([choice["value"]], choice["value"] == "true")


def _choose_pair(view: View, stored: Stored) -> Iterator[Trial]:
    for answer, reason in product(view["choices"], view["reasons"]):
        place = _find_place(stored, f"{answer['letter']}) porque {reason['letter']})")
        yield Trial([answer["value"], reason["value"]], [place])


def _type_text(view: View, stored: Stored) -> Iterator[Trial]:
    """Typed tidily: to the site, spaces and punctuation too many don't count."""
    texts = [*view["accepted"], *(text for mistake in view["anticipated"] for text in mistake["texts"])]
    texts = [" ".join(text.split()) for text in texts]
    for text in texts:
        for typed in (text, text.upper(), f" {text}  ", fold_answer(text), fold_answer(text).upper()):
            yield Trial(typed, typed)
    for typed in ("nada de eso", f"{texts[0]} y más", f"x{texts[0]}", "  "):
        yield Trial(typed, typed)


def _type_number(view: View, stored: Stored) -> Iterator[Trial]:
    answer, tolerance = Decimal(view["answer"]), Decimal(view["tolerance"])
    anticipated = [Decimal(mistake["number"]) for mistake in view["anticipated"]]
    beyond = tolerance + Decimal("0.001")
    numbers = [answer, answer + tolerance, answer - tolerance, answer + beyond, answer - beyond, *anticipated]
    for number in [*numbers, Decimal(987654)]:
        plain = f"{number:f}"
        # Neither «1.500» nor a minus that isn't a hyphen: Moodle reads the first as 1.5, and refuses the second.
        for typed in (plain, plain.replace(".", ","), f" {plain} "):
            if not _is_grouped(typed):
                yield Trial(typed, typed)
                if _is_one_word(view["unit"]):
                    yield from (Trial(shown, shown) for shown in (f"{typed}{view['unit']}", f"{typed} {view['unit']}"))
        shown = format_number(number)
        if "." not in shown and "−" not in shown:
            yield Trial(shown, shown)
    yield from (Trial(typed, typed) for typed in ("", "no sé", "%"))


def _is_one_word(unit: str | None) -> bool:
    """Whether the site takes it after the number: of several words («18 de noviembre»), only Moodle does."""
    return bool(unit and re.fullmatch(r"[^\d.,\s]+", unit))


def _is_grouped(typed: str) -> bool:
    """Whether the site would take the point for one of thousands: «12.500»."""
    return "." in typed and len(typed.strip().partition(".")[2]) == 3


def list_matchings(view: View) -> Iterator[list[tuple[Any, Any]]]:
    """Pairs with the option chosen for each: the right ones, in other orders, one changed; of all pairs or of one."""
    pairs, options = view["pairs"], view["options"]
    right = [options.index(pair["match"]) for pair in pairs]
    orders = [right, right[::-1], right[1:] + right[:1], [right[1], right[0], *right[2:]]]
    orders += [[place, *right[1:]] for place in range(len(options))]
    for order in orders:
        for answered in (len(pairs), 1):
            yield [(pair, options[place]) for pair, place in zip(pairs, order, strict=True)][:answered]


def _match(view: View, stored: Stored) -> Iterator[Trial]:
    for chosen in list_matchings(view):
        yield Trial(
            [f"{pair['value']}:{option['value']}" for pair, option in chosen],
            {pair["item"]: write_match(option["plain"]) for pair, option in chosen},
        )


def _order(view: View, stored: Stored) -> Iterator[Trial]:
    steps = view["ordered"]
    orders = list(permutations(steps)) if len(steps) <= 5 else []
    chance = random.Random(view["id"])
    orders = orders or [steps, steps[::-1], *(chance.sample(steps, len(steps)) for _ in range(MOST_ORDERS))]
    for order in orders:
        yield Trial([step["value"] for step in order], [step["text"] for step in order])


_TRIALS: Mapping[str, Callable[[View, Stored], Iterator[Trial]]] = {
    "single": _choose_one,
    "multiple": _choose_several,
    "true_false": _choose_truth,
    "two_tier": _choose_pair,
    "blank": _type_text,
    "numeric": _type_number,
    "matching": _match,
    "ordering": _order,
}
