"""The machine-readable metadata of this course match what its organiser published."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import pytest

from course.loaded.whole import Course
from course.model import CourseFacts
from exports.metadata import COURSE_IMAGE, IMAGE_SIZE, build_page_graph, format_duration

ROOT = Path(__file__).parents[2]


SITE_URL = "https://example.org/curso/"


DESCRIPTION = "Una frase que un buscador puede mostrar."


@pytest.fixture(scope="module")
def course(whole_course: Course) -> CourseFacts:
    return whole_course.facts


@pytest.fixture(scope="module")
def cover(course: CourseFacts) -> dict[str, Any]:
    return build_page_graph(course, "Inicio", DESCRIPTION, "", SITE_URL, [("Inicio", "")], "cover")


def find_node(graph: dict[str, Any], kind: str) -> dict[str, Any]:
    (node,) = [node for node in graph["@graph"] if node["@type"] == kind]
    return node


def test_the_course_as_its_organiser_offered_it(cover: dict[str, Any], course: CourseFacts) -> None:
    node = find_node(cover, "Course")
    assert node["name"] == "Innovación en la atención al ciudadano"
    assert node["description"].startswith("Introducir al alumno en la nueva cultura")
    assert node["provider"] == {"@type": "Organization", "name": "Federación Valenciana de Municipios y Provincias"}
    assert node["teaches"] == [objective.text for objective in course.objectives]
    assert len(node["teaches"]) == 10
    assert node["audience"]["audienceType"] == course.audience.explained
    assert node["inLanguage"] == "es"


def test_the_edition_with_its_dates_and_hours(cover: dict[str, Any], course: CourseFacts) -> None:
    instance = find_node(cover, "Course")["hasCourseInstance"]
    assert instance["@type"] == "CourseInstance"
    first, last = course.sessions[0], course.sessions[-1]
    assert (instance["startDate"], instance["endDate"]) == (first.date.isoformat(), last.date.isoformat())
    assert instance["courseWorkload"] == format_duration(course.minutes)
    assert instance["courseSchedule"]["repeatCount"] == len(course.sessions)
    assert instance["courseSchedule"]["scheduleTimezone"] == course.schedule.timezone
    events = [(event["startDate"][:16], event["endDate"][:16]) for event in instance["subEvent"]]
    assert events == [
        (f"{session.date}T{session.start:%H:%M}", f"{session.date}T{session.end:%H:%M}") for session in course.sessions
    ]


def test_the_image_is_what_open_graph_says() -> None:
    header = (ROOT / "docs" / COURSE_IMAGE.path).read_bytes()[:24]
    assert struct.unpack(">II", header[16:24]) == IMAGE_SIZE
