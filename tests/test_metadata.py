"""exports/metadata.py: metadata for machines are true, as complete as possible, and safe to embed."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from loaded_courses import load_minimal_course

from course.model import CourseFacts
from exports.metadata import build_open_graph, build_page_graph, dump_json_ld, format_duration

ROOT = Path(__file__).parents[1]
SITE_URL = "https://example.org/curso/"
DESCRIPTION = "Una frase que un buscador puede mostrar."
BREADCRUMBS = [
    ("Inicio", ""),
    ("Tema 1", "tema-1/"),
    ("Sin página", None),
    ("1. Introducción", "tema-1/1-introduccion/"),
]


@pytest.fixture(scope="module")
def course() -> CourseFacts:
    return load_minimal_course().facts


@pytest.fixture(scope="module")
def cover(course: CourseFacts) -> dict[str, Any]:
    return build_page_graph(course, "Inicio", DESCRIPTION, "", SITE_URL, [("Inicio", "")], "cover")


@pytest.fixture(scope="module")
def chapter(course: CourseFacts) -> dict[str, Any]:
    return build_page_graph(
        course,
        "1. Introducción",
        DESCRIPTION,
        "tema-1/1-introduccion/",
        SITE_URL,
        BREADCRUMBS,
        "chapter",
        objective_ids=["G1", "E1"],
        minutes=25,
    )


def find_node(graph: dict[str, Any], kind: str) -> dict[str, Any]:
    (node,) = [node for node in graph["@graph"] if node["@type"] == kind]
    return node


def test_the_course_as_its_organiser_offered_it(cover: dict[str, Any], course: CourseFacts) -> None:
    node = find_node(cover, "Course")
    assert (node["name"], node["description"]) == (course.title, course.objectives[0].text)  # the general ones
    assert node["provider"] == {"@type": "Organization", "name": "Diputación de Ejemplo"}
    assert node["teaches"] == [objective.text for objective in course.objectives]
    assert node["audience"]["audienceType"] == course.audience.explained
    assert node["inLanguage"] == "es"


def test_the_edition_with_its_dates_and_hours(cover: dict[str, Any]) -> None:
    instance = find_node(cover, "Course")["hasCourseInstance"]
    assert instance["@type"] == "CourseInstance"
    assert (instance["startDate"], instance["endDate"]) == ("2024-06-11", "2024-06-14")
    assert instance["courseWorkload"] == "PT7H40M"
    schedule = instance["courseSchedule"]
    assert (schedule["duration"], schedule["repeatCount"]) == ("PT3H50M", 2)
    assert schedule["scheduleTimezone"] == "Europe/Madrid"
    assert [(event["startDate"], event["endDate"]) for event in instance["subEvent"]] == [
        (f"2024-06-{day}T09:30:00+02:00", f"2024-06-{day}T13:20:00+02:00") for day in (11, 14)
    ]


def test_nothing_is_said_that_nobody_knows(cover: dict[str, Any]) -> None:
    """Google's course list also wants `courseMode` and `offers`: the programme doesn't state them, so neither do we."""
    node = find_node(cover, "Course")
    for unknown in (
        "courseMode",
        "offers",
        "isAccessibleForFree",
        "license",
        "educationalLevel",
        "instructor",
        "location",
    ):
        assert unknown not in node
        assert unknown not in node["hasCourseInstance"]


def test_this_site_is_another_thing_than_the_course(cover: dict[str, Any]) -> None:
    edition = find_node(cover, "LearningResource")
    assert edition["isBasedOn"] == {"@id": find_node(cover, "Course")["@id"]}
    assert edition["isAccessibleForFree"] is True
    assert edition["license"] == "https://creativecommons.org/licenses/by/4.0/deed.es"
    assert edition["url"] == SITE_URL
    assert "provider" not in edition
    assert "publisher" not in edition
    assert find_node(cover, "WebPage")["isPartOf"]["@id"] == edition["@id"]


def test_a_chapter_is_a_part_that_teaches(chapter: dict[str, Any], course: CourseFacts, cover: dict[str, Any]) -> None:
    page = chapter["@graph"][0]
    assert page["@type"] == ["WebPage", "LearningResource"]
    assert page["url"] == page["@id"] == f"{SITE_URL}tema-1/1-introduccion/"
    assert page["teaches"] == [course.find_objective(objective_id).text for objective_id in ("G1", "E1")]
    assert page["timeRequired"] == "PT25M"
    assert page["isPartOf"]["@id"] == find_node(cover, "LearningResource")["@id"]
    assert not [node for node in chapter["@graph"] if node["@type"] == "Course"]


def test_breadcrumbs_are_numbered_and_absolute(chapter: dict[str, Any], cover: dict[str, Any]) -> None:
    items = find_node(chapter, "BreadcrumbList")["itemListElement"]
    assert [(item["position"], item["name"], item["item"]) for item in items] == [
        (1, "Inicio", SITE_URL),
        (2, "Tema 1", f"{SITE_URL}tema-1/"),
        (3, "1. Introducción", f"{SITE_URL}tema-1/1-introduccion/"),
    ]
    assert "BreadcrumbList" not in [node["@type"] for node in cover["@graph"]]


@pytest.mark.parametrize("kind", ["cover", "chapter", "case", "page"])
def test_a_site_without_address_claims_none(course: CourseFacts, kind: Any) -> None:
    graph = build_page_graph(course, "Página", DESCRIPTION, "pagina.html", "", BREADCRUMBS, kind)
    text = dump_json_ld(graph)
    assert not re.search(r'"(url|item)":', text)
    assert "pagina.html" not in text
    properties = dict(build_open_graph(course, "Página", DESCRIPTION, "pagina.html", "", kind))
    assert not [name for name in properties if "url" in name or "image" in name]
    assert properties["twitter:card"] == "summary"


def test_open_graph(course: CourseFacts) -> None:
    properties = dict(build_open_graph(course, "1. Introducción", DESCRIPTION, "tema-1/1/", SITE_URL, "chapter"))
    assert properties["og:title"] == "1. Introducción"
    assert properties["og:description"] == DESCRIPTION
    assert properties["og:type"] == "article"
    assert properties["og:locale"] == "es_ES"
    assert properties["og:site_name"] == course.title
    assert properties["og:url"] == f"{SITE_URL}tema-1/1/"
    assert properties["og:image"] == f"{SITE_URL}assets/images/og.png"
    assert properties["twitter:card"] == "summary_large_image"
    cover = dict(build_open_graph(course, "Inicio", DESCRIPTION, "", SITE_URL, "cover"))
    assert (cover["og:type"], cover["og:title"]) == ("website", course.title)


def test_json_is_safe_inside_a_script(course: CourseFacts) -> None:
    title = "</script><script>alert(1)</script><!-- & \u2028 «ñ»"
    graph = build_page_graph(course, title, DESCRIPTION, "", SITE_URL, [], "page")
    text = dump_json_ld(graph)
    assert not re.search("[<>&\u2028]", text)
    assert "«ñ»" in text

    contents: list[str] = []
    scripts = HTMLParser()
    scripts.handle_data = contents.append
    scripts.feed(f'<script type="application/ld+json">{text}</script>')
    assert json.loads("".join(contents))["@graph"][0]["name"] == title


@pytest.mark.parametrize(
    ("minutes", "duration"), [(0, "PT0M"), (25, "PT25M"), (60, "PT1H"), (230, "PT3H50M"), (1610, "PT26H50M")]
)
def test_durations(minutes: int, duration: str) -> None:
    assert format_duration(minutes) == duration


def test_the_whole_graph_of_a_cover() -> None:
    course = load_minimal_course().facts
    graph = build_page_graph(course, "Inicio", "Una frase.", "", "https://e.org/", [("Inicio", "")], "cover")
    assert graph == {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "WebPage",
                "name": "Curso mínimo",
                "description": "Una frase.",
                "inLanguage": "es",
                "license": "https://creativecommons.org/licenses/by/4.0/deed.es",
                "isAccessibleForFree": True,
                "isPartOf": {
                    "@type": "LearningResource",
                    "@id": "https://e.org/#edicion-web",
                    "name": "Curso mínimo",
                    "url": "https://e.org/",
                },
                "@id": "https://e.org/",
                "url": "https://e.org/",
            },
            {
                "@type": "LearningResource",
                "@id": "https://e.org/#edicion-web",
                "name": "Curso mínimo",
                "description": "Un curso pequeño pero completo, para las pruebas.",
                "learningResourceType": "Curso en línea para estudiar por cuenta propia",
                "inLanguage": "es",
                "license": "https://creativecommons.org/licenses/by/4.0/deed.es",
                "isAccessibleForFree": True,
                "teaches": [
                    "Entender qué cambia en la atención al ciudadano.",
                    "Distinguir un canal de una institución.",
                ],
                "audience": {
                    "@type": "EducationalAudience",
                    "audienceType": "Empleados públicos de la administración local.",
                },
                "isBasedOn": {"@id": "https://e.org/#curso"},
                "url": "https://e.org/",
            },
            {
                "@type": "Course",
                "@id": "https://e.org/#curso",
                "name": "Curso mínimo",
                "description": "Entender qué cambia en la atención al ciudadano.",
                "provider": {"@type": "Organization", "name": "Diputación de Ejemplo"},
                "inLanguage": "es",
                "teaches": [
                    "Entender qué cambia en la atención al ciudadano.",
                    "Distinguir un canal de una institución.",
                ],
                "audience": {
                    "@type": "EducationalAudience",
                    "audienceType": "Empleados públicos de la administración local.",
                },
                "hasCourseInstance": {
                    "@type": "CourseInstance",
                    "name": "Curso mínimo, edición de 2024",
                    "organizer": {"@type": "Organization", "name": "Diputación de Ejemplo"},
                    "inLanguage": "es",
                    "startDate": "2024-06-11",
                    "endDate": "2024-06-14",
                    "eventStatus": "https://schema.org/EventScheduled",
                    "courseWorkload": "PT7H40M",
                    "courseSchedule": {
                        "@type": "Schedule",
                        "startDate": "2024-06-11",
                        "endDate": "2024-06-14",
                        "startTime": "09:30:00",
                        "endTime": "13:20:00",
                        "scheduleTimezone": "Europe/Madrid",
                        "repeatCount": 2,
                        "duration": "PT3H50M",
                    },
                    "subEvent": [
                        {
                            "@type": "Event",
                            "name": "Sesión 1",
                            "startDate": "2024-06-11T09:30:00+02:00",
                            "endDate": "2024-06-11T13:20:00+02:00",
                            "duration": "PT3H50M",
                            "eventStatus": "https://schema.org/EventScheduled",
                        },
                        {
                            "@type": "Event",
                            "name": "Sesión 2",
                            "startDate": "2024-06-14T09:30:00+02:00",
                            "endDate": "2024-06-14T13:20:00+02:00",
                            "duration": "PT3H50M",
                            "eventStatus": "https://schema.org/EventScheduled",
                        },
                    ],
                },
            },
        ],
    }


@pytest.mark.parametrize(
    ("kind", "types", "resource"),
    [
        ("chapter", ["WebPage", "LearningResource"], "Lección con preguntas y actividades"),
        ("case", ["WebPage", "LearningResource"], "Estudio de caso"),
        ("page", "WebPage", None),
    ],
)
def test_the_whole_graph_of_a_page_without_address(kind: Any, types: object, resource: str | None) -> None:
    course = load_minimal_course().facts
    graph = build_page_graph(course, "Página", "Una frase.", "x.html", "", BREADCRUMBS, kind, objective_ids=["E1"])
    page = {
        "@type": types,
        "name": "Página",
        "description": "Una frase.",
        "inLanguage": "es",
        "license": "https://creativecommons.org/licenses/by/4.0/deed.es",
        "isAccessibleForFree": True,
        "isPartOf": {"@type": "LearningResource", "@id": "_:edicion-web", "name": "Curso mínimo"},
        "teaches": ["Distinguir un canal de una institución."],
    }
    assert graph["@graph"] == [page | ({"learningResourceType": resource} if resource else {})]


def test_all_that_open_graph_is_told() -> None:
    course = load_minimal_course().facts
    told = build_open_graph(course, "Página", "Una frase.", "x/", "https://e.org/", "page")
    assert told == [
        ("og:type", "article"),
        ("og:title", "Página"),
        ("og:description", "Una frase."),
        ("og:locale", "es_ES"),
        ("og:site_name", "Curso mínimo"),
        ("og:url", "https://e.org/x/"),
        ("og:image", "https://e.org/assets/images/og.png"),
        ("og:image:type", "image/png"),
        ("og:image:width", "1200"),
        ("og:image:height", "630"),
        ("og:image:alt", "Curso mínimo"),
        ("twitter:card", "summary_large_image"),
    ]
    assert build_open_graph(course, "Página", "Una frase.", "x/", "", "page") == [
        *told[:5],
        ("twitter:card", "summary"),
    ]
