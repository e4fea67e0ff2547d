"""The lessons for the browser, which shows what of them is read and answered, and where to go on.

A classic script, as the question bank's (`exports/question_bank.py`), and for the same reason. Addresses are relative
to the site's root.
"""

from __future__ import annotations

import json
from collections.abc import Callable

from course.derived.plan import find_field_pages
from course.derived.question_places import order_page_questions
from course.derived.reading import list_lessons
from course.derived.study_time import compute_page_time
from course.derived.titles import get_menu_name
from course.loaded.whole import Course

START = "(globalThis.Curso = globalThis.Curso || {}).lessons = "


def build_reading(course: Course, get_url: Callable[[str], str]) -> str:
    """The script that sets `Curso.lessons`. `get_url` gives the address of the page at a path under `docs/`."""
    field_pages = find_field_pages(course)
    lessons = []
    for lesson in list_lessons(course):
        page = course.index.get_page(lesson.id)
        questions = order_page_questions(course, page)
        lessons.append(
            {
                "id": lesson.id,
                "tema": lesson.tema,
                "number": lesson.number,
                "total": lesson.total,
                "title": get_menu_name(course, page),
                "href": get_url(lesson.uri),
                "minutes": compute_page_time(course, page).essential,
                "questions": [question.id for question in questions],
                "essential": [question.id for question in questions if question.route == "essential"],
                "fields": [field for field, writer in field_pages.items() if writer is page],
            }
        )
    return f"{START}{json.dumps(lessons, ensure_ascii=False, separators=(',', ':'))};\n"
