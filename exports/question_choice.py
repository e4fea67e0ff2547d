"""Which questions an export is asked for: those of the course or of a tema, whether its format carries them or not."""

from __future__ import annotations

from course.loaded.located import Located
from course.loaded.whole import Course
from course.model.base import get_tema_number
from course.model.question import Question


def list_questions(course: Course, tema: int | None = None) -> list[Located[Question]]:
    """The questions of the course, or of a tema, in the order of their files."""
    return [question for question in course.questions if tema in (None, get_tema_number(question.value.section))]
