"""The final test as the browser gives it, without one: its own draw, grading and report, run by V8 in this process."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from course.item_analysis.guesses import make_guesses
from course.item_analysis.simulated_readers import (
    READERS,
    Reader,
    Scores,
    answer_test,
    list_blind_responses,
    list_guesses,
)
from course.loaded.whole import Course
from course.model.question import QuestionBase
from tooling.browser_core import BrowserCore

SEED = 2024

_DRAW = """
({ size, count }) => {
  const { questions, objectives } = Curso.catalogue;
  return Array.from({ length: count }, (_, number) => exam.draw(questions, `simulada ${number}`, size, objectives));
}
"""
_GRADE = """
(list) => list.map(({ kind, question, responses }) =>
  responses.map((response) => table.questionKinds[kind].grade(question, response).score))
"""
_REPORT = """
(tests) => {
  const { questions, objectives, settings } = Curso.catalogue;
  const byId = new Map(questions.map((question) => [question.id, question]));
  return tests.map((scores) => {
    const drawn = Object.keys(scores).map((id) => byId.get(id));
    const report = exam.makeReport({ questions: drawn, scores, catalogueObjectives: objectives, settings });
    const held = report.objectives.filter((judged) => judged.held).map(({ objective }) => objective);
    return { score: report.score, passed: report.passed, held };
  });
}
"""


class Outcome(NamedTuple):
    """How the tests of a reader went: shares of those that it passed, mean score, and by objective, of those held."""

    reader: Reader
    passed: float
    mean: float
    held: dict[str, float]

    @property
    def is_on_target(self) -> bool:
        return self.reader.pass_least <= self.passed <= self.reader.pass_most


def simulate_tests(course: Course, count: int) -> list[Outcome]:
    """What each simulated reader gets in so many variants. Raises ImportError if V8 isn't installed."""
    core = BrowserCore(exam="core/exam.js", table="question-kinds/table.js")
    drawable = core.load_catalogue(course)
    size = course.facts.assessment.exam_questions
    variants: list[list[str]] = core.call(_DRAW, {"size": size, "count": count})
    scores = _grade(core, drawable)
    outcomes = []
    for number, reader in enumerate(READERS):
        chance = random.Random(SEED + number)
        tests = [answer_test(reader, drawn, scores, chance) for drawn in variants]
        outcomes.append(_sum_up(reader, core.call(_REPORT, tests), [each.id for each in course.facts.objectives]))
    return outcomes


def _grade(core: BrowserCore, questions: Sequence[QuestionBase]) -> dict[str, Scores]:
    described = {question.id: make_guesses(question, 0, random.Random(SEED)) for question in questions}
    at_random, by_form = (
        _grade_responses(core, described, responses)
        for responses in (list_guesses(questions, SEED), list_blind_responses(questions, SEED))
    )
    return {question.id: Scores(at_random[question.id], by_form.get(question.id, ())) for question in questions}


def _grade_responses(
    core: BrowserCore, described: Mapping[str, Any], responses: Mapping[str, list[list[str]]]
) -> dict[str, list[float]]:
    listed = [described[identifier]._replace(responses=own)._asdict() for identifier, own in responses.items()]
    return dict(zip(responses, core.call(_GRADE, listed), strict=True))


def _sum_up(reader: Reader, reports: Sequence[Mapping[str, Any]], objectives: Sequence[str]) -> Outcome:
    total = len(reports)
    held = {objective: sum(objective in report["held"] for report in reports) / total for objective in objectives}
    passed = sum(report["passed"] for report in reports) / total
    return Outcome(reader, passed, sum(report["score"] for report in reports) / total, held)
