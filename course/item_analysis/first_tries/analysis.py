"""The whole analysis: what people answered, and for each question of the bank its figures and its flags."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from course.item_analysis.first_tries.flags import Flag, find_flags
from course.item_analysis.first_tries.options import ChosenOptions, measure_options
from course.item_analysis.first_tries.saved_file import FirstTry
from course.item_analysis.first_tries.statistics import ItemStatistics, measure_items
from course.loaded.parts import CourseParts
from course.model.question import QuestionBase


class AnalysedItem(NamedTuple):
    """A question that somebody answered, where it is written, and what its answers tell."""

    question: QuestionBase
    path: str
    line: int
    statistics: ItemStatistics
    options: ChosenOptions
    flags: list[Flag]


def list_analysed(course: CourseParts) -> dict[str, QuestionBase]:
    """The questions that can be analysed, by id: not those that the learner grades, which measure no knowledge."""
    return {each.value.id: each.value for each in course.questions if not each.value.is_self_graded}


def analyse_items(course: CourseParts, people: Sequence[Mapping[str, FirstTry]]) -> list[AnalysedItem]:
    """The questions of the bank that somebody answered, in its order. What isn't of the bank doesn't count."""
    questions = list_analysed(course)
    findings = {each.value.id: each.make_finding("") for each in course.questions}
    items = []
    for measured in measure_items(people, questions):
        question, finding = questions[measured.question], findings[measured.question]
        first_tries = [person[question.id] for person in people if question.id in person]
        options = measure_options(question, first_tries)
        flags = find_flags(measured, options)
        items.append(AnalysedItem(question, finding.path, finding.line or 1, measured, options, flags))
    return items
