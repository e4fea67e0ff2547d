"""The order in which the course is read: its lessons, and what `data/menu.yml` says that comes after the last one.

A lesson is a page of a tema other than its cover. It is identified by the first heading of the programme that it
teaches, which survives a new title or file name: what readers' devices remember of their reading depends on it.
"""

from __future__ import annotations

from dataclasses import dataclass

from course.derived.study_time import list_chapters
from course.loaded.parts import CourseParts
from course.model import Menu


@dataclass(frozen=True)
class Lesson:
    """A page of a tema (`uri` is its path under `docs/`), and which one it is of all those of the tema, from 1."""

    id: str
    uri: str
    tema: int
    number: int
    total: int

    @property
    def is_last(self) -> bool:
        return self.number == self.total


def list_lessons(course: CourseParts) -> list[Lesson]:
    """The lessons in the order of the programme."""
    chapters = [(ids[0], page) for page in list_chapters(course) if (ids := course.index.find_ids_on_page(page))]
    lessons: list[Lesson] = []
    for tema in course.index.temas.values():
        own = [(lesson_id, page.uri) for lesson_id, page in chapters if page.tema == tema.number]
        lessons += [
            Lesson(lesson_id, uri, tema.number, number, len(own)) for number, (lesson_id, uri) in enumerate(own, 1)
        ]
    return lessons


def list_reading(course: CourseParts) -> list[str]:
    """The paths under `docs/` of the pages that «Siguiente» leads through, in order."""
    menu = course.find_value(Menu)
    known = {page.uri for page in course.pages}
    after = [menu.then] if menu and menu.then in known else []
    return [*(lesson.uri for lesson in list_lessons(course)), *after]
