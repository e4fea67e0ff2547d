"""How each kind of question becomes a QTI item with the same score: one row a kind, and a template of the same name in
`items/`. A kind without a row doesn't travel.

The standard's own templates of response processing mark an item as right or wrong, or add up a mapping. The site also
gives part of the score, so each item carries its own processing:

- `multiple`: a wrong choice takes what a right one gives, never below zero.
- Where there are parts, whole points are counted, and a rule for each number of them says its score. To divide would be
  shorter, and a player that writes numbers as its reader's language does makes 5 of 0.5 where decimals have a comma.
- `matching`: right pairs over all pairs.
- `ordering`: steps right after the one they should follow, over all steps but the first. `contains` would say that of
  two steps in one rule, but players leave it out for ordered responses; `index` and `match` say it everywhere.
- `two_tier`: two choices in one item; the reason counts only with the right answer, half of the score each.
- `numeric`: between two bounds; players leave out the tolerance of `equal`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import pairwise, product
from typing import Any, NamedTuple

from course.language.folded_words import ANSWER_EDGES, fold_answer

View = Mapping[str, Any]

_FIRST_WITH_THOUSANDS = 1000


class QtiKind(NamedTuple):
    """The interactions of a kind's item, by the names of the standard's metadata; what its template reads besides the
    question's view; and what is lost on the way, in Spanish. `is_composite`: it has more than one interaction.
    """

    interactions: tuple[str, ...]
    prepare: Callable[[View], Mapping[str, object]]
    losses: tuple[str, ...] = ()
    is_composite: bool = False
    is_scored_by_person: bool = False


class TypedGroup(NamedTuple):
    """Texts that count the same when they are typed, and what is said of them; `identifier` is the feedback's."""

    identifier: str
    texts: list[str]
    why: str
    is_right: bool


class ExpectedNumber(NamedTuple):
    """A wrong number that the author expects, with a decimal point, and what is said of it."""

    identifier: str
    number: str
    why: str


def _prepare_nothing(view: View) -> Mapping[str, object]:
    return {}


def _prepare_blank(view: View) -> Mapping[str, object]:
    groups = [("accepted", view["accepted"], view["why"])]
    groups += [
        (f"mistake-{number}", mistake["texts"], mistake["why"]) for number, mistake in enumerate(view["anticipated"], 1)
    ]
    return {
        "groups": [
            TypedGroup(identifier, list(_list_copies(texts)), why, identifier == "accepted")
            for identifier, texts, why in groups
        ]
    }


def _list_copies(texts: Iterable[str]) -> Iterator[str]:
    """The texts as they may be typed: case doesn't count in a comparison of QTI's; accents and punctuation do."""
    copies: dict[str, str] = {}
    for text in texts:
        spaced = " ".join(text.split())
        for copy in (spaced, spaced.strip(ANSWER_EDGES) or spaced, fold_answer(text) or spaced):
            copies.setdefault(copy.lower(), copy)
    yield from copies.values()


def _prepare_numeric(view: View) -> Mapping[str, object]:
    answer, tolerance = Decimal(view["answer"]), Decimal(view["tolerance"])
    numbers = [answer, *(Decimal(mistake["number"]) for mistake in view["anticipated"])]
    return {
        "low": _write_number(answer - tolerance),
        "high": _write_number(answer + tolerance),
        "right": _write_number(answer),
        "expected": [
            ExpectedNumber(f"mistake-{number}", _write_number(Decimal(mistake["number"])), mistake["why"])
            for number, mistake in enumerate(view["anticipated"], 1)
        ],
        "has_thousands": abs(answer) >= _FIRST_WITH_THOUSANDS,
        "has_decimals": any(number != number.to_integral_value() for number in numbers),
    }


def _write_number(number: Decimal) -> str:
    """A number with a decimal point, without an exponent: `2.5`, `207600`."""
    return f"{number.normalize():f}"


def _prepare_multiple(view: View) -> Mapping[str, object]:
    return {"shares": _list_shares(sum(choice["correct"] for choice in view["choices"]))}


def _prepare_matching(view: View) -> Mapping[str, object]:
    return {"shares": _list_shares(len(view["pairs"]))}


def _prepare_ordering(view: View) -> Mapping[str, object]:
    values = [step["value"] for step in view["ordered"]]
    successions = list(pairwise(values))
    return {
        "right_order": [f"v{value}" for value in values],
        "successions": successions,
        "shares": _list_shares(len(successions)),
    }


def _list_shares(most: int) -> list[tuple[int, float]]:
    """Each number of points but zero, and its share of the most that there may be."""
    return [(points, points / most) for points in range(1, most + 1)]


def _prepare_two_tier(view: View) -> Mapping[str, object]:
    return {"pairs": list(product(view["choices"], view["reasons"]))}


_CHOICE = ("choiceInteraction",)
_TYPED = ("textEntryInteraction",)
_ALL_WHYS = "al terminar se explican todas las respuestas, no solo las elegidas"

QTI_KINDS: Mapping[str, QtiKind] = {
    "single": QtiKind(_CHOICE, _prepare_nothing),
    "multiple": QtiKind(_CHOICE, _prepare_multiple, (_ALL_WHYS,)),
    "true_false": QtiKind(_CHOICE, _prepare_nothing),
    "blank": QtiKind(
        _TYPED, _prepare_blank, ("cuentan los espacios y los signos de puntuación que se escriban de más",)
    ),
    "matching": QtiKind(("matchInteraction",), _prepare_matching, (_ALL_WHYS,)),
    "ordering": QtiKind(("orderInteraction",), _prepare_ordering),
    "numeric": QtiKind(
        _TYPED, _prepare_numeric, ("los decimales se escriben con punto", "no se puede escribir la unidad")
    ),
    "open": QtiKind(
        ("extendedTextInteraction",),
        _prepare_nothing,
        ("la corrige una persona, con los criterios a la vista",),
        is_scored_by_person=True,
    ),
    "two_tier": QtiKind(_CHOICE, _prepare_two_tier, is_composite=True),
}
