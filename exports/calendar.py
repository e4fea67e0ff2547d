"""The course's sessions as an iCalendar file (RFC 5545), which any calendar application opens.

The same course in the same state gives the same bytes: of when it was built, only the state of its edition shows.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from course.derived.edition_words import describe_for_calendar
from course.derived.sessions import TimedBlock, find_spare_time, time_blocks
from course.loaded.whole import Course
from course.model import CourseFacts, Session
from course.model.base import get_tema_number
from course.model.edition import State
from course.model.session import BLOCK_NAMES, SPARE_NAME, FrameBlock, StudyBlock
from course.pages.places import CALENDAR
from exports.place import Place

_DOMAIN = "invalid"  # RFC 2606: a top-level domain that nobody can own


NAME = "calendario.ics"

# RFC 5545, 3.8.1.11. A finished session was confirmed, and stays so.
_STATUSES: dict[State, str] = {"preparing": "TENTATIVE", "postponed": "TENTATIVE", "cancelled": "CANCELLED"}


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
    event.add("uid", make_uid(facts.slug, facts.edition, session.number))
    # Of the edition, not of the build: if the stamp changed, calendar applications would announce a change.
    event.add("dtstamp", datetime(facts.edition, 1, 1, tzinfo=UTC))
    event.add("dtstart", datetime.combine(session.date, session.start, timezone))
    event.add("dtend", datetime.combine(session.date, session.end, timezone))
    event.add("summary", f"{facts.title}: sesión {session.number} de {len(facts.sessions)}")
    event.add("description", _describe(course, session))
    if page_url:
        event.add("url", f"{page_url}#sesion-{session.number}")
    event.add("status", _STATUSES.get(facts.state, "CONFIRMED"))
    # A calendar application takes a change of what it already has only with a higher number.
    revision = facts.held.revision + (facts.state in ("postponed", "cancelled"))
    if revision:
        event.add("sequence", revision)
    return event


def _describe(course: Course, session: Session) -> str:
    """What the session is about, and its plan by the clock."""
    lines = [f"Se trabaja: {_begin_in_lower_case(session.focus)} (reparto orientativo)."]
    lines += [_describe_block(course, timed) for timed in time_blocks(session)]
    spare = find_spare_time(session)
    if spare is not None:
        lines.append(f"{spare[0]:%H:%M}–{spare[1]:%H:%M} {SPARE_NAME}")
    return "\n".join([*lines, describe_for_calendar(course.facts)])


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


def make_uid(slug: str, year: int, number: int) -> str:
    """The identity of a session of an edition, which a moved session keeps.

    RFC 7986 asks for a UUID: it is made of the course's slug, the year of the edition and the number of the session.
    """
    return str(uuid5(NAMESPACE_URL, f"https://{slug}.{_DOMAIN}/{year}/{number}"))


def _get_name(course: CourseFacts) -> str:
    return f"{course.title} ({course.edition})"
