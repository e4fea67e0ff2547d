"""Macro `sessions`: the calendar of the edition, with weekdays in Spanish and the orientative plan."""

from __future__ import annotations

from macros.dates import format_date
from macros.site import Site

CALENDAR_PATH = "descargas/calendario.ics"


def sessions(site: Site) -> str:
    return site.make_template_slot(
        "sessions.html.jinja",
        course=site.course.facts,
        format_date=format_date,
        calendar_url=site.get_asset_path(CALENDAR_PATH),
    )
