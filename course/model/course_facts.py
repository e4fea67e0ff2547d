"""`data/course.yml`: what is true of the course as a whole."""

from __future__ import annotations

import datetime
import re
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

from course.model.base import (
    Form,
    Model,
    OwnObjectiveId,
    ReferenceKey,
    Slug,
    TemaNumber,
    make_error,
    refuse_repeated,
)
from course.model.session import Session, StudyBlock
from course.model.texts import Name, OfficialText, PlainText

WebAddress = Annotated[
    str,
    StringConstraints(pattern=r'^https?://[^\s/"<>\[\]]+\.[^\s"<>\[\]]+$'),
    Form("una dirección empieza por `https://` y no lleva espacios, comillas ni corchetes"),
]
# Relative to the root of the course.
COURSE_EMBLEM = "data/emblems/course.svg"
# The picture of the home page: a course may have none.
HOME_PICTURE = "data/emblems/home.svg"

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


class Objective(Model):
    """One objective of the course, in its owner's words."""

    id: OwnObjectiveId = Field(description="Una letra y un número, como `G1` o `E1`. No cambia nunca.")
    text: OfficialText = Field(description="El objetivo, con las palabras del programa oficial.")
    is_general: bool = Field(default=False, alias="general", description="`true` si el programa lo da por general.")
    exam_least: int | None = Field(
        default=None,
        ge=0,
        description="Preguntas de este objetivo en la prueba final, como poco, si no son las de los demás.",
    )


class OriginalAndExplained(Model):
    """Words of the official programme, and what they mean for the reader."""

    original: OfficialText = Field(description="Las palabras del programa oficial, sin tocar.")
    explained: PlainText = Field(description="Lo mismo, explicado al lector.")


class Enrolment(Model):
    """Whether people can still enrol in this edition."""

    status: Literal["open", "closed"] = Field(description="`open` si se admite inscripción, `closed` si no.")
    original: OfficialText = Field(description="Las palabras del programa oficial.")
    explained: PlainText = Field(description="Lo mismo, explicado al lector.")


class Schedule(Model):
    """The hours of every session, and their time zone."""

    original_dates: OfficialText = Field(description="Las fechas, con las palabras del programa oficial.")
    original_hours: OfficialText = Field(description="El horario, con las palabras del programa oficial.")
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
        return (self.end.hour - self.start.hour) * 60 + self.end.minute - self.start.minute


class Catalogue(Model):
    """The list of courses that the official programme points to."""

    original: OfficialText = Field(description="Las palabras del programa oficial.")
    explained: PlainText = Field(description="Qué hay detrás y cómo llegar.")


class Assessment(Model):
    """The settings of the self-assessment: the final test, and when an objective counts as achieved."""

    questions_per_objective: int = Field(
        default=8,
        ge=1,
        description="Cuántas preguntas tiene el banco de cada objetivo que declara una página, como poco.",
    )
    exam_questions: int = Field(ge=5, le=100, description="Preguntas de la prueba final, si el banco las tiene.")
    exam_questions_per_objective: int = Field(
        default=4, ge=0, description="Cuántas de ellas son de cada objetivo, como poco, si el banco las tiene."
    )
    exam_minutes: int = Field(ge=5, le=300, description="Minutos de la prueba final, para quien la haga con tiempo.")
    pass_percent: int = Field(ge=1, le=100, description="Puntuación con que se supera la prueba final, en porcentaje.")
    mastery_percent: int = Field(
        ge=1,
        le=100,
        description="Puntuación al primer intento con que un objetivo se da por conseguido, en porcentaje.",
    )


class Provenance(Model):
    """Where the programme comes from."""

    organiser: Name = Field(description="Quién ofreció el curso.")
    reference: ReferenceKey = Field(description="Fuente que lo prueba, clave de `references.bib`.")


class Licence(Model):
    """The licence under which something may be used."""

    name: Name = Field(description="Nombre corto, como `CC BY-SA 4.0`.")
    url: WebAddress = Field(description="Dirección de la licencia.")


class Licences(Model):
    """The licences of the content and of the code."""

    content: Licence = Field(description="La de los textos, los datos y las figuras.")
    code: Licence = Field(description="La del código.")


