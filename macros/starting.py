"""Macros of what a reader begins with: `start`, on the home page, and `lessons` and `tema_poster`, on a tema's cover.

The first two lead to the first lesson. For who has begun, `docs/assets/js/reading/` changes that into the one where
they are, and says what has been read and answered.
"""

from __future__ import annotations

from typing import NamedTuple

from course.derived.edition_words import describe_for_readers, name_state
from course.derived.reading import Lesson, list_lessons
from course.derived.study_time import compute_course_time, compute_page_time
from course.derived.titles import get_menu_name
from course.model.course_facts import HOME_PICTURE
from exports.register import get_download_path
from exports.tema_posters import get_sheet_name
from exports.tema_posters.layout import ABILITIES_HEADING
from macros.emblems import load_emblem
from macros.site import Site


class LessonRow(NamedTuple):
    """A lesson as it is listed: its name in the menu, its essential minutes, and how many questions it has."""

    lesson: Lesson
    title: str
    minutes: int
    questions: int


def start(site: Site) -> str:
    rows = list_rows(site, list_lessons(site.course)[:1])
    return site.make_template_slot(
        "start.html.jinja",
        first=rows[0] if rows else None,
        course=site.course.facts,
        state=name_state(site.course.facts),
        edition=describe_for_readers(site.course.facts),
        picture=load_emblem(site.course.root, HOME_PICTURE),
        essential=compute_course_time(site.course).essential,
        pages=len(list_lessons(site.course)),
    )


def lessons(site: Site) -> str:
    number = site.page.source.tema
    tema = site.course.index.temas.get(f"t{number}")
    own = [lesson for lesson in list_lessons(site.course) if lesson.tema == number]
    return site.make_template_slot(
        "lessons.html.jinja",
        rows=list_rows(site, own),
        tema=number,
        promise=tema.promise if tema else None,
        heading=ABILITIES_HEADING,
    )


def tema_poster(site: Site, tema: int) -> str:
    value = site.course.index.temas[f"t{tema}"]
    url = site.get_asset_path(get_download_path(get_sheet_name(value)))
    return site.make_template_slot("tema_poster.html.jinja", tema=value, url=url)


def list_rows(site: Site, lessons: list[Lesson]) -> list[LessonRow]:
    """What is shown of some lessons in a list of them, or in the button that leads to one."""
    pages = [(lesson, site.course.index.get_page(lesson.id)) for lesson in lessons]
    return [
        LessonRow(
            lesson,
            get_menu_name(site.course, page),
            compute_page_time(site.course, page).essential,
            len(site.course.find_questions_on_page(page)),
        )
        for lesson, page in pages
    ]
