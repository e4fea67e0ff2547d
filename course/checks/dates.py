"""Dates: none is still to come, and none is older than what it dates can be.

The bounds come from the course (its edition, the years of a period) or from what is dated. A check that depends on the
day can't be in a type, whose result is remembered.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from course.files.location import Location
from course.findings import Finding
from course.loaded.draft import Draft
from course.loaded.located import Located
from course.model import CourseFacts, Networks, Norm, Timeline
from course.sources.reference import Reference

# Before them there was nothing of the kind.
FIRST_WEB_PAGE = 1991
OLDEST_SOURCE = 1500

_YEARS = re.compile(r"(?P<first>\d{4})\s*[-–]\s*(?P<last>\d{4})|[Dd]esde (?P<since>\d{4})")


def check_dates(draft: Draft) -> list[Finding]:
    today = datetime.date.today()
    return [
        *_check_days(draft, today),
        *_check_sessions(draft),
        *_check_timeline(draft, today),
        *_check_references(draft, today),
    ]


def _check_days(draft: Draft, today: datetime.date) -> Iterator[Finding]:
    """The days when something was checked are of this edition, or later."""
    checked: list[tuple[Located[object], datetime.date]] = [
        *((norm, norm.value.checked) for norm in draft.list_located(Norm)),
        *((networks, networks.value.checked) for networks in draft.list_located(Networks)),
    ]
    edition = draft.facts.value.edition if draft.facts else None
    for located, day in checked:
        if day > today:
            message = "la comprobación lleva una fecha que no ha llegado"
            yield located.make_finding(message, "checked", suggestion=f"hoy es {today.isoformat()}")
        elif edition is not None and day.year < edition:
            message = f"la comprobación es de {day.year}, y el curso es de la edición de {edition}"
            yield located.make_finding(message, "checked", suggestion=f"de {edition} en adelante; compruébalo otra vez")


def _check_sessions(draft: Draft) -> Iterator[Finding]:
    """The sessions are held in the year of the edition, or begin or end in one next to it."""
    for facts in draft.list_located(CourseFacts):
        edition = facts.value.edition
        for number, session in enumerate(facts.value.sessions):
            if abs(session.date.year - edition) > 1:
                message = f"esta sesión es de {session.date.year}, y el curso es de la edición de {edition}"
                yield facts.make_finding(message, "sessions", number, "date")


def _check_timeline(draft: Draft, today: datetime.date) -> Iterator[Finding]:
    """An event has happened, and in the years that the title of its period says."""
    for timeline in draft.list_located(Timeline):
        for number, period in enumerate(timeline.value.periods):
            years = _YEARS.search(period.title)
            first = int(years["first"] or years["since"]) if years else None
            last = int(years["last"]) if years and years["last"] else None
            for position, event in enumerate(period.events):
                place: Location = ("periods", number, "events", position, "date")
                year = int(event.date[:4])
                if event.date > today.isoformat():
                    message = "este suceso lleva una fecha que no ha llegado"
                    yield timeline.make_finding(message, *place, suggestion=f"hoy es {today.isoformat()}")
                elif (first and year < first) or (last and year > last):
                    message = f"este suceso es de {year}, y el título de su periodo dice «{period.title}»"
                    yield timeline.make_finding(message, *place, suggestion="corrige la fecha o cámbialo de periodo")


def _check_references(draft: Draft, today: datetime.date) -> Iterator[Finding]:
    for reference in draft.references.references if draft.references else ():
        told = _explain_reference(reference, today)
        if told and draft.references:
            message, suggestion = told
            yield Finding(draft.references.path, reference.line, 1, f"{reference.key}: {message}", suggestion)


def _explain_reference(reference: Reference, today: datetime.date) -> tuple[str, str] | None:
    now = (today.year, today.month, today.day)
    published, accessed = reference.date, reference.accessed
    if published > now:
        return f"es de {_write(published)}, una fecha que no ha llegado", f"hoy es {today.isoformat()}"
    if published and published[0] < OLDEST_SOURCE:
        return f"es de {published[0]}", f"una fuente es de {OLDEST_SOURCE} o posterior"
    if accessed > now:
        return f"se consultó el {_write(accessed)}, una fecha que no ha llegado", f"hoy es {today.isoformat()}"
    if accessed and accessed[0] < FIRST_WEB_PAGE:
        return f"se consultó en {accessed[0]}", f"no hubo páginas web hasta {FIRST_WEB_PAGE}"
    if accessed and accessed < published[: len(accessed)]:
        told = f"se consultó el {_write(accessed)}, antes de publicarse ({_write(published)})"
        return told, "corrige `urldate` o la fecha"
    return None


def _write(date: tuple[int, ...]) -> str:
    return "-".join(f"{part:02}" for part in date)
