"""A course made from texts in a test, with the minimal course's programme: for rules that read the prose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from loaded_courses import load_minimal_draft
from minimal_course import MINIMAL
from pydantic import BaseModel

from course.files.yaml_source import read_yaml
from course.loaded.draft import Draft
from course.loaded.located import Located
from course.loaded.whole import Course, complete
from course.model import CourseFacts, Edition, Programme, Quiz
from course.model.question import QuestionBase
from course.pages.outline import PageSource, read_page


def make_page(text: str, path: str = "docs/tema-1/1-introduccion.md") -> PageSource:
    page, findings = read_page(text, path)
    assert page is not None and not findings, findings
    return page


def make_draft(
    *pages: PageSource,
    questions: str = "",
    data: Mapping[type[BaseModel], Sequence[Located[Any]]] | None = None,
    root: Path = MINIMAL,
) -> Draft:
    """A draft with only the pages given, the questions of a YAML list, and any other data by type."""
    minimal = load_minimal_draft()
    draft = Draft(root, references=minimal.references, pages=list(pages))
    draft.data = {model: minimal.list_located(model) for model in (CourseFacts, Edition, Programme)}
    if questions:
        document, findings = read_yaml(f"tema: 1\nquestions:\n{questions}", "quizzes/tema-1.yml")
        assert document is not None and not findings, findings
        quiz = Quiz.model_validate(document.data)
        draft.data[Quiz] = [Located(quiz, document)]
        draft.data[QuestionBase] = [
            Located(value, document, ("questions", number)) for number, value in enumerate(quiz.questions)
        ]
    draft.data |= {model: list(values) for model, values in (data or {}).items()}
    return draft


def make_course(*pages: PageSource, **parts: Any) -> Course:
    """Like `make_draft`, but a whole course."""
    return complete(make_draft(*pages, **parts))
