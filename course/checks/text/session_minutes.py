"""The essential minutes of each page are those that its session gives it, component by component.

A rule of the finished text: while a page is being written, its minutes change with each paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from course.derived.sessions import find_opened_pages
from course.derived.study_time import compute_page_time
from course.files.location import Location
from course.findings import Finding
from course.loaded.whole import Course
from course.model import CourseFacts, Session
from course.model.session import COMPONENTS, Component, StudyBlock

_NAMES: dict[Component, str] = {
    "reading": "lectura",
    "activity": "actividades",
    "questions": "preguntas",
    "writing": "campos del plan",
}


_WAY_OUT = "marca algo `extension` en otra página de esa mañana, o baja los minutos de una actividad"


class _Difference(NamedTuple):
    """A component of a page whose essential minutes aren't those that its session gives it, in a `place` of the facts.

    Given nowhere, its place is the first block of the page.
    """

    session: Session
    heading_id: str
    component: Component
    asked: int
    given: int
    place: Location


def check_session_minutes(course: Course) -> list[Finding]:
    findings = []
    for session, heading_id, component, asked, given, place in _list_differences(course):
        name = _NAMES[component]
        wanted = f"pide {asked} min de {name}" if asked else f"no tiene {name}"
        message = f"`{heading_id}` {wanted} en lo imprescindible, y la sesión {session.number} le da {given}"
        suggestion = _say_room(session, asked - given)
        located = course.get_located(CourseFacts)
        findings.append(located.make_finding(message, *place, suggestion=suggestion, may_follow=True))
    return findings


def list_empty_components(course: Course) -> list[Location]:
    """The places in `data/course.yml` of the minutes that sessions give to what their pages don't have."""
    return [each.place for each in _list_differences(course) if each.asked == 0]


def _list_differences(course: Course) -> Iterator[_Difference]:
    opened = find_opened_pages(course)
    for number, session in enumerate(course.facts.sessions):
        for heading_id in session.pages:
            if (page := opened.get(heading_id)) is None:
                continue
            time = compute_page_time(course, page)
            for component in COMPONENTS:
                asked, given = time.get(component).essential, session.get_minutes(heading_id, component)
                if asked != given:
                    place = ("sessions", number, "blocks", *_find_place(session, heading_id, component))
                    yield _Difference(session, heading_id, component, asked, given, place)


def _find_place(session: Session, heading_id: str, component: Component) -> Location:
    places = [
        (block.kind == component, (position, "pages", heading_id))
        for position, block in enumerate(session.blocks)
        if isinstance(block, StudyBlock) and heading_id in block.pages
    ]
    own = [place for is_own, place in places if is_own]
    return (own or [place for _, place in places])[0]


def _say_room(session: Session, lacking: int) -> str:
    """What the session has left, and what to do if the minutes that it lacks for the page don't fit."""
    room = max(session.length - session.minutes, 0)
    if room == 0:
        said = "a la sesión no le queda ni un minuto libre"
    else:
        said = "a la sesión le queda 1 min libre" if room == 1 else f"a la sesión le quedan {room} min libres"
    return f"{said}: {_WAY_OUT}" if lacking > room else said
