"""`data/timeline.yml`: the timeline of social networks."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints, field_validator

from course.model.base import Form, Model, Slug, make_error, refuse_repeated
from course.model.texts import CellText, PlainText


def _check_day_exists(date: str) -> str:
    try:
        datetime.date.fromisoformat((date + "-01-01")[:10])
    except ValueError:
        raise make_error("no_such_day", "ese día no existe") from None
    return date


PartialDate = Annotated[
    str,
    StringConstraints(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"),
    AfterValidator(_check_day_exists),
    Form('una fecha se escribe entre comillas y hasta donde se sepa: `"2031"`, `"2031-03"` o `"2031-03-15"`'),
]
"""A year, a month or a day in ISO 8601, as precise as the source."""

TimelineLane = Literal["networks", "rules", "administrations"]
"""What an event is about: a network or the web; a law or an authority's decision; what an administration did."""


class TimelineEvent(Model):
    """One event, with its source."""

    id: Slug = Field(description="Identificador. No cambia nunca: de él cuelgan enlaces.")
    date: PartialDate = Field(
        description='Cuándo: `"2004"`, `"2004-02"` o `"2004-02-04"`, entre comillas; lo que diga la fuente y no más.'
    )
    lane: TimelineLane = Field(
        description="De qué va: `networks` redes y web, `rules` normas, `administrations` lo que hizo una "
        "administración."
    )
    title: PlainText = Field(description="Qué pasó, en pocas palabras. Texto sin formato.")
    text: CellText = Field(description="Una o dos frases, con su cita `[@clave]`. Admite énfasis.")


class TimelinePeriod(Model):
    """A range of years with something in common, according to this course."""

    id: Slug = Field(description="Identificador, que es también el ancla en la página.")
    title: PlainText = Field(description="Título, con sus años. Texto sin formato.")
    introduction: PlainText = Field(
        description="Qué tienen en común esos años, en una o dos frases. Texto sin formato."
    )
    events: list[TimelineEvent] = Field(min_length=1, description="Lo que pasó, por orden de fecha.")


class Timeline(Model):
    """The timeline (`data/timeline.yml`): periods in order, each with its events."""

    periods: list[TimelinePeriod] = Field(min_length=1, description="Los periodos, en orden.")

    @field_validator("periods")
    @classmethod
    def _check_order(cls, periods: list[TimelinePeriod]) -> list[TimelinePeriod]:
        refuse_repeated("el periodo", "id", [period.id for period in periods])
        seen: list[str] = []
        previous = ""
        for number, period in enumerate(periods):
            for position, event in enumerate(period.events):
                at = (number, "events", position)
                if event.id in seen:
                    raise make_error("repeated", "el suceso «{value}» ya está más arriba", (*at, "id"), value=event.id)
                # A year alone may come before or after the days of that year: only the common precision is compared.
                length = min(len(event.date), len(previous))
                if event.date[:length] < previous[:length]:
                    message = "este suceso va antes que el anterior, que es de {previous}"
                    raise make_error("timeline_order", message, (*at, "date"), previous=previous)
                seen.append(event.id)
                previous = event.date
        return periods
