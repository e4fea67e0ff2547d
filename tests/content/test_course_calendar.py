"""The calendar of this course: its sessions at the times of its edition."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from selectolax.lexbor import LexborHTMLParser

from course.loaded.whole import Course
from exports.calendar import build_calendar


@pytest.fixture(scope="module")
def calendar(whole_course: Course) -> Calendar:
    return Calendar.from_ical(build_calendar(whole_course))


def test_the_sessions_at_their_hours(calendar: Calendar, whole_course: Course) -> None:
    assert [(event.start.isoformat()[:16], event.end.isoformat()[:16]) for event in calendar.events] == [
        (f"{session.date}T{session.start:%H:%M}", f"{session.date}T{session.end:%H:%M}")
        for session in whole_course.facts.sessions
    ]
    zone = ZoneInfo(whole_course.facts.schedule.timezone)
    assert all(event.start.utcoffset() == event.start.replace(tzinfo=zone).utcoffset() for event in calendar.events)
    lengths = sum((event.end - event.start for event in calendar.events), timedelta())
    assert lengths == timedelta(minutes=whole_course.facts.minutes)


def test_each_session_is_offered_in_the_table_of_contents(built_site: Path, whole_course: Course) -> None:
    page = read_page(built_site / "calendario/index.html")
    offered = [link.attributes["href"] for link in page.css(".md-sidebar--secondary a")]
    anchors = [f"#sesion-{session.number}" for session in whole_course.facts.sessions]
    assert [address for address in offered if address in anchors] == anchors
    assert [heading.attributes["id"] for heading in page.css("h3")] == [anchor[1:] for anchor in anchors]


def test_a_block_leads_to_what_is_worked_in_it(built_site: Path) -> None:
    folder = built_site / "calendario"
    places = {"Actividades.": "actividad", "Preguntas.": "comprueba", "Mi plan.": "campo-"}
    pages: dict[Path, LexborHTMLParser] = {}
    counts = dict.fromkeys(places, 0)
    for cell in read_page(folder / "index.html").css(".session-plan td"):
        name = cell.css_first("strong")
        expected = places.get(name.text()) if name else None
        for link in cell.css("li a") if name and expected else ():
            address, _, anchor = (link.attributes["href"] or "").partition("#")
            path = folder.joinpath(address, "index.html").resolve()
            page = pages.setdefault(path, read_page(path))
            assert anchor.startswith(expected or ""), cell.text()
            (target,) = page.css(f"[id='{anchor}']")
            title = target.css_first(".admonition-title, legend > b, label > b")
            assert not title or link.text().casefold() in title.text().casefold(), link.text()
            counts[name.text()] += 1
    assert min(counts.values()) > 20


def read_page(path: Path) -> LexborHTMLParser:
    return LexborHTMLParser(path.read_text(encoding="utf-8"))
