"""The files for Moodle: a backup with the course mounted, and its pieces one by one, which are the books of the temas,
the questions as XML, the same without those that an older Moodle can't read, and as GIFT, and the glossary, if it is of
the whole course. A text says which one is for what.

A site that lacks a type of question refuses the whole file that has one. `ordering` is in Moodle since 4.5.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache, partial

from course.derived.reading import list_lessons
from course.loaded.whole import Course
from course.model import Term
from exports.moodle.backup.archive import build_backup
from exports.moodle.bank import list_categories
from exports.moodle.bodies import Ordering
from exports.moodle.book_zip import get_book_name, pack_book
from exports.moodle.conversions import CONVERSIONS
from exports.moodle.gift import build_gift, list_gift_kinds
from exports.moodle.glossary_xml import NAME as GLOSSARY_NAME
from exports.moodle.glossary_xml import build_glossary_xml
from exports.moodle.questions_xml import build_questions_xml
from exports.moodle.tema_books import TemaBook, make_tema_books
from exports.moodle.templates import load_template
from exports.question_choice import list_questions
from exports.request import ExportRequest

Plan = dict[str, Callable[[], bytes]]

_OLDER_KINDS = frozenset(kind for kind, conversion in CONVERSIONS.items() if conversion.body is not Ordering)


def plan_moodle_files(request: ExportRequest) -> Mapping[str, Callable[[], bytes]]:
    """How each file of the whole course or of a tema is made, by its name.

    The backup and the books are made of the same pages, which are read once. Without a finished site they raise
    ExportError.
    """
    course, tema = request.course, request.tema
    scope = "" if tema is None else f"-tema-{tema}"
    backup = request.name_file(".mbz")
    make_books = cache(partial(_make_books, request))
    temas = sorted({lesson.tema for lesson in list_lessons(course) if tema in (None, lesson.tema)})
    groups: dict[str, Plan] = {
        "backup": {
            backup: lambda: build_backup(course, make_books().values(), list_categories(course, tema), backup, tema)
        },
        "books": {
            get_book_name(number): partial(_pack_book, make_books, number, course.facts.language) for number in temas
        },
        "questions": {f"preguntas-moodle{scope}.xml": partial(build_questions_xml, course, tema)},
        "older": {f"preguntas-moodle{scope}-sin-ordenar.xml": partial(build_questions_xml, course, tema, _OLDER_KINDS)},
        "gift": {f"preguntas-moodle{scope}.gift.txt": partial(build_gift, course, tema)},
        "glossary": {GLOSSARY_NAME: partial(build_glossary_xml, course)},
    }
    if _count_kinds(course, tema).keys() <= _OLDER_KINDS:
        groups["older"] = {}
    if tema is not None or not course.list_values(Term):
        groups["glossary"] = {}
    names = {group: list(plan) for group, plan in groups.items()}
    files = {name: make for plan in groups.values() for name, make in plan.items()}
    return {**files, f"LEEME-moodle{scope}.txt": partial(_render_readme, request, names)}


def _make_books(request: ExportRequest) -> dict[int, TemaBook]:
    """The book of each tema. Raises ExportError if the site isn't built."""
    return {book.tema: book for book in make_tema_books(request.get_site().web, request.course, request.tema)}


def _pack_book(make_books: Callable[[], dict[int, TemaBook]], tema: int, language: str) -> bytes:
    return pack_book(make_books()[tema], language)


def _render_readme(request: ExportRequest, names: Mapping[str, list[str]]) -> bytes:
    """What each file is for and how it is loaded, with CRLF line ends for Notepad."""
    text = load_template("readme.txt.jinja").render(facts=request.course.facts, tema=request.tema, names=names)
    return text.replace("\n", "\r\n").encode("utf-8")


def describe_left_out(request: ExportRequest) -> list[str]:
    """The kinds of question that a file leaves out, one a line, and how many there are."""
    return [
        f"En el GIFT no van las preguntas `{kind}`: {count}."
        for kind, count in sorted(_count_kinds(request.course, request.tema).items())
        if kind not in list_gift_kinds()
    ]


def _count_kinds(course: Course, tema: int | None) -> Counter[str]:
    return Counter(question.value.kind for question in list_questions(course, tema))
