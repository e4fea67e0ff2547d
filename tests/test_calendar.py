"""exports/calendar.py: the `.ics` file is valid, correct and reproducible."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from icalendar import Calendar
from loaded_courses import load_minimal_course

from course.loaded.whole import Course
from exports.calendar import build_calendar

PAGE_URL = "https://example.org/curso/calendario/"
# Of the time zone, only the clock changes of 2024. Calendar programs identify a session by its UID: it never changes.
SMALL_FILE = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Curso mínimo//Curso//ES
CALSCALE:GREGORIAN
NAME:Curso mínimo (2024)
X-WR-CALNAME:Curso mínimo (2024)
BEGIN:VTIMEZONE
TZID:Europe/Madrid
BEGIN:STANDARD
DTSTART:20240101T000000
TZNAME:CET
TZOFFSETFROM:+0100
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:20240331T030000
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:20241027T030000
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
SUMMARY:Curso mínimo: sesión 1 de 2
DTSTART;TZID=Europe/Madrid:20240611T093000
DTEND;TZID=Europe/Madrid:20240611T132000
DTSTAMP:20240101T000000Z
UID:43593ab3-afd3-5db6-8ae7-65adda184524
DESCRIPTION:Se trabaja: el marco (reparto orientativo).\\n09:30–11:00 Bie
 nvenida. Cada persona cuenta qué atiende y a quién.\\n11:00–11:02 Lectu
 ra o explicación (tema 1): 1\\, 2\\n11:02–11:22 Pausa\\n11:22–11:26 Preg
 untas (tema 1): 1\\, 2\\n11:26–13:11 Cierre. Cada persona dice qué hará\x20
 el lunes.\\n13:11–13:20 Margen\\nEdición de 2024\\, con la inscripción ce
 rrada.
STATUS:CONFIRMED
URL:https://e.org/c/#sesion-1
END:VEVENT
BEGIN:VEVENT
SUMMARY:Curso mínimo: sesión 2 de 2
DTSTART;TZID=Europe/Madrid:20240614T093000
DTEND;TZID=Europe/Madrid:20240614T132000
DTSTAMP:20240101T000000Z
UID:7b933223-1856-5db8-96df-1ce697c7107b
DESCRIPTION:Se trabaja: la práctica (reparto orientativo).\\n09:30–11:00
  Bienvenida. Se repasa la primera sesión.\\n11:00–11:20 Pausa\\n11:20–1
 3:06 Cierre. Cada persona cuenta qué ha probado.\\n13:06–13:20 Margen\\nE
 dición de 2024\\, con la inscripción cerrada.
STATUS:CONFIRMED
URL:https://e.org/c/#sesion-2
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture(scope="module")
def course() -> Course:
    return load_minimal_course()


@pytest.fixture(scope="module")
def content(course: Course) -> bytes:
    return build_calendar(course, PAGE_URL)


@pytest.fixture(scope="module")
def calendar(content: bytes) -> Calendar:
    return Calendar.from_ical(content)


def test_each_session_at_its_hours(calendar: Calendar) -> None:
    assert [(event.start.isoformat(), event.end.isoformat()) for event in calendar.events] == [
        ("2024-06-11T09:30:00+02:00", "2024-06-11T13:20:00+02:00"),
        ("2024-06-14T09:30:00+02:00", "2024-06-14T13:20:00+02:00"),
    ]


def test_hours_are_those_of_madrid_in_summer(calendar: Calendar, content: bytes) -> None:
    assert {event.start.utcoffset() for event in calendar.events} == {timedelta(hours=2)}
    assert content.count(b"DTSTART;TZID=Europe/Madrid:") == 2
    (timezone,) = calendar.timezones
    # By the file's own time zone, without the reader's database.
    own = timezone.to_tz(lookup_tzid=False)
    assert {event.start.replace(tzinfo=own).utcoffset() for event in calendar.events} == {timedelta(hours=2)}


def test_form_that_rfc_5545_asks_for(calendar: Calendar, content: bytes) -> None:
    assert content.endswith(b"END:VCALENDAR\r\n")
    lines = content.split(b"\r\n")
    assert not [line for line in lines if b"\n" in line or b"\r" in line]
    assert max(map(len, lines)) <= 75
    content.decode("utf-8")
    assert calendar["VERSION"] == "2.0"
    assert calendar["PRODID"]
    assert not calendar.errors
    for event in calendar.events:
        assert not event.errors
        assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY"} <= set(event)


def test_texts_are_spanish_and_whole(calendar: Calendar, course: Course) -> None:
    first = calendar.events[0]
    assert first["SUMMARY"] == "Curso mínimo: sesión 1 de 2"
    lines = first["DESCRIPTION"].split("\n")
    assert lines[0] == "Se trabaja: el marco (reparto orientativo)."
    opening, closing = (course.facts.sessions[0].blocks[place].text for place in (0, -1))
    assert lines[1] == f"09:30–11:00 Bienvenida. {opening}"
    assert lines[-3:-1] == [f"11:26–13:11 Cierre. {closing}", "13:11–13:20 Margen"]
    assert "inscripción cerrada" in first["DESCRIPTION"]
    assert [event["URL"] for event in calendar.events] == [f"{PAGE_URL}#sesion-1", f"{PAGE_URL}#sesion-2"]


def test_the_whole_file_of_a_small_course() -> None:
    content = build_calendar(load_minimal_course(), "https://e.org/c/")
    assert content.decode("utf-8").replace("\r\n", "\n") == SMALL_FILE


def test_no_address_where_the_site_has_none(course: Course) -> None:
    assert b"URL" not in build_calendar(course)


def test_same_course_same_bytes(course: Course, content: bytes) -> None:
    assert build_calendar(course, PAGE_URL) == content


def test_a_moved_session_keeps_its_identity(course: Course, calendar: Calendar) -> None:
    moved = course.facts.sessions[0].model_copy(update={"date": date(2024, 6, 12)})
    facts = course.facts.model_copy(update={"sessions": [moved, *course.facts.sessions[1:]]})
    changed = replace(course, facts=facts)
    again = Calendar.from_ical(build_calendar(changed))
    uids = [event["UID"] for event in calendar.events]
    assert [event["UID"] for event in again.events] == uids
    assert len(set(uids)) == 2