class CourseFacts(Model):
    """What is true of the course as a whole (`data/course.yml`)."""

    title: OfficialText = Field(description="Título oficial.")
    slug: Slug = Field(
        description="Nombre para archivos y direcciones. No cambia: de él salen el ZIP y la identidad de las sesiones."
    )
    short_name: Name | None = Field(
        default=None,
        max_length=12,
        description="Nombre del curso debajo de su icono, si alguien lo instala como aplicación; si falta, el título.",
    )
    storage: Slug | None = Field(
        default=None,
        description=(
            "Nombre con el que el navegador guarda las respuestas y el plan; si falta, es el `slug`. No cambia:"
            " con otro, los lectores dejarían de ver lo que tienen guardado."
        ),
    )
    edition: int = Field(ge=2000, le=2100, description="Año de la edición.")
    language: Literal["es"] = Field(description="Lengua del curso, código BCP 47.")
    description: PlainText = Field(description="Qué es el curso, en una frase.")
    details: PlainText | None = Field(default=None, description="Lo que se añade a esa frase donde hay sitio.")
    search_suggestions: list[Name] = Field(
        default=[], description="Búsquedas que propone el buscador cuando se abre, hasta cinco.", max_length=5
    )
    provenance: Provenance = Field(description="De dónde viene el programa.")
    objectives: list[Objective] = Field(min_length=1, description="Objetivos generales y específicos.")
    audience: OriginalAndExplained = Field(description="A quién se dirige.")
    enrolment: Enrolment = Field(description="Si se admite inscripción.")
    schedule: Schedule = Field(description="Fechas y horario de las sesiones.")
    sessions: list[Session] = Field(min_length=1, description="Sesiones, en orden de fecha.")
    catalogue: Catalogue | None = Field(
        default=None, description="El listado de cursos al que remite el programa, si remite a alguno."
    )
    licences: Licences = Field(description="Con qué licencias se publica.")
    assessment: Assessment = Field(
        description="La autoevaluación: prueba final y cuándo se da por conseguido un objetivo."
    )

    rewritten_temas: list[TemaNumber] = Field(
        default=[],
        description="Temas de prosa ya reescrita: si en ellos se sale de su medida, es un error y no un aviso.",
    )

    @property
    def storage_name(self) -> str:
        """The name of the course in the browser's storage, which the courses at one address share."""
        return self.storage or self.slug

    @field_validator("objectives")
    @classmethod
    def _check_objectives(cls, objectives: list[Objective]) -> list[Objective]:
        refuse_repeated("el objetivo", "id", [objective.id for objective in objectives])
        return objectives

    @field_validator("sessions")
    @classmethod
    def _check_sessions(cls, sessions: list[Session]) -> list[Session]:
        for position, session in enumerate(sessions):
            if session.number != position + 1:
                message = "las sesiones se numeran 1, 2, 3… sin saltos: esta es la {expected}"
                raise make_error("session_numbers", message, (position, "number"), expected=position + 1)
            if position and session.date <= sessions[position - 1].date:
                message = "las sesiones van en orden de fecha: esta tiene que ser posterior a la anterior"
                raise make_error("session_order", message, (position, "date"))
        owners: dict[str, int] = {}
        for position, session in enumerate(sessions):
            for place, block in enumerate(session.blocks):
                for heading_id in block.pages if isinstance(block, StudyBlock) else ():
                    owner = owners.setdefault(heading_id, session.number)
                    if owner != session.number:
                        message = "la página «{id}» ya está en la sesión {owner}"
                        at = (position, "blocks", place, "pages", heading_id)
                        raise make_error("page_twice", message, at, id=heading_id, owner=owner)
        return sessions

    @field_validator("search_suggestions")
    @classmethod
    def _check_suggestions(cls, suggestions: list[str]) -> list[str]:
        for position, suggestion in enumerate(suggestions):
            if "|" in suggestion:
                raise make_error("suggestion_bar", "una búsqueda no lleva «|»", (position,))
        return suggestions

    @property
    def presentation(self) -> str:
        """The description of the course, with its details if it has any."""
        return f"{self.description} {self.details}" if self.details else self.description

    def get_exam_least(self, objective: Objective) -> int:
        """How many questions of the final test are of an objective, at least."""
        return self.assessment.exam_questions_per_objective if objective.exam_least is None else objective.exam_least

    @property
    def minutes(self) -> int:
        """Class time of the whole course, in minutes."""
        return self.schedule.minutes * len(self.sessions)

    def find_objective(self, objective_id: str) -> Objective | None:
        return next((objective for objective in self.objectives if objective.id == objective_id), None)
