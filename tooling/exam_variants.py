"""Variants of the final test with the draw and the orders of answers of the browser.

Each variant has a name that the site's «Hoja de preguntas» understands: typed there, it gives the same questions with
their answers in the same order, as long as the bank doesn't change.
"""

from __future__ import annotations

import string
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from course.item_analysis.equivalence import Draw, choose_equivalent
from course.loaded.whole import Course
from course.model.question import QuestionBase
from exports.printed_test.paper import ExamPaper, PrintedQuestion
from exports.printed_test.printings import print_question
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
_NAME_ORDER = "(seed) => exam.nameOrder(seed)"


class Variants(NamedTuple):
    """The variants, as drawn and as printed, and the version of the bank that they are from."""

    draws: list[Draw]
    papers: list[ExamPaper]
    version: str


def make_variants(course: Course, count: int, seed: str) -> Variants:
    """So many variants (1..26), always the same for a seed and a bank. Raises ImportError if V8 isn't installed."""
    core = BrowserCore(exam="core/exam.js")
    known = {question.id: question for question in core.load_catalogue(course)}
    size = course.facts.assessment.exam_questions
    draws = choose_equivalent([_draw(core, known, _list_seeds(seed, letter), size) for letter in LETTERS[:count]])
    papers = [
        ExamPaper(letter, draw.seed, _print(draw, core.call(_NAME_ORDER, draw.seed)))
        for letter, draw in zip(LETTERS, draws, strict=False)
    ]
    return Variants(draws, papers, core.call(_FINGERPRINT, size))


def _list_seeds(seed: str, letter: str) -> list[str]:
    """The names of the draws among which a variant is chosen: «2027 A1», «2027 A2»…"""
    return [f"{seed} {letter}{number}" for number in range(1, CANDIDATES + 1)]


def _draw(core: BrowserCore, known: Mapping[str, QuestionBase], seeds: Sequence[str], size: int) -> list[Draw]:
    drawn: list[list[str]] = core.call(_DRAW, {"seeds": list(seeds), "size": size})
    return [Draw(seed, tuple(known[each] for each in ids)) for seed, ids in zip(seeds, drawn, strict=True)]


def _print(draw: Draw, order: str) -> tuple[PrintedQuestion, ...]:
    return tuple(print_question(question, order) for question in draw.questions)
