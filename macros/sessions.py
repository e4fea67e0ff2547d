"""Macros of the sessions: `sessions`, the calendar of the edition, with weekdays in Spanish and the plan of each by the
hour; and `study_weeks`, the same sessions as weeks of study for a few colleagues without a trainer.

`sessions` writes Markdown: each session has a heading, in the table of contents.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from course.derived.edition_words import advise_on_file
from course.derived.session_work import Work, list_work, name_work
from course.derived.sessions import TimedBlock, find_spare_time, time_blocks
from course.language.dates import format_date, format_weekday
from course.model import Session
from course.model.session import BLOCK_NAMES, COMPONENTS, SPARE_NAME, Component, StudyBlock
from course.pages.places import CALENDAR
from exports.calendar import NAME
from exports.register import get_download_path
from macros.site import Site


def sessions(site: Site) -> str:
    facts = site.course.facts
    table = site.make_template_slot(
        "sessions.html.jinja",
        course=facts,
        sessions=facts.sessions,
        format_date=format_date,
        advice=advise_on_file(facts),
        calendar_url=site.get_asset_path(get_download_path(NAME)),
    )
    plans = [(session, format_weekday(session.date), make_plan_slot(site, session)) for session in facts.sessions]
    return site.write_markdown("sessions.md.jinja", table=table, plans=plans)


def make_plan_slot(site: Site, session: Session, told: Mapping[datetime.time, str] | None = None) -> str:
    """The plan of a session by the clock, as a slot.

    `told` is what is said of the questions of some blocks, by the time when each begins, in place of how many each
    page has and their minutes.
    """
    return site.make_template_slot(
        "session_plan.html.jinja",
        session=session,
        blocks=[(timed, _list_work(site, timed)) for timed in time_blocks(session)],
        told=told or {},
        spare=find_spare_time(session),
        spare_name=SPARE_NAME,
        names=BLOCK_NAMES,
        name_work=lambda work: name_work(site.course, work),
    )


def _list_work(site: Site, timed: TimedBlock) -> list[Work]:
    return list_work(site.course, timed.block) if isinstance(timed.block, StudyBlock) else []


# The parts that each person takes in a week's meeting, in turn; there are as many people as parts.
_ROLES = ("Dirige", "Trae el caso", "Apunta")
_PEOPLE = ("A", "B", "C")
_WORK: dict[Component, str] = {
    "reading": "lectura",
    "activity": "actividades",
    "questions": "preguntas",
    "writing": "Mi plan",
}


@dataclass(frozen=True)
class StudyWeek:
    """A session studied alone: its minutes by what is done, and who has each of the parts of the meeting."""

    session: Session
    minutes: dict[Component, int]
    people: tuple[str, ...]

    @property
    def total(self) -> int:
        return sum(self.minutes.values())


def study_weeks(site: Site) -> str:
    return site.make_template_slot(
        "study_weeks.html.jinja",
        weeks=[_make_week(session, place) for place, session in enumerate(site.course.facts.sessions)],
        components=COMPONENTS,
        names=_WORK,
        roles=_ROLES,
        people=_PEOPLE,
        calendar_url=site.get_page_url(CALENDAR),
    )


def _make_week(session: Session, place: int) -> StudyWeek:
    """The week of a session; the parts move on by one person each week."""
    minutes = dict.fromkeys(COMPONENTS, 0)
    for block in session.blocks:
        if isinstance(block, StudyBlock):
            minutes[block.kind] += block.minutes
    turn = place % len(_PEOPLE)
    return StudyWeek(session, minutes, (*_PEOPLE[turn:], *_PEOPLE[:turn]))
