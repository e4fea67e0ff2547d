"""The machine-readable metadata of this course match what its organiser published."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import pytest

from course.loaded.whole import Course
from course.model import CourseFacts
from exports.metadata import COURSE_IMAGE, IMAGE_SIZE, build_page_graph

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


def test_the_edition_with_its_dates_and_hours(cover: dict[str, Any]) -> None:
    instance = find_node(cover, "Course")["hasCourseInstance"]
    assert instance["@type"] == "CourseInstance"
    assert (instance["startDate"], instance["endDate"]) == ("2024-06-11", "2024-07-09")
    assert instance["courseWorkload"] == "PT26H50M"
    assert instance["courseSchedule"]["duration"] == "PT3H50M"
    assert instance["courseSchedule"]["repeatCount"] == 7
    assert instance["courseSchedule"]["scheduleTimezone"] == "Europe/Madrid"
    assert [event["startDate"] for event in instance["subEvent"]][::6] == [
        "2024-06-11T09:30:00+02:00",
        "2024-07-09T09:30:00+02:00",
    ]
    assert {event["endDate"][10:] for event in instance["subEvent"]} == {"T13:20:00+02:00"}


def test_the_image_is_what_open_graph_says() -> None:
    header = (ROOT / "docs" / COURSE_IMAGE.path).read_bytes()[:24]
    assert struct.unpack(">II", header[16:24]) == IMAGE_SIZE
