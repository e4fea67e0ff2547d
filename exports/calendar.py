"""The course's sessions as an iCalendar file (RFC 5545), which any calendar application opens.

The same course always gives the same bytes: nothing in the file depends on when or where it was built.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from course.loaded.whole import Course
from course.model import CourseFacts, Session
from course.pages.places import CALENDAR
from exports.place import Place

_DOMAIN = "invalid"  # RFC 2606: a top-level domain that nobody can own


NAME = "calendario.ics"


def build_calendars(course: Course, place: Place) -> Mapping[str, bytes]:
    """The calendar, by file name."""
    return {NAME: build_calendar(course.facts, place.get_page_url(CALENDAR))}


def build_calendar(course: CourseFacts, page_url: str = "") -> bytes:
    """Build the `.ics` file. `page_url` is the absolute address of the page with the sessions, or empty."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//{course.title}//Curso//ES")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", _get_name(course))
    calendar.add("x-wr-calname", _get_name(course))  # what Google, Apple and Outlook read instead of NAME
    for session in course.sessions:
        calendar.add_component(_build_event(course, session, page_url))
    # Only the clock changes around the edition: the whole history of the time zone would be longer than the sessions.
    calendar.add_missing_timezones(date(course.edition, 1, 1), date(course.edition + 1, 1, 1))
    for timezone in calendar.walk("VTIMEZONE"):
        timezone.pop("COMMENT", None)  # the library's, in English
    content: bytes = calendar.to_ical()
    return content


def _build_event(course: CourseFacts, session: Session, page_url: str) -> Event:
    timezone = ZoneInfo(course.schedule.timezone)
    event = Event()
    event.add("uid", _make_uid(course, session))
    # Of the edition, not of the build: if the stamp changed, calendar applications would announce a change.
    event.add("dtstamp", datetime(course.edition, 1, 1, tzinfo=UTC))
    event.add("dtstart", datetime.combine(session.date, course.schedule.start, timezone))
    event.add("dtend", datetime.combine(session.date, course.schedule.end, timezone))
    event.add("summary", f"{course.title}: sesión {session.number} de {len(course.sessions)}")
    event.add("description", _describe(course, session))
    if page_url:
        event.add("url", page_url)
    event.add("status", "CONFIRMED")
    return event


def _describe(course: CourseFacts, session: Session) -> str:
    lines = [f"Se trabaja: {session.focus} (reparto orientativo)."]
    if course.enrolment.status == "closed":
        lines.append(f"Edición de {course.edition}, con la inscripción cerrada.")
    return "\n".join(lines)


def _make_uid(course: CourseFacts, session: Session) -> str:
    """RFC 7986 asks for a UUID: it is made of slug, edition and session number, so that a moved session keeps it."""
    return str(uuid5(NAMESPACE_URL, f"https://{course.slug}.{_DOMAIN}/{course.edition}/{session.number}"))


def _get_name(course: CourseFacts) -> str:
    return f"{course.title} ({course.edition})"
