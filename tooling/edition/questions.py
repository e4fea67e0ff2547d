"""Asks in the terminal what a new edition needs. An answer that can't be is explained, and asked for again."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from course.formulas.holidays import find_holiday
from course.language.dates import format_date

Answer = TypeVar("Answer")

DATE_FORM = "un día se escribe AAAA-MM-DD o DD/MM/AAAA, como 2027-06-08"
HOUR_FORM = "una hora se escribe HH:MM, como 09:30"


def read_date(text: str) -> datetime.date:
    """The day that a text says, `2027-06-08` or `8/6/2027`. Raises ValueError, in Spanish."""
    match = re.fullmatch(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", text.strip()) or re.fullmatch(
        r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})", text.strip()
    )
    if match is None:
        raise ValueError(f"«{text.strip()}» no es un día: {DATE_FORM}")
    try:
        return datetime.date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        raise ValueError(f"el día «{text.strip()}» no existe") from None


def read_hour(text: str) -> str:
    """An hour of the day as HH:MM: `9:30` gives `09:30`. Raises ValueError, in Spanish."""
    match = re.fullmatch(r"(?P<hours>[01]?\d|2[0-3])[:.](?P<minutes>[0-5]\d)", text.strip())
    if match is None:
        raise ValueError(f"«{text.strip()}» no es una hora: {HOUR_FORM}")
    return f"{int(match['hours']):02}:{match['minutes']}"


def ask_dates(earlier: Sequence[datetime.date], year: int) -> list[datetime.date]:
    """The day of each session, in order, beside the one that it had in the edition before."""
    dates: list[datetime.date] = []

    def read(text: str) -> datetime.date:
        day = read_date(text)
        if not dates and day.year != year:
            raise ValueError(f"la edición es de {year}, y ese día es de {day.year}")
        if dates and day < dates[-1]:
            raise ValueError(f"esta sesión no puede ser antes que la {len(dates)}, el {format_date(dates[-1])}")
        return day

    for number, before in enumerate(earlier, start=1):
        day = ask(f"Sesión {number} de {len(earlier)} (la otra vez, el {format_date(before)}). Día: ", read)
        print(f"  {format_date(day)}{_remark(day)}")
        dates.append(day)
    return dates


def ask_hour(question: str, default: str) -> str:
    """An hour; without an answer, `default`."""
    return ask(f"{question} [{default}]: ", lambda text: read_hour(text) if text.strip() else default)


def ask_optional_date(question: str) -> datetime.date | None:
    return ask(f"{question} (vacío si no se sabe): ", lambda text: read_date(text) if text.strip() else None)


def ask(question: str, read: Callable[[str], Answer]) -> Answer:
    """The answer to a question, as `read` understands it; what it raises as ValueError is told, and asked again."""
    while True:
        try:
            return read(input(question))
        except ValueError as error:
            print(f"  {str(error)[:1].upper()}{str(error)[1:]}.")


def _remark(day: datetime.date) -> str:
    holiday = find_holiday(day)
    if holiday:
        return f". Aviso: es fiesta en toda España, {holiday}"
    return ". Aviso: es domingo" if day.strftime("%w") == "0" else ""
