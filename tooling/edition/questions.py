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
    """The day of each session, in order, beside the one that it had in the edition before.

    All sessions of a new edition have the same hours, so no two are on the same day.
    """
    dates: list[datetime.date] = []

    def read(text: str) -> datetime.date:
        day = read_date(text)
        if not dates and day.year != year:
            raise ValueError(f"la edición es de {year}, y ese día es de {day.year}")
        if dates and day < dates[-1]:
            raise ValueError(f"esta sesión no puede ser antes que la {len(dates)}, el {format_date(dates[-1])}")
        if dates and day == dates[-1]:
            raise ValueError(f"ese día es el de la sesión {len(dates)}, y cada una tiene el suyo")
        return day

    for number, before in enumerate(earlier, start=1):
        dates.append(
            _ask_day(f"Sesión {number} de {len(earlier)} (la otra vez, el {format_date(before)}). Día: ", read)
        )
    return dates


def _ask_day(question: str, read: Callable[[str], datetime.date]) -> datetime.date:
    """A day; after a warning about it, another one if the person wants."""
    day = ask(question, read)
    while True:
        warning = _warn(day)
        print(f"  {format_date(day)}{warning}")
        if not warning:
            return day
        other = ask("  Otro día (vacío si se queda ese): ", lambda text: read(text) if text.strip() else None)
        if other is None:
            return day
        day = other


def ask_hours(start: str | None, end: str | None, defaults: tuple[str, str]) -> tuple[str, str]:
    """The first and the last hour, HH:MM: those given and, for the others, the answers or their `defaults`."""

    def read_start(text: str) -> str:
        hour = read_hour(text) if text.strip() else defaults[0]
        if end is not None and hour >= end:
            raise ValueError(f"tiene que ser antes de las {end}, la hora de fin")
        return hour

    first = start or ask(f"Hora de comienzo [{defaults[0]}]: ", read_start)

    def read_end(text: str) -> str:
        hour = read_hour(text) if text.strip() else defaults[1]
        if hour <= first:
            raise ValueError(f"tiene que ser después de las {first}, la hora de comienzo")
        return hour

    return first, end or ask(f"Hora de fin [{defaults[1]}]: ", read_end)


def ask_enrolment_day(question: str, last: datetime.date, opens: datetime.date | None = None) -> datetime.date | None:
    """A day of enrolment, if it is known: not after the `last` session nor before the day when it `opens`."""

    def read(text: str) -> datetime.date | None:
        if not text.strip():
            return None
        day = read_date(text)
        if day > last:
            raise ValueError(f"no puede ser después de la última sesión, el {format_date(last)}")
        if opens and day < opens:
            raise ValueError(f"no puede ser antes de que se abra, el {format_date(opens)}")
        return day

    return ask(f"{question} (vacío si no se sabe): ", read)


def ask(question: str, read: Callable[[str], Answer]) -> Answer:
    """The answer to a question, as `read` understands it; what it raises as ValueError is told, and asked again."""
    while True:
        try:
            return read(input(question))
        except ValueError as error:
            print(f"  {str(error)[:1].upper()}{str(error)[1:]}.")


def _warn(day: datetime.date) -> str:
    holiday = find_holiday(day)
    if holiday:
        return f". Aviso: es fiesta en toda España, {holiday}"
    return ". Aviso: es domingo" if day.strftime("%w") == "0" else ""
