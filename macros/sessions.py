"""Macro `sessions`: the calendar of the edition, with weekdays in Spanish and the orientative plan."""

from __future__ import annotations

import datetime

from macros.site import Site

CALENDAR_PATH = "descargas/calendario.ics"

_WEEKDAYS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
_MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio",
    "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip


def sessions(site: Site) -> str:
    return site.make_template_slot(
        "sessions.html.jinja", course=site.loaded.course.value, format_date=format_date,
        calendar_url=site.get_asset_path(CALENDAR_PATH),
    )


def format_date(date: datetime.date) -> str:
    """`martes 11 de junio de 2024`, without depending on the machine's locale."""
    return f"{_WEEKDAYS[date.weekday()]} {date.day} de {_MONTHS[date.month - 1]} de {date.year}"
