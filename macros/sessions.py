"""Macro `sessions`: the calendar of the edition, with weekdays in Spanish, and the plan of each session by the hour."""

from __future__ import annotations

from course.derived.sessions import time_blocks
from course.model.session import BLOCK_NAMES
from exports.calendar import NAME
from exports.register import get_download_path
from macros.dates import format_date
from macros.site import Site


def sessions(site: Site) -> str:
    facts = site.course.facts
    return site.make_template_slot(
        "sessions.html.jinja",
        course=facts,
        sessions=[(session, time_blocks(facts, session)) for session in facts.sessions],
        names=BLOCK_NAMES,
        format_date=format_date,
        calendar_url=site.get_asset_path(get_download_path(NAME)),
    )
