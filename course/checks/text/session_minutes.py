"""The essential minutes of each page are those that its session gives it, component by component.

A rule of the finished text: while a page is being written, its minutes change with each paragraph.
"""

from __future__ import annotations

from course.derived.sessions import find_opened_pages
from course.derived.study_time import StudyTime, compute_page_time
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


def check_session_minutes(course: Course) -> list[Finding]:
    opened = find_opened_pages(course)
    findings = []
    for number, session in enumerate(course.facts.sessions):
        for heading_id in session.pages:
            page = opened.get(heading_id)
            if page is not None:
                findings += _check_page(course, number, heading_id, compute_page_time(course, page))
    return findings


def _check_page(course: Course, number: int, heading_id: str, time: StudyTime) -> list[Finding]:
    session = course.facts.sessions[number]
    findings = []
    for component in COMPONENTS:
        asked, given = time.get(component).essential, session.get_minutes(heading_id, component)
        if asked != given:
            name = _NAMES[component]
            wanted = f"pide {asked} min de {name}" if asked else f"no tiene {name}"
            message = f"`{heading_id}` {wanted} en lo imprescindible, y la sesión {session.number} le da {given}"
            place = _find_place(session, heading_id, component)
            suggestion = _say_room(session, asked - given)
            findings.append(
                course.get_located(CourseFacts).make_finding(
                    message, "sessions", number, "blocks", *place, suggestion=suggestion, may_follow=True
                )
            )
    return findings


def _find_place(session: Session, heading_id: str, component: Component) -> tuple[str | int, ...]:
    """Where the minutes are given; if nowhere, the first block of the page."""
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
