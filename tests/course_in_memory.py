"""A course made of texts in a test, with the minimal course's programme: for the rules that read the prose."""

from __future__ import annotations

from typing import Any

from loaded_courses import load_minimal_course
from minimal_course import MINIMAL

from course.files.yaml_source import read_yaml
from course.loading import LoadedCourse, Located
from course.model import Quiz
from course.pages.outline import PageSource, read_page


def make_page(text: str, path: str = "docs/tema-1/1-introduccion.md") -> PageSource:
    page, findings = read_page(text, path)
    assert page is not None and not findings, findings
    return page


def make_course(*pages: PageSource, questions: str = "", **values: Any) -> LoadedCourse:
    """The pages given, and no other; the questions of a YAML list; anything else by the name of its attribute."""
    minimal = load_minimal_course()
    loaded = LoadedCourse(
        MINIMAL, course=minimal.course, programme=minimal.programme, references=minimal.references, pages=list(pages)
    )
    if questions:
        document, findings = read_yaml(f"tema: 1\nquestions:\n{questions}", "quizzes/tema-1.yml")
        assert document is not None and not findings, findings
        bank = Quiz.model_validate(document.data).questions
        loaded.questions = [Located(value, document, ("questions", number)) for number, value in enumerate(bank)]
    for name, value in values.items():
        setattr(loaded, name, value)
    return loaded
