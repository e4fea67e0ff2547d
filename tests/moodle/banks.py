"""Banks of a few questions, in the minimal course."""

from __future__ import annotations

from loaded_courses import copy_loaded, load_minimal_course
from nasty_questions import fill_sample
from question_kinds import load_samples, make_question

from course.loaded.located import Located
from course.loaded.whole import Course
from course.model import Question, Quiz
from course.model.question import QuestionBase
from exports.moodle.conversions import CONVERSIONS


def make_bank(*questions: Question) -> Course:
    """The minimal course with these questions, and no others."""
    course = copy_loaded(load_minimal_course())
    document = course.get_located(Quiz).document
    course.data[QuestionBase] = [Located(question, document, ("questions", 0)) for question in questions]
    return course


def make_samples() -> list[Question]:
    """A question of every kind that travels, with a hint."""
    carried = (sample for kind, sample in load_samples().items() if kind in CONVERSIONS)
    return [make_question(sample, hints=["Mira la *norma*."]) for sample in carried]


def make_nasty(kind: str, text: str) -> Question:
    """The sample of a kind with a text on both sides of each of its texts."""
    return make_question(load_samples()[kind], **fill_sample(kind, text))
