"""How a question is found in Moodle's question bank: its category, its name and its tags, within Moodle's limits."""

from __future__ import annotations

from collections.abc import Sequence

from course.loaded.whole import Course
from course.model.base import get_tema_number
from course.model.question import Question
from exports.moodle.question_html import render_part
from exports.question_labels import list_labels, name_place, read_prompt, shorten

LONGEST_TITLE = 255  # characters: of a course, a section, a book, a chapter
LONGEST_CATEGORY = 255
LONGEST_TAG = 50
LONGEST_ID = 100
LONGEST_NAME = 100  # Moodle's limit is 255, which its list doesn't show whole
LONGEST_ORDERING_NAME = 42  # bytes: Moodle cuts the names of this type there
_ROOT = ("$course$", "top")


def list_category_names(course: Course, section: str) -> list[str]:
    """The names of the category of a section and of those that hold it: the course and its edition, the tema."""
    facts = course.facts
    names = [f"{facts.title} · edición {facts.edition}", course.index.temas[f"t{get_tema_number(section)}"].label]
    if section in course.index.headings:
        names.append(course.index.headings[section].heading.label)
    return [shorten(name, LONGEST_CATEGORY) for name in names]


def write_category_path(names: Sequence[str]) -> str:
    """The path of a category in the question bank of whichever course it is imported into.

    Moodle writes a slash in a name as two, and sets it off with a space at either end of the name.
    """
    return "/".join([*_ROOT, *map(_escape_category, names)])


def _escape_category(name: str) -> str:
    escaped = name.replace("/", "//")
    return f"{' ' * escaped.startswith('/')}{escaped}{' ' * escaped.endswith('/')}"


def make_name(question: Question) -> str:
    """The id and the first words of the prompt, as plain text on one line."""
    name = f"{question.id}: {read_prompt(question)}"
    if question.kind == "ordering":
        return shorten(name, LONGEST_ORDERING_NAME, "utf-8")
    return shorten(name, LONGEST_NAME)


def list_tags(question: Question) -> list[str]:
    return [shorten(label, LONGEST_TAG) for label in list_labels(question)]


def render_place(course: Course, question: Question) -> str:
    """Where the question is explained, as HTML."""
    return render_part("place", *name_place(course, question))
