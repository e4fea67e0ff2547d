"""What every format says of a question: its level and other labels, the place that explains it, its first words."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from course.derived.question_places import find_explanation
from course.derived.titles import name_heading
from course.language.inline_markdown import render_inline
from course.loaded.whole import Course
from course.model.question import Question
from course.model.question_kinds.base import BloomLevel
from course.model.route import ROUTE_NAMES

LEVEL_NAMES: dict[BloomLevel, str] = {
    "remember": "recordar",
    "understand": "comprender",
    "apply": "aplicar",
    "analyze": "analizar",
    "evaluate": "evaluar",
    "create": "crear",
}


class QuestionPlace(NamedTuple):
    """Where a question is explained: the name of the heading, and the title of a part of its page, as HTML, if any."""

    heading: str
    part: Markup | None


def name_place(course: Course, question: Question) -> QuestionPlace:
    part = find_explanation(course, question)
    return QuestionPlace(name_heading(course.index, question.section), render_inline(part.text) if part else None)


def list_labels(question: Question) -> list[str]:
    """«nivel: aplicar», «objetivo: G1»… by which a bank is searched."""
    return [
        f"nivel: {LEVEL_NAMES[question.level]}",
        f"objetivo: {question.objective}",
        f"epígrafe: {question.section}",
        f"ruta: {ROUTE_NAMES[question.route]}",
        *(["ficticio"] if question.fictional else []),
    ]


def read_prompt(question: Question) -> str:
    """The prompt as plain text on one line, with `____` for a gap."""
    view = question.make_view()
    parts = [view[key] for key in ("prompt", "prompt_end") if key in view]
    return " ____ ".join(Markup(part).striptags() for part in parts)


def shorten(text: str, longest: int, encoding: str = "utf-32-le") -> str:
    """The text, or as many of its first words as fit with «…»; `longest` counts characters or, in UTF-8, bytes."""
    unit = 1 if encoding == "utf-8" else 4

    def fits(words: str) -> bool:
        return len(words.encode(encoding)) <= longest * unit

    if fits(text):
        return text
    kept = text
    while kept and not fits(f"{kept}…"):
        kept = kept[:-1]
    words = kept.rpartition(" ")[0] if not text[len(kept) :].startswith(" ") else kept
    return f"{words.rstrip() or kept}…"
