"""The course's sessions as an iCalendar file (RFC 5545), which any calendar application opens.

The same course always gives the same bytes: nothing in the file depends on when or where it was built.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from course.derived.sessions import TimedBlock, find_spare_time, time_blocks
from course.loaded.whole import Course
from course.model import CourseFacts, Session
from course.model.base import get_tema_number
from course.model.session import BLOCK_NAMES, SPARE_NAME, FrameBlock, StudyBlock
from course.pages.places import CALENDAR
from exports.place import Place

_DOMAIN = "invalid"  # RFC 2606: a top-level domain that nobody can own


NAME = "calendario.ics"


def build_calendars(course: Course, place: Place) -> Mapping[str, bytes]:
    """The calendar, by file name."""
    return {NAME: build_calendar(course, place.get_page_url(CALENDAR))}


def build_calendar(course: Course, page_url: str = "") -> bytes:
    """Build the `.ics` file. `page_url` is the absolute address of the page with the sessions, or empty."""
    facts = course.facts
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//{facts.title}//Curso//ES")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", _get_name(facts))
    calendar.add("x-wr-calname", _get_name(facts))  # what Google, Apple and Outlook read instead of NAME
    for session in facts.sessions:
        calendar.add_component(_build_event(course, session, page_url))
    # Only the clock changes around the edition: the whole history of the time zone would be longer than the sessions.
    calendar.add_missing_timezones(date(facts.edition, 1, 1), date(facts.edition + 1, 1, 1))
    for timezone in calendar.walk("VTIMEZONE"):
        timezone.pop("COMMENT", None)  # the library's, in English
    content: bytes = calendar.to_ical()
    return content


def _build_event(course: Course, session: Session, page_url: str) -> Event:
    facts = course.facts
    timezone = ZoneInfo(facts.schedule.timezone)
    event = Event()
    event.add("uid", _make_uid(facts, session))
    # Of the edition, not of the build: if the stamp changed, calendar applications would announce a change.
    event.add("dtstamp", datetime(facts.edition, 1, 1, tzinfo=UTC))
    event.add("dtstart", datetime.combine(session.date, facts.schedule.start, timezone))
    event.add("dtend", datetime.combine(session.date, facts.schedule.end, timezone))
    event.add("summary", f"{facts.title}: sesión {session.number} de {len(facts.sessions)}")
    event.add("description", _describe(course, session))
    if page_url:
        event.add("url", f"{page_url}#sesion-{session.number}")
    event.add("status", "CONFIRMED")
    return event


def _describe(course: Course, session: Session) -> str:
    """What the session is about, and its plan by the clock."""
    lines = [f"Se trabaja: {_begin_in_lower_case(session.focus)} (reparto orientativo)."]
    lines += [_describe_block(course, timed) for timed in time_blocks(course.facts, session)]
    spare = find_spare_time(course.facts, session)
    if spare is not None:
        lines.append(f"{spare[0]:%H:%M}–{spare[1]:%H:%M} {SPARE_NAME}")
    if course.facts.enrolment.status == "closed":
        lines.append(f"Edición de {course.facts.edition}, con la inscripción cerrada.")
    return "\n".join(lines)


def _describe_block(course: Course, timed: TimedBlock) -> str:
    """«09:38–09:49 Lectura o explicación (tema 1): 1, 2», «09:30–09:38 Bienvenida. Cada persona dice su nombre»."""
    block = timed.block
    name = BLOCK_NAMES[block.kind]
    if isinstance(block, StudyBlock):
        temas: dict[int, list[str]] = {}
        for heading_id in block.pages:
            heading = course.index.headings[heading_id].heading
            shown = heading.number.rstrip(".") if heading.number else f"«{heading.text}»"
            temas.setdefault(get_tema_number(heading_id), []).append(shown)
        name += "; ".join(f" (tema {tema}): {', '.join(shown)}" for tema, shown in temas.items())
    elif isinstance(block, FrameBlock):
        name += f". {block.text}"
    return f"{timed.start:%H:%M}–{timed.end:%H:%M} {name}"


def _begin_in_lower_case(text: str) -> str:
    """The text after a colon: «Qué cambia» → «qué cambia». An initialism keeps its capitals."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def _make_uid(course: CourseFacts, session: Session) -> str:
    """RFC 7986 asks for a UUID: it is made of slug, edition and session number, so that a moved session keeps it."""
    return str(uuid5(NAMESPACE_URL, f"https://{course.slug}.{_DOMAIN}/{course.edition}/{session.number}"))


def _get_name(course: CourseFacts) -> str:
    return f"{course.title} ({course.edition})"
