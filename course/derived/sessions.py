"""The sessions as they are held: the clock time of each block, and the pages and headings that they work."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from course.loaded.parts import CourseParts
from course.model import Session, SessionGuide
from course.model.session import SessionBlock
from course.pages.outline import PageSource


class TimedBlock(NamedTuple):
    """A block of a session, and when it begins and ends."""

    block: SessionBlock
    start: datetime.time
    end: datetime.time


def time_blocks(session: Session) -> list[TimedBlock]:
    """The blocks of a session, one after the other."""
    moment = datetime.datetime.combine(session.date, session.start)
    timed = []
    for block in session.blocks:
        end = moment + datetime.timedelta(minutes=block.minutes)
        timed.append(TimedBlock(block, moment.time(), end.time()))
        moment = end
    return timed


def find_spare_time(session: Session) -> tuple[datetime.time, datetime.time, int] | None:
    """What is left of the morning after the last block: when it begins, when it ends and its minutes; None if nothing.

    Blocks that pass the end of the morning leave nothing.
    """
    minutes = session.length - session.minutes
    return (time_blocks(session)[-1].end, session.end, minutes) if minutes > 0 else None


def find_opened_pages(course: CourseParts) -> dict[str, PageSource]:
    """The chapter pages by the id of the heading that opens each; a page that no heading of the programme opens is out.

    Sessions name pages by these ids.
    """
    opened: dict[str, PageSource] = {}
    for page in course.pages:
        if page.is_chapter and page.headings:
            heading_id = f"t{page.tema}/{page.headings[0].anchor}"
            if course.index.find_page(heading_id) is page:
                opened[heading_id] = page
    return opened


def find_guide(course: CourseParts, number: int) -> SessionGuide | None:
    """The guide of a session, if it has one."""
    return next((guide for guide in course.list_values(SessionGuide) if guide.session == number), None)


def list_session_pages(course: CourseParts, session: Session) -> list[PageSource]:
    """The pages that a session works."""
    opened = find_opened_pages(course)
    return [opened[heading_id] for heading_id in session.pages if heading_id in opened]


def list_session_headings(course: CourseParts, session: Session) -> list[str]:
    """The ids of the headings that a session works: those of its pages, in the order of the programme."""
    found = {each for page in list_session_pages(course, session) for each in course.index.find_ids_on_page(page)}
    return [heading_id for heading_id in course.index.headings if heading_id in found]
