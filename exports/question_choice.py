"""Which questions an export is asked for, whether its format carries them or not."""

from __future__ import annotations

from collections.abc import Mapping

from course.derived.session_work import list_essential_questions
from course.derived.sessions import find_opened_pages
from course.loaded.located import Located
from course.loaded.whole import Course
from course.model import Session
from course.model.base import get_tema_number
from course.model.question import Question


def list_questions(course: Course, tema: int | None = None) -> list[Located[Question]]:
    """The questions of the course, or of a tema, in the order of their files."""
    return [question for question in course.questions if tema in (None, get_tema_number(question.value.section))]


def list_session_questions(course: Course, session: Session) -> Mapping[str, list[Question]]:
    """The essential questions that a session gives time to, by the id of the heading that opens each page, in order."""
    opened = find_opened_pages(course)
    return {
        heading_id: list_essential_questions(course, opened[heading_id])
        for heading_id in session.pages
        if heading_id in opened and session.get_minutes(heading_id, "questions")
    }
