"""The questions of the course as sheets to answer on paper, a sheet a page, and the key to each: clean HTML for books.

They are the sheets that the site prints (`docs/assets/js/assessment/worksheet.js`): the same questions with the same
numbers and the answers in the same order, so that either key fits either sheet. Whoever makes a book puts the sheets
and the keys where they belong, with headings of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from course.derived.question_places import find_explanation, order_page_questions
from course.derived.titles import describe_place
from course.findings import Finding
from course.language.inline_markdown import render_inline
from course.loaded.whole import Course
from course.model import Question
from course.model.base import get_tema_number
from exports.book.printed_question import MIXED_LISTS, make_printed_view
from exports.question_choice import list_questions
from exports.request import ExportRequest
from exports.templates import make_environment

LINES = 6
# From a page's path under `docs/` and an anchor of it, its address in the book; None if the book has no such place.
FindAddress = Callable[[str, str], str | None]


@dataclass(frozen=True)
class Worksheet:
    """The sheet of a page: the page's path under `docs/`, its tema and title, and the ids of the questions in order.

    `questions` and `key` are HTML of `exports/book/vocabulary.py`, valid as XML too, without headings. In them a
    question has the id `q-<its id>`, and its part of the key `k-<its id>`; each leads to the other (`#k-…`, `#q-…`),
    and a book of several files has to put their names before. Questions are numbered from 1.
    """

    uri: str
    tema: int
    title: str
    ids: tuple[str, ...]
    questions: str
    key: str


@dataclass(frozen=True)
class _Place:
    """Where a question is explained, as on the site: the part of a page, or a section with its title."""

    name: str
    title: str | None
    part: Markup | None
    href: str | None


def name_question(question_id: str) -> str:
    """The id of a question in its sheet."""
    return f"q-{question_id}"


def name_answer(question_id: str) -> str:
    """The id of the part of the key about a question."""
    return f"k-{question_id}"


def list_worksheets(
    course: Course,
    uris: Iterable[str] | None = None,
    is_essential: bool = False,
    find_address: FindAddress = lambda uri, anchor: None,
    lines: int = LINES,
) -> list[Worksheet]:
    """The sheet of each of these pages that has questions, in their order; of every page, if none are given.

    `is_essential`: only with the questions of the essential route. `find_address` gives where the key sends whoever
    wants to reread; `lines` is how many lines there are to write an open answer. Raises KeyError if a question is of a
    kind that can't be printed (`find_unprinted`).
    """
    pages = {page.uri: page for page in course.pages}
    sheets = []
    for uri in _list_uris(course) if uris is None else uris:
        questions = [
            question
            for question in order_page_questions(course, pages[uri])
            if question.route == "essential" or not is_essential
        ]
        if questions:
            sheets.append(_make_sheet(course, uri, questions, find_address, lines))
    return sheets


def _list_uris(course: Course) -> list[str]:
    """The pages with questions, in the order of the bank."""
    found = [course.index.find_page(question.value.section) for question in course.questions]
    return list(dict.fromkeys(page.uri for page in found if page))


def _make_sheet(
    course: Course, uri: str, questions: list[Question], find_address: FindAddress, lines: int
) -> Worksheet:
    page = course.index.get_page(questions[0].section)
    tema = get_tema_number(questions[0].section)
    views = [
        {**make_printed_view(question, page.title), "place": _find_place(course, question, tema, find_address)}
        for question in questions
    ]
    environment = _make_environment()
    sheet, key = (
        environment.get_template(name).render(questions=views, lines=lines).strip()
        for name in ("worksheet.html.jinja", "worksheet_key.html.jinja")
    )
    return Worksheet(uri, tema, page.title, tuple(question.id for question in questions), sheet, key)


def _find_place(course: Course, question: Question, tema: int, find_address: FindAddress) -> _Place:
    section = question.section
    heading = course.index.headings[section].heading
    page = course.index.get_page(section)
    part = find_explanation(course, question)
    anchor = (part.anchor if part else None) or section.partition("/")[2]
    return _Place(
        describe_place(course.index, section, tema),
        heading.text if heading.number else None,
        render_inline(part.text) if part else None,
        find_address(page.uri, anchor),
    )


@cache
def _make_environment() -> Environment:
    environment = make_environment(Path(__file__).parent)
    environment.filters |= {"name_question": name_question, "name_answer": name_answer}
    return environment


def find_unprinted(request: ExportRequest) -> list[Finding]:
    """One finding for each question of the course, or of a tema, that can't be printed."""
    return list(_find_unprinted(request))


def _find_unprinted(request: ExportRequest) -> Iterator[Finding]:
    for located in list_questions(request.course, request.tema):
        if located.value.kind not in MIXED_LISTS:
            yield located.make_finding(
                f"las preguntas `{located.value.kind}` no se pueden imprimir en un libro", "kind"
            )
