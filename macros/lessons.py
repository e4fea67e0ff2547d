"""The lessons in the theme: which page of its tema each one is, what comes next, and the end of a tema."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypedDict

from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from course.derived.reading import Lesson
from course.derived.study_time import compute_page_time
from macros.site import Site


class LessonFrame(TypedDict, total=False):
    """Variables for the template of a lesson; there are none in other pages.

    `next_minutes` are the essential ones of the lesson that comes next; None if what comes next is no lesson.
    """

    lesson: Lesson
    next_minutes: int | None


def mark_lessons(nav: Navigation, lessons: Mapping[str, Lesson]) -> None:
    """Give each lesson's page its id, as `overrides/partials/nav.html` asks. `lessons` are by path under `docs/`."""
    for page in nav.pages:
        lesson = lessons.get(page.file.src_uri)
        vars(page)["lesson_id"] = lesson.id if lesson else None


def frame_lesson(site: Site, page: Page, lessons: Mapping[str, Lesson]) -> LessonFrame:
    lesson = lessons.get(page.file.src_uri)
    if lesson is None:
        return {}
    following = page.next_page and lessons.get(page.next_page.file.src_uri)
    source = site.course.index.get_page(following.id) if following else None
    minutes = compute_page_time(site.course, source).essential if source else None
    return {"lesson": lesson, "next_minutes": minutes}
