"""`data/edition.yml`: what belongs to one edition of the course, and what state it is in on a given day.

A new edition is a change of this file. The words of the official programme, which is that of one edition, are in
`data/course.yml`, under `provenance`; what each session works, under `sessions`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Annotated, Literal
from zoneinfo import available_timezones

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    StringConstraints,
    WithJsonSchema,
    field_validator,
    model_validator,
)

from course.model.base import Form, Model, make_error
from course.model.texts import Name, PlainText

EDITION_PATH = "data/edition.yml"
PAST_EDITIONS = "data/editions"

WebAddress = Annotated[
    str,
    StringConstraints(pattern=r'^https?://[^\s/"<>\[\]]+\.[^\s"<>\[\]]+$'),
    Form("una dirección empieza por `https://` y no lleva espacios, comillas ni corchetes"),
]

_CLOCK = r"([01][0-9]|2[0-3]):[0-5][0-9]"


def _read_clock_time(value: object) -> datetime.time:
    if not isinstance(value, str) or not re.fullmatch(_CLOCK, value):
        raise make_error("clock_time", 'una hora se escribe HH:MM entre comillas, como "09:30"')
    return datetime.time.fromisoformat(value)


ClockTime = Annotated[
    datetime.time, BeforeValidator(_read_clock_time), WithJsonSchema({"type": "string", "pattern": f"^{_CLOCK}$"})
]


def _read_time_zone(value: str) -> str:
    if value not in available_timezones():
        raise make_error("time_zone", "«{value}» no es una zona horaria, como `Europe/Madrid`", value=value)
    return value


TimeZone = Annotated[
    str,
    StringConstraints(pattern="^[A-Z][A-Za-z_]*(/[A-Za-z_+-]+)*$"),
    AfterValidator(_read_time_zone),
    Form("una zona horaria se escribe como `Europe/Madrid`"),
]

# In the order in which an edition passes through them; the last two are only declared.
State = Literal["preparing", "open", "closed", "running", "finished", "postponed", "cancelled"]


def count_minutes(start: datetime.time, end: datetime.time) -> int:
    """The minutes from one time to another of the same day."""
    return (end.hour - start.hour) * 60 + end.minute - start.minute


class Schedule(Model):
    """The hours of the sessions, and their time zone."""

    start: ClockTime = Field(description="Hora de comienzo, HH:MM entre comillas.")
    end: ClockTime = Field(description="Hora de fin, HH:MM entre comillas.")
    timezone: TimeZone = Field(description="Zona horaria de la base IANA, como `Europe/Madrid`.")

    @model_validator(mode="after")
    def _check_order(self) -> Schedule:
        if self.end <= self.start:
            raise make_error("hours_order", "la hora de fin tiene que ser posterior a la de comienzo", ("end",))
        return self

    @property
    def minutes(self) -> int:
        """Length of one session, in minutes."""
        return count_minutes(self.start, self.end)


class SessionDay(Model):
    """The day of one session."""

    number: int = Field(ge=1, description="Número de la sesión, el de `data/course.yml`.")
    date: datetime.date = Field(description="Día, AAAA-MM-DD.")
    start: ClockTime | None = Field(
        default=None, description="Hora de comienzo, si no es la de todas, HH:MM entre comillas."
    )
    end: ClockTime | None = Field(default=None, description="Hora de fin, si no es la de todas, HH:MM entre comillas.")


class Enrolment(Model):
    """When and where people enrol."""

    opens: datetime.date | None = Field(default=None, description="Primer día de inscripción, AAAA-MM-DD.")
    closes: datetime.date | None = Field(default=None, description="Último día de inscripción, AAAA-MM-DD.")
    url: WebAddress | None = Field(default=None, description="Dirección donde se hace la inscripción.")

    @model_validator(mode="after")
    def _check_order(self) -> Enrolment:
        if self.closes and not self.opens:
            raise make_error("enrolment_start", "falta `opens`, el primer día de inscripción", ("closes",))
        if self.opens and self.closes and self.closes < self.opens:
            message = "la inscripción no puede acabar antes de empezar: `closes` es anterior a `opens`"
            raise make_error("enrolment_order", message, ("closes",))
        return self


class Declared(Model):
    """A state that dates don't tell, and why."""

    state: Literal["closed", "postponed", "cancelled"] = Field(
        description=(
            "`closed` cierra la inscripción antes de su fecha; `postponed`, la edición se aplaza;"
            " `cancelled`, se cancela."
        )
    )
    reason: PlainText = Field(description="Por qué, en una frase entera: la lee el público.")


class Notice(Model):
    """Something to tell whoever follows the edition."""

    text: PlainText = Field(description="El aviso, en una o dos frases. Texto sin formato.")
    until: datetime.date | None = Field(
        default=None, description="Último día en que se enseña, AAAA-MM-DD; si falta, hasta que acabe la edición."
    )


class Licence(Model):
    """The licence under which something may be used."""

    name: Name = Field(description="Nombre corto, como `CC BY-SA 4.0`.")
    url: WebAddress = Field(description="Dirección de la licencia.")


