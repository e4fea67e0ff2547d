"""The calendar of this course: its sessions at the times published by its organiser."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from icalendar import Calendar

from course.loaded.whole import Course
from exports.calendar import build_calendar


@pytest.fixture(scope="module")
def calendar(whole_course: Course) -> Calendar:
    return Calendar.from_ical(build_calendar(whole_course))


def test_the_seven_sessions_at_their_hours(calendar: Calendar) -> None:
    starts = [event.start for event in calendar.events]
    assert [start.date() for start in starts] == [
        date(2024, 6, 11),
        date(2024, 6, 14),
        date(2024, 6, 19),
        date(2024, 6, 25),
        date(2024, 6, 27),
        date(2024, 7, 2),
        date(2024, 7, 9),
    ]
    assert {start.strftime("%H:%M") for start in starts} == {"09:30"}
    assert {event.end.strftime("%H:%M") for event in calendar.events} == {"13:20"}
    durations = [event.end - event.start for event in calendar.events]
    assert set(durations) == {timedelta(hours=3, minutes=50)}
    assert sum(durations, timedelta()) == timedelta(hours=26, minutes=50)
