"""`data/course.yml`, what is true of the course in all its editions; and the facts of the present one."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Literal

from pydantic import Field, field_validator

from course.model.base import (
    Model,
    OwnObjectiveId,
    ReferenceKey,
    Slug,
    TemaNumber,
    make_error,
    refuse_repeated,
)
from course.model.edition import Edition, Enrolment, Licence, Schedule, State
from course.model.session import Session, SessionPlan, StudyBlock
from course.model.texts import Name, OfficialText, PlainText

# Relative to the root of the course.
COURSE_EMBLEM = "data/emblems/course.svg"
# The picture of the home page: a course may have none.
HOME_PICTURE = "data/emblems/home.svg"


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
    """Where the programme comes from, and what it says of the edition that it was published for, in its words."""

    organiser: Name = Field(description="Quién ofreció el curso de ese programa.")
    reference: ReferenceKey = Field(description="Fuente que lo prueba, clave de `references.bib`.")
    edition: int = Field(
        ge=2000, le=2100, description="Año de la edición de ese programa. No cambia con las siguientes."
    )
    dates: OfficialText = Field(description="Las fechas que da, con sus palabras.")
    hours: OfficialText = Field(description="El horario que da, con sus palabras.")
    enrolment: OfficialText = Field(description="Lo que dice de las inscripciones, con sus palabras.")


class Licences(Model):
    """The licences of the content and of the code."""

    content: Licence
    code: Licence


class _SharedFacts(Model):
    """What the file says of the course and its readers use as it is."""

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
    language: Literal["es"] = Field(description="Lengua del curso, código BCP 47.")
    description: PlainText = Field(description="Qué es el curso, en una frase.")
    details: PlainText | None = Field(default=None, description="Lo que se añade a esa frase donde hay sitio.")
    search_suggestions: list[Name] = Field(
        default=[], description="Búsquedas que propone el buscador cuando se abre, hasta cinco.", max_length=5
    )
    provenance: Provenance = Field(description="De dónde viene el programa.")
    objectives: list[Objective] = Field(min_length=1, description="Objetivos generales y específicos.")
    audience: OriginalAndExplained = Field(description="A quién se dirige.")
    catalogue: Catalogue | None = Field(
        default=None, description="El listado de cursos al que remite el programa, si remite a alguno."
    )
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

    def find_objective(self, objective_id: str) -> Objective | None:
        return next((objective for objective in self.objectives if objective.id == objective_id), None)


class CourseFile(_SharedFacts):
    """What is true of the course in all its editions (`data/course.yml`)."""

    sessions: list[SessionPlan] = Field(min_length=1, description="Qué se hace en cada sesión, en orden.")
    code_licence: Licence = Field(
        description="Con qué licencia se publica el código; la de los textos es de la edición."
    )

    @field_validator("sessions")
    @classmethod
    def _check_sessions(cls, sessions: list[SessionPlan]) -> list[SessionPlan]:
        for position, session in enumerate(sessions):
            if session.number != position + 1:
                message = "las sesiones se numeran 1, 2, 3… sin saltos: esta es la {expected}"
                raise make_error("session_numbers", message, (position, "number"), expected=position + 1)
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


class CourseFacts(_SharedFacts):
    """What is true of the course in its present edition, on one day: both files together.

    `sessions` has the plan of each session with its day; `today` is the day of the build, in the edition's time zone.
    """

    sessions: list[Session]
    code_licence: Licence
    held: Edition
    today: datetime.date = Field(repr=False)  # what is remembered by its `repr` holds until the state changes

    def __repr_args__(self) -> Iterable[tuple[str | None, object]]:
        return [*super().__repr_args__(), ("state", self.state), ("notices", self.notices)]

    @property
    def edition(self) -> int:
        """The year of the edition."""
        return self.held.year

    @property
    def state(self) -> State:
        """The state of the edition today."""
        return self.held.find_state(self.today)

    @property
    def organiser(self) -> str:
        """Who holds the edition."""
        return self.held.organiser

    @property
    def schedule(self) -> Schedule:
        return self.held.schedule

    @property
    def enrolment(self) -> Enrolment:
        return self.held.enrolment

    @property
    def is_enrolling(self) -> bool:
        """Whether people can enrol today."""
        return self.held.is_enrolling(self.today)

    @property
    def notices(self) -> list[str]:
        """What is still to be told about the edition."""
        return [notice.text for notice in self.held.notices if self.held.is_shown(notice, self.today)]

    @property
    def licences(self) -> Licences:
        return Licences(content=self.held.licence, code=self.code_licence)

    @property
    def minutes(self) -> int:
        """Class time of the whole course, in minutes."""
        return sum(session.length for session in self.sessions)


def join_edition(file: CourseFile, edition: Edition, today: datetime.date) -> CourseFacts:
    """The facts of a course in an edition that has as many sessions. `today` is in the edition's time zone."""
    sessions = []
    for plan, day in zip(file.sessions, edition.sessions, strict=True):
        start, end = edition.get_hours(day)
        sessions.append(Session.model_construct(**dict(plan), date=day.date, start=start, end=end))
    shared = {name: value for name, value in file if name != "sessions"}
    return CourseFacts.model_construct(**shared, sessions=sessions, held=edition, today=today)