class Edition(Model):
    """One edition of the course (`data/edition.yml`)."""

    year: int = Field(
        ge=2000, le=2100, description="Año de la edición. De él sale la identidad de sus sesiones en las agendas."
    )
    organiser: Name = Field(description="Quién la imparte.")
    schedule: Schedule = Field(description="El horario de las sesiones.")
    sessions: list[SessionDay] = Field(min_length=1, description="El día de cada sesión, en orden.")
    enrolment: Enrolment = Field(default=Enrolment(), description="Plazo y lugar de inscripción, si se conocen.")
    notices: list[Notice] = Field(default=[], description="Avisos de esta edición, que salen en el calendario.")
    declared: Declared | None = Field(
        default=None, description="Un estado que no se sabe por las fechas (cancelada, aplazada…), con su razón."
    )
    revision: int = Field(
        default=0,
        ge=0,
        description=(
            "Cuántas veces han cambiado las fechas o el horario desde que se publicaron: así las agendas aceptan"
            " el cambio."
        ),
    )
    licence: Licence = Field(description="Con qué licencia se publican los textos, los datos y las figuras.")

    @field_validator("sessions")
    @classmethod
    def _check_numbers(cls, sessions: list[SessionDay]) -> list[SessionDay]:
        for position, session in enumerate(sessions):
            if session.number != position + 1:
                message = "las sesiones se numeran 1, 2, 3… sin saltos: esta es la {expected}"
                raise make_error("session_numbers", message, (position, "number"), expected=position + 1)
            if position and session.date < sessions[position - 1].date:
                message = "las sesiones van en orden de fecha: esta no puede ser anterior a la de antes"
                raise make_error("session_order", message, (position, "date"))
        return sessions

    @model_validator(mode="after")
    def _check_hours(self) -> Edition:
        previous: tuple[datetime.date, datetime.time] | None = None
        for position, session in enumerate(self.sessions):
            start, end = self.get_hours(session)
            if end <= start:
                key = "end" if session.end else "start"
                message = "la hora de fin tiene que ser posterior a la de comienzo"
                raise make_error("hours_order", message, ("sessions", position, key))
            if previous and previous[0] == session.date and start < previous[1]:
                message = "esta sesión empieza el mismo día que la anterior, antes de que acabe"
                raise make_error("hours_overlap", message, ("sessions", position, "date"))
            previous = session.date, end
        return self

    @model_validator(mode="after")
    def _check_years(self) -> Edition:
        first, last = self.first_day, self.last_day
        if first.year != self.year:
            message = "la edición es de {year}, y su primera sesión, de {found}"
            raise make_error("edition_year", message, ("sessions", 0, "date"), year=self.year, found=first.year)
        if self.enrolment.opens and self.enrolment.opens > last:
            raise make_error(
                "enrolment_late", "la inscripción se abre después de la última sesión", ("enrolment", "opens")
            )
        if self.enrolment.closes and self.enrolment.closes > last:
            message = "la inscripción se cierra después de la última sesión"
            raise make_error("enrolment_late", message, ("enrolment", "closes"))
        return self

    @property
    def first_day(self) -> datetime.date:
        return self.sessions[0].date

    @property
    def last_day(self) -> datetime.date:
        return self.sessions[-1].date

    def get_hours(self, session: SessionDay) -> tuple[datetime.time, datetime.time]:
        """When a session begins and ends: its own hours or, failing that, those of all."""
        return session.start or self.schedule.start, session.end or self.schedule.end

    def find_state(self, today: datetime.date) -> State:
        """The state of the edition on a day, in its time zone.

        What is declared goes before dates, except that an enrolment closed early says nothing once the edition runs.
        """
        if self.declared and self.declared.state != "closed":
            return self.declared.state
        if today > self.last_day:
            return "finished"
        if today >= self.first_day:
            return "running"
        if self.declared:
            return "closed"
        opens, closes = self.enrolment.opens, self.enrolment.closes
        if opens is None or today < opens:
            return "preparing"
        return "closed" if closes and today > closes else "open"

    def is_enrolling(self, today: datetime.date) -> bool:
        """Whether people can enrol on a day; without a last day, until the sessions begin."""
        opens, closes = self.enrolment.opens, self.enrolment.closes
        if self.declared or opens is None or today < opens:
            return False
        return today <= closes if closes else today < self.first_day

    def is_shown(self, notice: Notice, today: datetime.date) -> bool:
        """Whether a notice is still shown on a day."""
        return today <= (notice.until or self.last_day)

    def find_change(self, today: datetime.date) -> datetime.date | None:
        """The first day after `today` on which a page about the edition says something else; None if there is none."""
        return min((day for day in self._list_changes() if day > today), default=None)

    def _list_changes(self) -> Iterator[datetime.date]:
        next_day = datetime.timedelta(days=1)
        yield self.first_day
        yield self.last_day + next_day
        if self.enrolment.opens:
            yield self.enrolment.opens
        if self.enrolment.closes:
            yield self.enrolment.closes + next_day
        for notice in self.notices:
            yield (notice.until or self.last_day) + next_day


class PastEdition(Edition):
    """An edition that the present one has followed (`data/editions/2024.yml`)."""
