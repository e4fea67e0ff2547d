"""The activities of a session as they are handed out: in the order of the morning, with what travels with each.

What they say is in their pages; which sections of a page go with its sheet, in the guide of the session, if it has one.
"""

from __future__ import annotations

import datetime
from typing import NamedTuple

from course.derived.session_work import get_activity_minutes, list_session_work, time_activities
from course.derived.sessions import find_guide
from course.loaded.whole import Course
from course.model import Session
from course.pages.boxes import Box, find_activities
from course.pages.outline import PageSource


class SheetActivity(NamedTuple):
    """An activity of a session. `box` is its box in the page; `place`, its number among those of the page, from 0.

    `start` is when the work on its page begins; `minutes`, its own. `sections` are the anchors of the headings, in the
    order of the guide, whose tables and lists go on the sheet.
    """

    page: PageSource
    box: Box
    place: int
    start: datetime.time
    minutes: int
    sections: tuple[str, ...]


def list_sheet_activities(course: Course, session: Session) -> list[SheetActivity]:
    """The activities of a session, in order; none if it gives time to none."""
    return [
        SheetActivity(
            work.page,
            box,
            place,
            start,
            get_activity_minutes(work, anchor),
            _find_sections(course, session, work.page),
        )
        for work, start in time_activities(list_session_work(course, session))
        if work.page is not None
        for place, (anchor, box) in enumerate(find_activities(work.page.text).items())
        if anchor in work.parts
    ]


def _find_sections(course: Course, session: Session, page: PageSource) -> tuple[str, ...]:
    """The anchors that the guide of a session names of a page, each once."""
    guide = find_guide(course, session.number)
    handouts = [handout for handout in guide.handouts if handout.page == page.uri] if guide else []
    return tuple(dict.fromkeys(anchor for handout in handouts for anchor in handout.sections))
