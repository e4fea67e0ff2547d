"""The questions that travel to Moodle, in the programme's order, each with its category: for every format."""

from __future__ import annotations

from typing import NamedTuple

from course.loaded.whole import Course
from course.model.question import Question
from exports.moodle.conversions import CONVERSIONS, Converted, convert_view
from exports.moodle.labels import list_category_names, list_tags, make_name, render_place, write_category_path
from exports.question_choice import list_questions

# What an attempt more costs, where a quiz allows several: Moodle's own choice.
PENALTY = "0.3333333"


class BankQuestion(NamedTuple):
    """A question for Moodle: its id, name, tags and hints, and what it becomes. `feedback` is read at the end."""

    id: str
    name: str
    tags: list[str]
    hints: list[str]
    converted: Converted
    feedback: str


class BankCategory(NamedTuple):
    """The questions of a section of the programme, and the names of its category and of those that hold it."""

    section: str
    names: list[str]
    questions: list[BankQuestion]

    @property
    def path(self) -> str:
        return write_category_path(self.names)


def list_categories(course: Course, tema: int | None = None, kinds: frozenset[str] | None = None) -> list[BankCategory]:
    """The questions of the course, or only those of a tema, by category. `kinds`: only those; all, if None."""
    order = {identifier: place for place, identifier in enumerate(course.index.ids)}
    wanted = CONVERSIONS.keys() if kinds is None else CONVERSIONS.keys() & kinds
    questions = [located.value for located in list_questions(course, tema) if located.value.kind in wanted]
    categories: dict[str, list[BankQuestion]] = {}
    for question in sorted(questions, key=lambda question: order[question.section]):
        categories.setdefault(question.section, []).append(_make_bank_question(course, question))
    return [
        BankCategory(section, list_category_names(course, section), questions)
        for section, questions in categories.items()
    ]


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
