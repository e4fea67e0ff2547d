"""Editions of the small course for tests, each on a day of its own."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

from course.loaded.whole import Course
from course.model import Edition
from course.model.course_facts import CourseFile, join_edition

DAYS = {
    "year": 2031,
    "organiser": "Mancomunidad de Ejemplo",
    "schedule": {"start": "09:30", "end": "13:20", "timezone": "Europe/Madrid"},
    "sessions": [{"number": 1, "date": "2031-03-04"}, {"number": 2, "date": "2031-03-11"}],
    "enrolment": {"opens": "2031-01-13", "closes": "2031-02-07", "url": "https://ejemplo.es/inscripcion"},
    "licence": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/deed.es"},
}


def make_edition(**changes: Any) -> Edition:
    """The edition of `DAYS` with other values. Days are texts, as in JSON."""
    given = {key: value for key, value in (DAYS | changes).items() if value is not None}
    return Edition.model_validate(_read_days(given))


def hold(course: Course, edition: Edition, today: str) -> Course:
    """A course in an edition, on a day."""
    file = course.get_value(CourseFile)
    return replace(course, facts=join_edition(file, edition, datetime.date.fromisoformat(today)))


def _read_days(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _read_days(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_read_days(item) for item in value]
    if isinstance(value, str) and value[:2] == "20" and value.count("-") == 2:
        return datetime.date.fromisoformat(value)
    return value
