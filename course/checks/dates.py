"""Dates: none is still to come, and none is older than what it dates can be.

The bounds come from the course (its edition, that of its programme, the years of a period) or from what is dated. In a
course that is being prepared for a later year, dates up to that edition are right. A check that depends on the day
can't be in a type, whose result is remembered.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from course.derived.checked_days import list_checked_days
from course.files.location import Location
from course.findings import Finding
from course.loaded.draft import Draft
from course.model import Timeline
from course.sources.reference import Reference

# Before them there was nothing of the kind.
FIRST_WEB_PAGE = 1991
OLDEST_SOURCE = 1500

_YEARS = re.compile(r"(?P<first>\d{4})\s*[-–]\s*(?P<last>\d{4})|[Dd]esde (?P<since>\d{4})")


def check_dates(draft: Draft) -> list[Finding]:
    bound = _find_bound(draft)
    return [*_check_days(draft, bound), *_check_timeline(draft, bound), *_check_references(draft, bound)]


class _Bound(NamedTuple):
    """The last day that a date may be, and how an author is told."""

    day: datetime.date
    told: str


def _find_bound(draft: Draft) -> _Bound:
    today = datetime.date.today()
    if draft.facts and draft.facts.value.edition > today.year:
        edition = draft.facts.value.edition
        return _Bound(datetime.date(edition, 12, 31), f"la edición es de {edition}")
    return _Bound(today, f"hoy es {today.isoformat()}")


def _check_days(draft: Draft, bound: _Bound) -> Iterator[Finding]:
    """The days when something was checked are of the year of the programme, or later."""
    edition = draft.facts.value.provenance.edition if draft.facts else None
    for located, place, _, day in list_checked_days(draft):
        if day > bound.day:
            message = "la comprobación lleva una fecha que no ha llegado"
            yield located.make_finding(message, *place, suggestion=bound.told)
        elif edition is not None and day.year < edition:
            message = f"la comprobación es de {day.year}, y el programa del curso es de la edición de {edition}"
            yield located.make_finding(message, *place, suggestion=f"de {edition} en adelante; compruébalo otra vez")


def _check_timeline(draft: Draft, bound: _Bound) -> Iterator[Finding]:
    """An event has happened, and in the years that the title of its period says."""
    for timeline in draft.list_located(Timeline):
        for number, period in enumerate(timeline.value.periods):
            years = _YEARS.search(period.title)
            first = int(years["first"] or years["since"]) if years else None
            last = int(years["last"]) if years and years["last"] else None
            for position, event in enumerate(period.events):
                place: Location = ("periods", number, "events", position, "date")
                year = int(event.date[:4])
                if event.date > bound.day.isoformat():
                    message = "este suceso lleva una fecha que no ha llegado"
                    yield timeline.make_finding(message, *place, suggestion=bound.told)
                elif (first and year < first) or (last and year > last):
                    message = f"este suceso es de {year}, y el título de su periodo dice «{period.title}»"
                    yield timeline.make_finding(message, *place, suggestion="corrige la fecha o cámbialo de periodo")


def _check_references(draft: Draft, bound: _Bound) -> Iterator[Finding]:
    for reference in draft.references.references if draft.references else ():
        told = _explain_reference(reference, bound)
        if told and draft.references:
            message, suggestion = told
            yield Finding(draft.references.path, reference.line, 1, f"{reference.key}: {message}", suggestion)


def _explain_reference(reference: Reference, bound: _Bound) -> tuple[str, str] | None:
    last = (bound.day.year, bound.day.month, bound.day.day)
    published, accessed = reference.date, reference.accessed
    if published > last:
        return f"es de {_write(published)}, una fecha que no ha llegado", bound.told
    if published and published[0] < OLDEST_SOURCE:
        return f"es de {published[0]}", f"una fuente es de {OLDEST_SOURCE} o posterior"
    if accessed > last:
        return f"se consultó el {_write(accessed)}, una fecha que no ha llegado", bound.told
    if accessed and accessed[0] < FIRST_WEB_PAGE:
        return f"se consultó en {accessed[0]}", f"no hubo páginas web hasta {FIRST_WEB_PAGE}"
    if accessed and accessed < published[: len(accessed)]:
        told = f"se consultó el {_write(accessed)}, antes de publicarse ({_write(published)})"
        return told, "corrige `urldate` o la fecha"
    return None


def _write(date: tuple[int, ...]) -> str:
    return "-".join(f"{part:02}" for part in date)
