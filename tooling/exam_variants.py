"""Variants of the final test with the draw and the orders of answers of the browser.

Each variant has a name that the site's «Hoja de preguntas» understands: typed there, it gives the same questions with
their answers in the same order, as long as the bank doesn't change.
"""

from __future__ import annotations

import string
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from course.item_analysis.equivalence import Draw, choose_equivalent
from course.loaded.whole import Course
from course.model.question import QuestionBase
from exports.exam.paper import ExamPaper, PrintedQuestion
from exports.exam.printings import print_question
from tooling.browser_core import BrowserCore

LETTERS = string.ascii_uppercase
CANDIDATES = 120  # draws among which each variant is chosen

_DRAW = """
({ seeds, size }) => {
  const { questions, objectives } = Curso.catalogue;
  return seeds.map((seed) => exam.draw(questions, seed, size, objectives));
}
"""
_FINGERPRINT = """
(size) => exam.fingerprint(Curso.catalogue.questions, size, Curso.catalogue.objectives)
"""
# In which places each list of answers is shown, as in docs/assets/js/page/answer-order.js; null: as they are.
_ORDER = """
({ seed, questions }) => questions.map(({ id, kind, lists }) => {
  const place = (values) => order.orderAnswers(values, `${exam.nameOrder(seed)} ${id}`);
  return table.questionKinds[kind].isMixed ? lists.map(place) : null;
})
"""


class Variants(NamedTuple):
    """The variants, as drawn and as printed, and the version of the bank that they are from."""

    draws: list[Draw]
    papers: list[ExamPaper]
    version: str


def make_variants(course: Course, count: int, seed: str) -> Variants:
    """So many variants (1..26), always the same for a seed and a bank. Raises ImportError if V8 isn't installed."""
    core = BrowserCore(exam="core/exam.js", order="core/answer-order.js", table="question-kinds/table.js")
    known = {question.id: question for question in core.load_catalogue(course)}
    size = course.facts.assessment.exam_questions
    draws = choose_equivalent([_draw(core, known, _list_seeds(seed, letter), size) for letter in LETTERS[:count]])
    papers = [
        ExamPaper(letter, draw.seed, tuple(_print(core, draw))) for letter, draw in zip(LETTERS, draws, strict=False)
    ]
    return Variants(draws, papers, core.call(_FINGERPRINT, size))


def _list_seeds(seed: str, letter: str) -> list[str]:
    """The names of the draws among which a variant is chosen: «2027 A1», «2027 A2»…"""
    return [f"{seed} {letter}{number}" for number in range(1, CANDIDATES + 1)]


def _draw(core: BrowserCore, known: Mapping[str, QuestionBase], seeds: Sequence[str], size: int) -> list[Draw]:
    drawn: list[list[str]] = core.call(_DRAW, {"seeds": list(seeds), "size": size})
    return [Draw(seed, tuple(known[each] for each in ids)) for seed, ids in zip(seeds, drawn, strict=True)]


def _print(core: BrowserCore, draw: Draw) -> list[PrintedQuestion]:
    views = [question.make_view() for question in draw.questions]
    asked = [
        {
            "id": view["id"],
            "kind": view["kind"],
            "lists": [[choice["value"] for choice in own] for own in _list_choices(view)],
        }
        for view in views
    ]
    orders: list[list[list[int]] | None] = core.call(_ORDER, {"seed": draw.seed, "questions": asked})
    return [
        print_question(question, _arrange(view, orders[number]))
        for number, (question, view) in enumerate(zip(draw.questions, views, strict=True))
    ]


def _list_choices(view: Mapping[str, Any]) -> list[list[Mapping[str, Any]]]:
    return [view[name] for name in ("choices", "reasons") if name in view]


def _arrange(view: Mapping[str, Any], orders: list[list[int]] | None) -> dict[str, Any]:
    """A view with its choices in these orders; their letters stay where they were."""
    if orders is None or view.get("keeps_order"):
        return dict(view)
    names = [name for name in ("choices", "reasons") if name in view]
    arranged = {
        name: [{**view[name][place], "letter": view[name][position]["letter"]} for position, place in enumerate(places)]
        for name, places in zip(names, orders, strict=True)
    }
    return {**view, **arranged}
