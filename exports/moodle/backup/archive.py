"""The whole backup: the ZIP `.mbz` of a course, with a section and a book a tema, and its question bank.

The same course and books always give the same bytes.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from course.derived.titles import get_tema_menu_name
from course.loaded.whole import Course
from course.model import Tema
from exports.fixed_zip import pack
from exports.moodle.backup.book_activity import BookActivity, build_book_activity
from exports.moodle.backup.course_files import CourseNames, build_course_files
from exports.moodle.backup.file_pool import FilePool
from exports.moodle.backup.manifest import build_manifest
from exports.moodle.backup.questions import build_questions_file
from exports.moodle.backup.records import Numbers, build_empty_file
from exports.moodle.backup.sections import Section, build_section
from exports.moodle.backup.stamps import get_moment
from exports.moodle.bank import BankCategory
from exports.moodle.labels import LONGEST_TITLE
from exports.moodle.tema_books import TemaBook
from exports.moodle.templates import load_template
from exports.question_labels import shorten

_COURSE = 2  # 1 is the front page of every site
_COURSE_CONTEXT = 2
_FIRST_BOOK_CONTEXT = 3
_HOW_TO_USE = "Cómo se usa este curso"


def build_backup(
    course: Course, books: Collection[TemaBook], categories: Sequence[BankCategory], file_name: str, tema: int | None
) -> bytes:
    """The backup with these books and these categories of questions, of the whole course or of one tema."""
    facts = course.facts
    moment = get_moment(facts)
    numbers = Numbers()
    pool = FilePool(numbers, moment)
    names = _name_course(course, tema)
    first = Section(numbers.take("course_sections"), 0, _HOW_TO_USE, _render_first_section(course, books))
    sections = [first]
    activities: list[BookActivity] = []
    for place, book in enumerate(books, 1):
        section = _make_section(numbers.take("course_sections"), place, course.index.temas[f"t{book.tema}"])
        context = _FIRST_BOOK_CONTEXT + len(activities)
        sections.append(section)
        activities.append(build_book_activity(book, section, context, numbers, pool, moment))
    questions = build_questions_file(facts, categories, _COURSE, _COURSE_CONTEXT, numbers)
    files = {
        "moodle_backup.xml": build_manifest(
            facts, names, file_name, _COURSE, _COURSE_CONTEXT, sections, activities, moment
        ),
        **build_course_files(facts, names, _COURSE, _COURSE_CONTEXT, questions.categories, len(sections) - 1, moment),
    }
    for section in sections:
        modules = [activity.module for activity in activities if activity.section == section]
        files |= build_section(section, modules, moment)
    for activity in activities:
        files |= activity.files
    files["questions.xml"] = questions.content
    files |= {
        "roles.xml": build_empty_file("roles_definition"),
        "groups.xml": build_empty_file("groups", "groupings"),
        "scales.xml": build_empty_file("scales_definition"),
        "outcomes.xml": build_empty_file("outcomes_definition"),
    }
    return pack(files | pool.build())


def _name_course(course: Course, tema: int | None) -> CourseNames:
    facts = course.facts
    ending = "" if tema is None else f" · tema {tema}"
    title = shorten(facts.title, LONGEST_TITLE - len(f" · edición {facts.edition}{ending}"))
    short = f"{facts.slug}-{facts.edition}" + ("" if tema is None else f"-tema-{tema}")
    return CourseNames(f"{title} · edición {facts.edition}{ending}", shorten(short, LONGEST_TITLE))


def _make_section(number: int, place: int, tema: Tema) -> Section:
    summary = load_template("backup/tema_summary.html.jinja").render(tema=tema).strip()
    return Section(number, place, shorten(get_tema_menu_name(tema), LONGEST_TITLE), summary)


def _render_first_section(course: Course, books: Collection[TemaBook]) -> str:
    """How the course is used, for who studies it and for who teaches it."""
    template = load_template("backup/first_section.html.jinja")
    site_url = next((book.site_url for book in books), "")
    return template.render(facts=course.facts, site_url=site_url, has_books=bool(books)).strip()
