"""How each kind of question becomes a Moodle question with the same score: one row a kind.

They read the view of each question (`make_view`), as its page does. A kind without a row doesn't travel.

- `multiple`: Moodle adds the shares of what was chosen, and takes zero if they are less. The site's score is the right
  ones chosen minus the wrong ones, over the right ones: so a wrong one takes what a right one gives.
- `two_tier`: Moodle has no question with one part that depends on another. Cloze, with a menu for each, would give half
  a point to the right reason of a wrong answer, which the site does not. So the options are the pairs, with the site's
  own score: 1, ½ or 0. Written in full, twelve pairs would repeat each answer four times and each reason three; so both
  lists are in the question, once, and an option only names its pair: «b) porque 2)».
- `matching` and `ordering`: Moodle has the same score, and no explanation for each pair or step. All of them are shown
  at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from course.language.folded_words import ANSWER_EDGES, fold_answer
from exports.moodle.bodies import (
    RIGHT,
    WRONG,
    Answer,
    Body,
    Choice,
    Essay,
    Match,
    NumberAnswer,
    Numerical,
    Ordering,
    Pair,
    ShortAnswer,
    TrueFalse,
    TypedAnswer,
)
from exports.moodle.question_html import render_part

View = Mapping[str, Any]

ANYTHING = "*"
_FIRST_WITH_THOUSANDS = 1000
_THOUSANDS_NOTE = "Escribe el número sin punto de millares."
_MINUS_NOTE = "Si el número es negativo, escribe delante un guion."


class Converted(NamedTuple):
    """A question for Moodle, as HTML: what is read before answering, what it is, and what is read at the end."""

    prompt: str
    body: Body
    explanation: str = ""


class Conversion(NamedTuple):
    """How a kind is converted, the class of its body, and what is lost on the way, in Spanish."""

    convert: Callable[[View], Converted]
    body: type[Body]
    losses: tuple[str, ...] = ()


def convert_view(view: View) -> Converted:
    """A question for Moodle. Raises KeyError if its kind doesn't travel."""
    return CONVERSIONS[view["kind"]].convert(view)


def _convert_single(view: View) -> Converted:
    answers = tuple(
        Answer(choice["text"], RIGHT if choice["correct"] else WRONG, choice["why"]) for choice in view["choices"]
    )
    return Converted(render_part("prompt", view), Choice(answers, is_single=True, keeps_order=view["keeps_order"]))


def _convert_multiple(view: View) -> Converted:
    part = Fraction(1, sum(choice["correct"] for choice in view["choices"]))
    answers = tuple(
        Answer(choice["text"], part if choice["correct"] else -part, choice["why"]) for choice in view["choices"]
    )
    return Converted(render_part("prompt", view), Choice(answers, is_single=False, keeps_order=view["keeps_order"]))


def _convert_true_false(view: View) -> Converted:
    true, false = view["choices"]
    return Converted(render_part("prompt", view), TrueFalse(true["correct"], true["why"], false["why"]))


def _convert_two_tier(view: View) -> Converted:
    answers = tuple(
        Answer(
            render_part("tier_pair", answer, reason),
            Fraction(int(answer["correct"]) * (1 + int(reason["correct"])), 2),
            render_part("tier_whys", answer, reason),
        )
        for answer in view["choices"]
        for reason in view["reasons"]
    )
    prompt = render_part("prompt", view) + render_part("tiers", view["choices"], view["reasons"])
    return Converted(prompt, Choice(answers, is_single=True, keeps_order=True, numbering="none"))


def _convert_blank(view: View) -> Converted:
    groups = [(view["accepted"], RIGHT, view["why"])]
    groups += [(mistake["texts"], WRONG, mistake["why"]) for mistake in view["anticipated"]]
    answers: dict[str, TypedAnswer] = {}
    for texts, share, why in groups:
        for copy in (copy for text in texts for copy in _list_copies(text)):
            answers.setdefault(copy.lower(), TypedAnswer(_escape_wildcard(copy), share, why))
    last = TypedAnswer(ANYTHING, WRONG, view["why"])
    return Converted(render_part("prompt", view), ShortAnswer((*answers.values(), last)))


def _list_copies(text: str) -> Iterator[str]:
    """A text as it may be typed: Moodle ignores case, and neither accents nor the punctuation around it."""
    spaced = " ".join(text.split())
    yield spaced
    yield spaced.strip(ANSWER_EDGES) or spaced
    yield fold_answer(text) or spaced


def _escape_wildcard(text: str) -> str:
    return text.replace(ANYTHING, f"\\{ANYTHING}")


def _convert_numeric(view: View) -> Converted:
    numbers = [view["answer"], *(mistake["number"] for mistake in view["anticipated"])]
    notes = [_THOUSANDS_NOTE] * (abs(Decimal(numbers[0])) >= _FIRST_WITH_THOUSANDS)
    notes += [_MINUS_NOTE] * any(Decimal(number) < 0 for number in numbers)
    answers = (
        NumberAnswer(_write_number(view["answer"]), RIGHT, view["why"], _write_number(view["tolerance"])),
        *(NumberAnswer(_write_number(each["number"]), WRONG, each["why"]) for each in view["anticipated"]),
        NumberAnswer(ANYTHING, WRONG, view["why"]),
    )
    prompt = render_part("prompt", view) + render_part("number_field", view["unit"], notes)
    return Converted(prompt, Numerical(answers, view["unit"]))


def _write_number(number: str) -> str:
    """A number with a decimal point, without an exponent: `2.5`, `207600`."""
    return f"{Decimal(number).normalize():f}"


def _convert_matching(view: View) -> Converted:
    pairs = tuple(Pair(pair["item"], pair["match"]["plain"]) for pair in view["pairs"])
    body = Match(pairs, tuple(distractor["plain"] for distractor in view["distractors"]))
    return Converted(render_part("prompt", view), body, render_part("matches", view["pairs"], view["distractors"]))


def _convert_ordering(view: View) -> Converted:
    body = Ordering(tuple(step["text"] for step in view["ordered"]))
    return Converted(render_part("prompt", view), body, render_part("order", view["ordered"]))


def _convert_open(view: View) -> Converted:
    model = render_part("model", view["model_answer"], view["rubric"])
    return Converted(render_part("prompt", view), Essay(model), model)


CONVERSIONS: Mapping[str, Conversion] = {
    "single": Conversion(_convert_single, Choice),
    "multiple": Conversion(_convert_multiple, Choice),
    "true_false": Conversion(_convert_true_false, TrueFalse),
    "blank": Conversion(
        _convert_blank, ShortAnswer, ("cuentan los espacios y los signos de puntuación que se escriban de más",)
    ),
    "matching": Conversion(
        _convert_matching, Match, ("las explicaciones salen juntas al final", "lo que se empareja va sin énfasis")
    ),
    "ordering": Conversion(_convert_ordering, Ordering, ("las explicaciones salen juntas al final",)),
    "numeric": Conversion(_convert_numeric, Numerical, ("no se entienden los puntos de millares",)),
    "open": Conversion(_convert_open, Essay, ("la corrige una persona del curso, y no quien responde",)),
    "two_tier": Conversion(_convert_two_tier, Choice, ("se elige una pareja de respuesta y razón",)),
}
