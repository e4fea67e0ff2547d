"""The history of the social networks in this course."""

from __future__ import annotations

from course.loaded.whole import Course
from course.model import Timeline


def test_the_courses_own_history_covers_each_kind_of_event(whole_course: Course) -> None:
    timeline = whole_course.find_located(Timeline)
    assert timeline is not None
    assert {event.lane for period in timeline.value.periods for event in period.events} == {
        "networks",
        "rules",
        "administrations",
    }
