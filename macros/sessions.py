"""Macro `sessions`: the calendar of the edition, with weekdays in Spanish, and the plan of each session by the hour.

It writes Markdown: each session has a heading, in the table of contents.
"""

from __future__ import annotations

from course.derived.edition_words import advise_on_file
from course.derived.session_work import Work, list_work
from course.derived.sessions import TimedBlock, find_spare_time, time_blocks
from course.derived.titles import get_menu_name
from course.language.dates import format_date, format_weekday
from course.model import Session
from course.model.base import get_tema_number
from course.model.session import BLOCK_NAMES, SPARE_NAME, StudyBlock
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
    plans = [(session, format_weekday(session.date), _make_plan_slot(site, session)) for session in facts.sessions]
    return site.write_markdown("sessions.md.jinja", table=table, plans=plans)


def _make_plan_slot(site: Site, session: Session) -> str:
    return site.make_template_slot(
        "session_plan.html.jinja",
        session=session,
        blocks=[(timed, _list_work(site, timed)) for timed in time_blocks(session)],
        spare=find_spare_time(session),
        spare_name=SPARE_NAME,
        names=BLOCK_NAMES,
        name_work=lambda work: _name_work(site, work),
    )


def _list_work(site: Site, timed: TimedBlock) -> list[Work]:
    return list_work(site.course, timed.block) if isinstance(timed.block, StudyBlock) else []


def _name_work(site: Site, work: Work) -> str:
    """The page as the menu names it, with its tema: many temas have their own «1. Introducción»."""
    if work.page is None:
        return site.name_heading(work.heading_id)
    return f"{get_menu_name(site.course, work.page)} (tema {get_tema_number(work.heading_id)})"
