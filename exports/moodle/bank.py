"""The questions that travel to Moodle, in the programme's order, each with its category: for every format."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from course.loaded.whole import Course
from course.model.base import get_tema_number
from course.model.question import Question
from exports.moodle.conversions import CONVERSIONS, Converted, convert_view
from exports.moodle.labels import list_category_names, list_tags, make_name, render_place, write_category_path


class BankQuestion(NamedTuple):
    """A question for Moodle: its id, name, tags and hints, and what it becomes. `feedback` is read at the end."""

    id: str
    name: str
    tags: list[str]
    hints: list[str]
    converted: Converted
    feedback: str


class BankCategory(NamedTuple):
    """The questions of a heading, and the path of its category."""

    path: str
    questions: list[BankQuestion]


def list_categories(course: Course, tema: int | None = None, kinds: frozenset[str] | None = None) -> list[BankCategory]:
    """The questions of the course, or only those of a tema, by category. `kinds`: only those; all, if None."""
    order = {identifier: place for place, identifier in enumerate(course.index.ids)}
    categories: dict[str, list[BankQuestion]] = {}
    for question in sorted(_list_questions(course, tema, kinds), key=lambda question: order[question.section]):
        path = write_category_path(list_category_names(course, question.section))
        categories.setdefault(path, []).append(_make_bank_question(course, question))
    return [BankCategory(path, questions) for path, questions in categories.items()]


def _list_questions(course: Course, tema: int | None, kinds: frozenset[str] | None) -> Iterator[Question]:
    wanted = CONVERSIONS.keys() if kinds is None else CONVERSIONS.keys() & kinds
    for question in (located.value for located in course.questions):
        if question.kind in wanted and tema in (None, get_tema_number(question.section)):
            yield question


def _make_bank_question(course: Course, question: Question) -> BankQuestion:
    view = question.make_view()
    converted = convert_view(view)
    hints: list[str] = view["hints"]  # type: ignore[assignment]
    return BankQuestion(
        question.id,
        make_name(question),
        list_tags(question),
        hints,
        converted,
        converted.explanation + render_place(course, question),
    )
