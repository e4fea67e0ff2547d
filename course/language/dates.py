"""Dates in Spanish."""

from __future__ import annotations

import datetime

_WEEKDAYS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
_MONTHS = (
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
)


def format_date(date: datetime.date) -> str:
    """`martes 11 de junio de 2024`, whatever the machine's locale."""
    return f"{_WEEKDAYS[date.weekday()]} {format_day(date)}"


def format_weekday(date: datetime.date) -> str:
    """`martes 11 de junio`: of the year that is being talked about."""
    return f"{_WEEKDAYS[date.weekday()]} {date.day} de {_MONTHS[date.month - 1]}"


def format_day(date: datetime.date) -> str:
    """«24 de noviembre de 2026»."""
    return f"{date.day} de {_MONTHS[date.month - 1]} de {date.year}"


def format_partial_date(date: str) -> str:
    """«2004», «febrero de 2004» or «4 de febrero de 2004», from a full or partial ISO 8601 date."""
    year, *rest = (int(part) for part in date.split("-"))
    if not rest:
        return str(year)
    return f"{_MONTHS[rest[0] - 1]} de {year}" if len(rest) == 1 else format_day(datetime.date(year, *rest))


def format_days(first: datetime.date, last: datetime.date) -> str:
    """«el 24 de noviembre de 2026» if both are the same day; else «entre el 24 y el 25 de noviembre de 2026»."""
    if first == last:
        return f"el {format_day(last)}"
    return f"entre el {_begin_span(first, last)} y el {format_day(last)}"


def format_span(first: datetime.date, last: datetime.date) -> str:
    """«del 11 de junio al 9 de julio de 2024», «del 1 al 9 de julio de 2024»; of one day, «el 9 de julio de 2024»."""
    if first == last:
        return f"el {format_day(last)}"
    return f"del {_begin_span(first, last)} al {format_day(last)}"


def _begin_span(first: datetime.date, last: datetime.date) -> str:
    """The first day, without the year and the month that the last one says too."""
    said = format_day(first)
    for end in (f" de {last.year}", f" de {_MONTHS[last.month - 1]}"):
        said = said.removesuffix(end)
    return said
