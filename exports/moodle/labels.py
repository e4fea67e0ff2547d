"""How a question is found in Moodle's question bank: its category, its name and its tags, within Moodle's limits."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from course.derived.question_places import find_explanation
from course.derived.titles import name_heading
from course.language.inline_markdown import render_inline
from course.loaded.whole import Course
from course.model.base import get_tema_number
from course.model.question import Question
from course.model.question_kinds.base import BloomLevel
from course.model.route import ROUTE_NAMES
from exports.moodle.question_html import render_part

LONGEST_TITLE = 255  # characters: of a course, a section, a book, a chapter
LONGEST_CATEGORY = 255
LONGEST_TAG = 50
LONGEST_ID = 100
LONGEST_NAME = 100  # Moodle's limit is 255, which its list doesn't show whole
LONGEST_ORDERING_NAME = 42  # bytes: Moodle cuts the names of this type there
_ROOT = ("$course$", "top")
LEVEL_NAMES: dict[BloomLevel, str] = {
    "remember": "recordar",
    "understand": "comprender",
    "apply": "aplicar",
    "analyze": "analizar",
    "evaluate": "evaluar",
    "create": "crear",
}


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
    view = question.make_view()
    parts = [view[key] for key in ("prompt", "prompt_end") if key in view]
    prompt = " ____ ".join(Markup(part).striptags() for part in parts)
    name = f"{question.id}: {prompt}"
    if question.kind == "ordering":
        return shorten(name, LONGEST_ORDERING_NAME, "utf-8")
    return shorten(name, LONGEST_NAME)


def list_tags(question: Question) -> list[str]:
    tags = [
        f"nivel: {LEVEL_NAMES[question.level]}",
        f"objetivo: {question.objective}",
        f"epígrafe: {question.section}",
        f"ruta: {ROUTE_NAMES[question.route]}",
        *(["ficticio"] if question.fictional else []),
    ]
    return [shorten(tag, LONGEST_TAG) for tag in tags]


def render_place(course: Course, question: Question) -> str:
    """Where the question is explained, as HTML."""
    part = find_explanation(course, question)
    return render_part("place", name_heading(course.index, question.section), part and render_inline(part.text))


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
