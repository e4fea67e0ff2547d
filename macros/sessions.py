"""Macro `sessions`: the calendar of the edition, with weekdays in Spanish and the tentative schedule."""

from __future__ import annotations

from exports.calendar import NAME
from exports.register import get_download_path
from macros.dates import format_date
from macros.site import Site


def sessions(site: Site) -> str:
    return site.make_template_slot(
        "sessions.html.jinja",
        course=site.course.facts,
        format_date=format_date,
        calendar_url=site.get_asset_path(get_download_path(NAME)),
    )
