"""The course's types: what may stand in `data/` and `quizzes/`, field by field.

Each docstring and description is also what an author reads: the JSON Schemas in `schemas/` are generated from here.
Rules that need more than one object (does this section exist?) live in `course/checks/`. Terms follow IMS QTI
(assessment), CSL (references), iCalendar (dates) and schema.org (metadata).
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Anchor = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
HeadingId = Annotated[str, StringConstraints(pattern=r"^t[1-5](/[a-z0-9]+(-[a-z0-9]+)*)?$")]
ObjectiveId = Annotated[str, StringConstraints(pattern=r"^[GE][1-9]$")]
ReferenceKey = Annotated[str, StringConstraints(pattern=r"^[a-zA-Z][a-zA-Z0-9_:-]*$")]
QuestionId = Annotated[str, StringConstraints(pattern=r"^t[1-5]-[a-z0-9]+(-[a-z0-9]+)*$")]
TemaNumber = Annotated[int, Field(ge=1, le=5)]

BloomLevel = Literal["remember", "understand", "apply", "analyze", "evaluate", "create"]

_LONGEST_ACRONYM = 6
_CLOCK = r"([01][0-9]|2[0-3]):[0-5][0-9]"
_FOLD_END = re.compile(r"[.:\s]+$")


def _make_error(kind: str, message: str, at: tuple[str | int, ...] = (), **context: Any) -> PydanticCustomError:
    """A broken rule. `at` leads from the object that the rule is about to the value that breaks it."""
    return PydanticCustomError(kind, message, {"at": at, **context})


def _read_clock_time(value: Any) -> datetime.time:
    if not isinstance(value, str) or not re.fullmatch(_CLOCK, value):
        raise _make_error("clock_time", 'una hora se escribe HH:MM entre comillas, como "09:30"')
    return datetime.time.fromisoformat(value)


ClockTime = Annotated[
    datetime.time, BeforeValidator(_read_clock_time), WithJsonSchema({"type": "string", "pattern": f"^{_CLOCK}$"})
]


class Model(BaseModel):
    """Base of every type: unknown keys are refused, nothing is converted in silence, objects don't change."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


# --- data/course.yml ------------------------------------------------------------------------------------------------


class Objective(Model):
    """One objective of the course, in its owner's words."""

    id: ObjectiveId = Field(description="`G1`… si es general, `E1`… si es específico. No cambia nunca.")
    text: Text = Field(description="El objetivo, con las palabras del programa oficial.")

    @property
    def is_general(self) -> bool:
        return self.id.startswith("G")


class OriginalAndExplained(Model):
    """Words of the official programme, and what they mean for the reader."""

    original: Text = Field(description="Las palabras del programa oficial, sin tocar.")
    explained: Text = Field(description="Lo mismo, explicado al lector.")


class Enrolment(Model):
    """Whether people can still enrol in this edition."""

    status: Literal["open", "closed"] = Field(description="`open` si se admite inscripción, `closed` si no.")
    original: Text = Field(description="Las palabras del programa oficial.")
    explained: Text = Field(description="Lo mismo, explicado al lector.")


class Schedule(Model):
    """The hours that every session keeps, and the time zone they are in."""

    original_dates: Text = Field(description="Las fechas, con las palabras del programa oficial.")
    original_hours: Text = Field(description="El horario, con las palabras del programa oficial.")
    start: ClockTime = Field(description="Hora de comienzo, HH:MM entre comillas.")
    end: ClockTime = Field(description="Hora de fin, HH:MM entre comillas.")
    timezone: Literal["Europe/Madrid"] = Field(description="Zona horaria de la base IANA.")

    @model_validator(mode="after")
    def _check_order(self) -> Schedule:
        if self.end <= self.start:
            raise _make_error("hours_order", "la hora de fin tiene que ser posterior a la de comienzo", ("end",))
        return self

    @property
    def minutes(self) -> int:
        """Length of one session, in minutes."""
        return (self.end.hour - self.start.hour) * 60 + self.end.minute - self.start.minute


class Session(Model):
    """One day of class."""

    number: int = Field(ge=1, description="Orden de la sesión en el curso, desde 1.")
    date: datetime.date = Field(description="Día, AAAA-MM-DD.")
    focus: Text = Field(description="En qué se centra la sesión (reparto orientativo, propuesta de esta edición web).")
    headings: list[HeadingId] = Field(min_length=1, description="Epígrafes que se trabajan (reparto orientativo).")


class Catalogue(Model):
    """The list of courses that the official programme points to."""

    original: Text = Field(description="Las palabras del programa oficial.")
    explained: Text = Field(description="Qué hay detrás y cómo llegar.")


class Assessment(Model):
    """What the self-assessment asks for: the final test, and when an objective is held."""

    exam_questions: int = Field(ge=5, le=100, description="Preguntas de la prueba final, si el banco las tiene.")
    exam_minutes: int = Field(ge=5, le=300, description="Minutos de la prueba final, para quien la haga con tiempo.")
    pass_percent: int = Field(ge=1, le=100, description="Puntuación con que se supera la prueba final, en porcentaje.")
    mastery_percent: int = Field(
        ge=1, le=100, description="Puntuación al primer intento con que un objetivo se da por conseguido, en porcentaje."
    )


class Provenance(Model):
    """Where the programme comes from."""

    organiser: Text = Field(description="Quién ofreció el curso.")
    reference: ReferenceKey = Field(description="Fuente que lo prueba, clave de `references.bib`.")


class Course(Model):
    """What is true of the course as a whole (`data/course.yml`)."""

    title: Text = Field(description="Título oficial.")
    edition: int = Field(ge=2000, le=2100, description="Año de la edición.")
    language: Literal["es"] = Field(description="Lengua del curso, código BCP 47.")
    description: Text = Field(description="Qué es el curso, en una o dos frases.")
    provenance: Provenance = Field(description="De dónde viene el programa.")
    objectives: list[Objective] = Field(min_length=1, description="Objetivos generales y específicos.")
    audience: OriginalAndExplained = Field(description="A quién se dirige.")
    enrolment: Enrolment = Field(description="Si se admite inscripción.")
    schedule: Schedule = Field(description="Fechas y horario de las sesiones.")
    sessions: list[Session] = Field(min_length=1, description="Sesiones, en orden de fecha.")
    catalogue: Catalogue = Field(description="El listado de cursos al que remite el programa.")
    assessment: Assessment = Field(description="La autoevaluación: prueba final y cuándo se da por conseguido un objetivo.")

    @field_validator("objectives")
    @classmethod
    def _check_objectives(cls, objectives: list[Objective]) -> list[Objective]:
        _refuse_repeated("el objetivo", "id", [objective.id for objective in objectives])
        return objectives

    @field_validator("sessions")
    @classmethod
    def _check_sessions(cls, sessions: list[Session]) -> list[Session]:
        for position, session in enumerate(sessions):
            if session.number != position + 1:
                message = "las sesiones se numeran 1, 2, 3… sin saltos: esta es la {expected}"
                raise _make_error("session_numbers", message, (position, "number"), expected=position + 1)
            if position and session.date <= sessions[position - 1].date:
                message = "las sesiones van en orden de fecha: esta tiene que ser posterior a la anterior"
                raise _make_error("session_order", message, (position, "date"))
        return sessions

    @property
    def minutes(self) -> int:
        """Class time of the whole course, in minutes."""
        return self.schedule.minutes * len(self.sessions)

    def find_objective(self, objective_id: str) -> Objective | None:
        return next((objective for objective in self.objectives if objective.id == objective_id), None)


# --- data/programme.yml ---------------------------------------------------------------------------------------------


def fold_heading(text: str) -> str:
    """How headings are compared: without case, final full stop or colon, and with single spaces."""
    return " ".join(_FOLD_END.sub("", text).casefold().split())


class Heading(Model):
    """One heading of the official programme."""

    number: Text | None = Field(default=None, description="El número tal como lo escribe el programa; nada si no lleva.")
    title: Text = Field(description="Las palabras del programa oficial, sin tocar.")
    shown: Text | None = Field(
        default=None, description="El mismo texto en minúsculas de frase, si el programa lo escribe en mayúsculas."
    )
    anchor: Anchor = Field(description="Ancla corta y fija en la página (`4-2-1`). No cambia aunque cambie el texto.")
    level: int = Field(ge=1, le=6, description="Profundidad: 1 para `1.`, 2 para `4.1.`, etc.")

    @model_validator(mode="after")
    def _check_shown(self) -> Heading:
        _refuse_other_words(self.title, self.shown)
        return self

    @property
    def text(self) -> str:
        """The heading's words in sentence case, without final full stop."""
        return _FOLD_END.sub("", self.shown or self.title)

    @property
    def label(self) -> str:
        """Number and words, as a page's heading shows them."""
        return f"{self.number} {self.text}" if self.number else self.text


class Tema(Model):
    """One of the five temas, with its headings in the programme's order."""

    number: TemaNumber = Field(description="Número del tema, de 1 a 5.")
    title: Text = Field(description="Las palabras del programa oficial, sin tocar.")
    shown: Text = Field(description="El mismo título en minúsculas de frase.")
    short: Text = Field(description="Nombre breve para menús (de esta edición web, no del programa).")
    headings: list[Heading] = Field(min_length=1, description="Epígrafes en orden.")

    @model_validator(mode="after")
    def _check_shown(self) -> Tema:
        _refuse_other_words(self.title, self.shown)
        return self

    @field_validator("headings")
    @classmethod
    def _check_headings(cls, headings: list[Heading]) -> list[Heading]:
        _refuse_repeated("el ancla", "anchor", [heading.anchor for heading in headings])
        previous = 0
        for position, heading in enumerate(headings):
            if heading.level > previous + 1:
                message = "este epígrafe salta de nivel: detrás del nivel {previous} no puede ir el {level}"
                raise _make_error("heading_levels", message, (position, "level"), previous=previous, level=heading.level)
            previous = heading.level
        return headings

    @property
    def id(self) -> str:
        return f"t{self.number}"

    @property
    def text(self) -> str:
        """The tema's title in sentence case, without final full stop."""
        return _FOLD_END.sub("", self.shown)

    @property
    def label(self) -> str:
        """«Tema 1. …», as its cover shows it."""
        return f"Tema {self.number}. {self.text}"

    def get_id(self, heading: Heading) -> str:
        """The heading's id in the whole course, such as `t1/4-2-1`."""
        return f"{self.id}/{heading.anchor}"


class Programme(Model):
    """The official programme (`data/programme.yml`): the contract that the chapters keep."""

    temas: list[Tema] = Field(min_length=1, description="Los temas, en orden.")

    @field_validator("temas")
    @classmethod
    def _check_numbers(cls, temas: list[Tema]) -> list[Tema]:
        for position, tema in enumerate(temas):
            if tema.number != position + 1:
                message = "los temas se numeran 1, 2, 3… sin saltos: este es el {expected}"
                raise _make_error("tema_numbers", message, (position, "number"), expected=position + 1)
        return temas


# --- data/cases/*.yml -----------------------------------------------------------------------------------------------

CaseKind = Literal["community", "policy", "platform", "plan", "programme", "wiki", "network", "service"]
CaseScope = Literal["municipal", "provincial", "regional", "state", "european", "international"]
CaseStatus = Literal["active", "ended", "unknown"]


class CaseFigure(Model):
    """One published figure of a case."""

    label: Text = Field(description="Qué mide.")
    value: Text = Field(description="El valor con su unidad, como lo leerá el lector.")
    year: Text = Field(description="Año o periodo del dato.")
    source: ReferenceKey = Field(description="Fuente del dato, clave de `references.bib`.")
    note: Text | None = Field(default=None, description="Aclaración necesaria para no leerlo mal.")


class CaseComparison(Model):
    """What a table compares of a case, each in a few words with its citations."""

    participants: Text = Field(description="Quiénes participan y cuántos, o que no consta.")
    tool: Text = Field(description="La herramienta.")
    cost: Text = Field(description="Cuánto costó y a quién, o que no consta.")
    governance: Text = Field(description="Quién edita o propone y quién decide.")
    survives: Text = Field(description="Qué queda hoy.")


class Case(Model):
    """A case study, told once (`data/cases/<id>.yml`). Long texts are Markdown with citations (`[@clave]`)."""

    id: Slug = Field(description="Identificador; el archivo se llama igual. No cambia nunca.")
    name: Text = Field(description="Nombre completo y oficial.")
    short_name: Text = Field(description="Nombre breve para tarjetas y menús.")
    summary: Text = Field(description="El caso en una o dos frases, texto sin formato.")
    kind: CaseKind = Field(description="Tipo de iniciativa.")
    scope: CaseScope = Field(description="Ámbito territorial de quien la promueve.")
    place: Text = Field(description="Dónde.")
    promoter: Text = Field(description="Quién la promueve.")
    period: Text = Field(description="Desde cuándo y hasta cuándo, en palabras.")
    status: CaseStatus = Field(description="`active`, `ended` o `unknown` si no consta.")
    sections: list[HeadingId] = Field(min_length=1, description="Epígrafes del programa donde se estudia.")
    context: Text = Field(description="De qué problema partía.")
    platform: Text = Field(description="Con qué tecnología o soporte.")
    process: list[Text] = Field(min_length=1, description="Cómo se hizo, paso a paso.")
    figures: list[CaseFigure] = Field(default=[], description="Cifras publicadas, cada una con su fuente.")
    results: Text = Field(description="Qué se consiguió.")
    limits: Text = Field(description="Límites, fallos y críticas.")
    state_today: Text = Field(description="Qué se sabe de su estado actual.")
    copy_: list[Text] = Field(alias="copy", min_length=1, description="Qué puede copiar un ayuntamiento el lunes.")
    comparison: CaseComparison | None = Field(default=None, description="Lo que compara la tabla de un tema.")
    sources: list[ReferenceKey] = Field(min_length=1, description="Fuentes del caso, claves de `references.bib`.")


# --- data/glossary.yml ----------------------------------------------------------------------------------------------


class Term(Model):
    """One term of the glossary."""

    id: Slug = Field(description="Identificador y ancla. No cambia nunca.")
    term: Text = Field(description="El término, en español.")
    english: Text | None = Field(default=None, description="El término original en otra lengua, si lo hay.")
    definition: Text = Field(description="Definición en una o dos frases, texto sin formato.")
    variants: list[Text] = Field(default=[], description="Otras formas que se reconocen en el texto (plurales…).")
    section: HeadingId | None = Field(default=None, description="Epígrafe donde se explica.")
    sources: list[ReferenceKey] = Field(default=[], description="Fuentes, claves de `references.bib`.")


class Glossary(Model):
    """The glossary (`data/glossary.yml`)."""

    terms: list[Term] = Field(min_length=1, description="Los términos, en cualquier orden: la página los ordena.")


# --- data/norms.yml -------------------------------------------------------------------------------------------------

NormStatus = Literal["in_force", "amended", "repealed"]


class NormArticle(Model):
    """One article that matters, and what it says to somebody who serves the public."""

    locator: Text = Field(description="El artículo, escrito como se cita: `art. 4.c`, `disp. adic. 7.ª`.")
    says: Text = Field(description="Qué dice, en una o dos frases nuestras. Texto sin formato.")


class Norm(Model):
    """What is true today of a norm that the course cites: whether it is in force, when somebody looked, what it obliges.

    Its name, number, date and official address are those of its entry in `references.bib`.
    """

    reference: ReferenceKey = Field(description="La norma, clave de `references.bib` (una entrada `@legislation`).")
    status: NormStatus = Field(
        description="`in_force` si está vigente, `amended` si está vigente con cambios que hay que saber, `repealed` si está derogada."
    )
    status_note: Text | None = Field(
        default=None,
        description="Qué la derogó o la cambió y desde cuándo, o qué parte no está vigente. Solo puede faltar con `in_force`.",
    )
    checked: datetime.date = Field(description="Día en que se comprobó, AAAA-MM-DD.")
    social_media: Text | None = Field(
        default=None,
        description="A qué te obliga, o qué te permite, al atender por redes sociales. Con ella, la norma sale en la tabla de `norms()`.",
    )
    articles: list[NormArticle] = Field(default=[], description="Los artículos que importan. Salen en la tabla y al pasar por una cita.")

    @field_validator("articles")
    @classmethod
    def _check_articles(cls, articles: list[NormArticle]) -> list[NormArticle]:
        _refuse_repeated("el artículo", "locator", [article.locator for article in articles])
        return articles

    @model_validator(mode="after")
    def _check_note(self) -> Norm:
        if self.status == "repealed" and self.status_note is None:
            raise _make_error("repealed_by", "una norma derogada dice qué la derogó: falta `status_note`", ("status",))
        if self.status == "amended" and self.status_note is None:
            raise _make_error("amended_by", "una norma con cambios dice cuáles: falta `status_note`", ("status",))
        if self.social_media and not self.articles:
            message = "di también en qué artículos lo dice: falta `articles`"
            raise _make_error("norm_without_articles", message, ("social_media",))
        return self

    def find_article(self, locator: str) -> NormArticle | None:
        """The article that a citation names, or the whole article of the part that it names: `art. 5` for `art. 5.4`."""
        known = {article.locator: article for article in self.articles}
        while locator not in known and "." in locator.removeprefix("art. "):
            locator = locator.rpartition(".")[0]
        return known.get(locator)


class Norms(Model):
    """The norms that the course cites (`data/norms.yml`)."""

    norms: list[Norm] = Field(min_length=1, description="Las normas, en cualquier orden.")

    @field_validator("norms")
    @classmethod
    def _check_norms(cls, norms: list[Norm]) -> list[Norm]:
        _refuse_repeated("la norma", "reference", [norm.reference for norm in norms])
        return norms


# --- data/figures/*.yml ---------------------------------------------------------------------------------------------


class Chart(Model):
    """How the numbers of `data/figures/<id>.csv` are drawn, and what must be known to read them."""

    kind: Literal["bars"] = Field(description="Forma del gráfico: `bars`, barras horizontales.")
    unit: Text = Field(description="Unidad que se escribe tras cada número, como `%`.")
    year: Text = Field(description="Año o periodo del dato, como `octubre de 2024`.")
    sample: Text = Field(description="A quién se preguntó o se contó, y a cuántos; `no consta` si la fuente no lo dice.")
    maximum: float | None = Field(
        default=None,
        gt=0,
        allow_inf_nan=False,
        description="Valor en que acaba la escala, que empieza en 0. Sin él, 100 si la unidad es `%`; si no, un número redondo.",
    )


class Figure(Model):
    """A figure of our own (`data/figures/<id>.yml`): a drawing, `docs/assets/figures/<id>.svg`, or a chart of a CSV."""

    id: Slug = Field(description="Identificador; el archivo y su SVG o su CSV se llaman igual.")
    title: Text = Field(description="Título breve.")
    description: Text | None = Field(
        default=None,
        description="Qué dice el dibujo, para quien no puede verlo. En un gráfico no se pone: lo dice su tabla.",
    )
    caption: Text = Field(description="Pie que se lee bajo la figura.")
    sources: list[ReferenceKey] = Field(default=[], description="Fuentes, claves de `references.bib`.")
    chart: Chart | None = Field(
        default=None, description="Solo en un gráfico: cómo se dibujan los números de `data/figures/<id>.csv`."
    )

    @model_validator(mode="after")
    def _check_kind(self) -> Figure:
        if self.chart is None and self.description is None:
            raise _make_error("description_missing", "falta la clave obligatoria `description`")
        if self.chart is not None and self.description is not None:
            message = "un gráfico no lleva `description`: la tabla de sus datos ya dice lo que muestra"
            raise _make_error("description_of_chart", message, ("description",))
        if self.chart is not None and not self.sources:
            message = "un gráfico lleva en `sources` la fuente de sus datos"
            raise _make_error("chart_without_source", message, ("chart",))
        return self


# --- data/diagnoses/*.yml -------------------------------------------------------------------------------------------


class ScaleOption(Model):
    """One of the answers that every statement of a diagnosis admits."""

    points: int = Field(ge=0, le=100, description="Puntos que suma. No cambian nunca: es lo que se guarda de cada lector.")
    text: Text = Field(description="La respuesta, texto sin formato.")


class DiagnosisStatement(Model):
    """Something that is so in a town hall, or is not, and that can be looked up."""

    id: Slug = Field(description="Identificador. No cambia nunca ni se reutiliza: de él cuelgan respuestas guardadas.")
    text: Text = Field(description="La frase, en afirmativo y con una sola cosa que comprobar. Texto sin formato.")
    section: HeadingId = Field(description="Epígrafe que hay que releer si la respuesta es baja.")
    proof: Text = Field(description="Qué prueba buscar antes de responder. Texto sin formato.")
    sources: list[ReferenceKey] = Field(default=[], description="Fuentes en que se apoya, claves de `references.bib`.")


class DiagnosisBand(Model):
    """What is said to a sum between two numbers, both included."""

    minimum: int = Field(ge=0, description="Suma más baja del tramo.")
    maximum: int = Field(ge=0, description="Suma más alta del tramo.")
    title: Text = Field(description="El resultado en pocas palabras.")
    text: Text = Field(description="Qué quiere decir y qué conviene hacer. Texto sin formato.")
    read: list[HeadingId] = Field(min_length=1, description="Epígrafes que conviene leer con ese resultado.")

    @model_validator(mode="after")
    def _check_order(self) -> DiagnosisBand:
        if self.maximum < self.minimum:
            raise _make_error("band_order", "`maximum` tiene que ser igual o mayor que `minimum`", ("maximum",))
        return self


class Diagnosis(Model):
    """A self-diagnosis (`data/diagnoses/<id>.yml`): statements that a team scores, and what each sum says."""

    id: Slug = Field(description="Identificador; el archivo se llama igual. No cambia nunca.")
    title: Text = Field(description="Título.")
    intro: Text = Field(description="Cómo se responde, en dos o tres frases. Texto sin formato.")
    scale: list[ScaleOption] = Field(min_length=2, description="Respuestas posibles, de menos a más puntos. La primera vale 0.")
    statements: list[DiagnosisStatement] = Field(min_length=1, description="Las frases, en el orden en que se muestran.")
    bands: list[DiagnosisBand] = Field(min_length=1, description="Tramos, de menos a más. Juntos van de 0 a la suma máxima.")
    retired: list[Slug] = Field(default=[], description="Identificadores de frases ya quitadas, que no se pueden volver a usar.")

    @field_validator("scale")
    @classmethod
    def _check_scale(cls, scale: list[ScaleOption]) -> list[ScaleOption]:
        if scale[0].points:
            raise _make_error("scale_start", "la primera respuesta de la escala tiene que valer 0 puntos", (0, "points"))
        for position in range(1, len(scale)):
            if scale[position].points <= scale[position - 1].points:
                message = "la escala va de menos a más puntos: esta respuesta tiene que valer más que la anterior"
                raise _make_error("scale_order", message, (position, "points"))
        _refuse_repeated("la respuesta", "text", [fold_answer(option.text) for option in scale])
        return scale

    @field_validator("statements")
    @classmethod
    def _check_statements(cls, statements: list[DiagnosisStatement]) -> list[DiagnosisStatement]:
        _refuse_repeated("la frase", "id", [statement.id for statement in statements])
        return statements

    @model_validator(mode="after")
    def _check_retired(self) -> Diagnosis:
        for position, statement in enumerate(self.statements):
            if statement.id in self.retired:
                message = "«{id}» está en `retired`: de ese identificador cuelgan respuestas a otra frase"
                raise _make_error("retired_id", message, ("statements", position, "id"), id=statement.id)
        return self

    @property
    def maximum(self) -> int:
        """The highest sum that can be reached, in points."""
        return len(self.statements) * self.scale[-1].points


# --- data/documents/*.yml -------------------------------------------------------------------------------------------


class DocumentField(Model):
    """Something to write in, with what helps to write it."""

    label: Text = Field(description="Qué se escribe.")
    help: Text = Field(description="Cómo se rellena, en una o dos frases. Texto sin formato.")


class DocumentTable(Model):
    """A table to fill in by hand: its header, and how many empty rows."""

    columns: list[Text] = Field(min_length=2, max_length=5, description="Los títulos de las columnas.")
    rows: int = Field(ge=1, le=20, description="Cuántas filas vacías.")


class DocumentPart(Model):
    """A part of a document, of one of four shapes: fields, clauses, a checklist or an empty table."""

    title: Text = Field(description="Título de la parte.")
    help: Text | None = Field(default=None, description="Qué se decide aquí. Texto sin formato.")
    fields: list[DocumentField] = Field(default=[], description="Casillas para escribir.")
    clauses: list[Text] = Field(default=[], description="Cláusulas propuestas; cuatro guiones bajos son un hueco.")
    checks: list[Text] = Field(default=[], description="Comprobaciones que se marcan.")
    table: DocumentTable | None = Field(default=None, description="Tabla vacía.")

    @field_validator("clauses")
    @classmethod
    def _check_gaps(cls, clauses: list[Text]) -> list[Text]:
        return _refuse_bad_gaps(clauses)

    @model_validator(mode="after")
    def _check_shape(self) -> DocumentPart:
        given = [name for name in ("fields", "clauses", "checks", "table") if getattr(self, name)]
        if len(given) != 1:
            message = "cada parte lleva una de estas cuatro cosas, y solo una: `fields`, `clauses`, `checks` o `table`"
            raise _make_error("part_shape", message, (given[1],) if given else ("title",))
        return self


class Document(Model):
    """A document that readers take away to fill in (`data/documents/<id>.yml`). Texts are plain."""

    id: Slug = Field(description="Identificador; el archivo se llama igual. No cambia nunca.")
    title: Text = Field(description="Título del documento.")
    intro: Text = Field(description="Para qué sirve y cómo se usa, en dos o tres frases. Texto sin formato.")
    sections: list[HeadingId] = Field(min_length=1, description="Epígrafes del programa donde se usa.")
    parts: list[DocumentPart] = Field(min_length=1, description="Las partes, en orden.")


# --- data/policy.yml ------------------------------------------------------------------------------------------------


class PolicyExample(Model):
    """How not to write or do something, and why."""

    text: Text = Field(description="El mal ejemplo, inventado. La página ya dice que es ficticio.")
    why: Text = Field(description="Por qué está mal. Admite citas.")


class PolicyElement(Model):
    """One element of a social media policy: what to decide, who decides, model clauses, a bad example and the rule behind."""

    id: Slug = Field(description="Identificador, en inglés. No cambia nunca.")
    title: Text = Field(description="El elemento, en pocas palabras.")
    section: HeadingId = Field(description="Epígrafe del programa donde se estudia.")
    decisions: list[Text] = Field(min_length=1, description="Lo que el ayuntamiento tiene que decidir. Texto sin formato.")
    decided_by: Text = Field(description="Quién lo decide y con quién. Admite citas.")
    clauses: list[Text] = Field(
        min_length=1, description="Cláusulas modelo, con nuestras palabras; cuatro guiones bajos son un hueco. Texto sin formato."
    )
    bad_example: PolicyExample = Field(description="Un mal ejemplo.")
    rule: Text = Field(description="La norma que hay detrás, con su cita, o que no la hay.")

    @field_validator("clauses")
    @classmethod
    def _check_gaps(cls, clauses: list[Text]) -> list[Text]:
        return _refuse_bad_gaps(clauses)


class Policy(Model):
    """The social media policy that readers take home (`data/policy.yml`), element by element."""

    id: Slug = Field(description="Identificador; el DOCX se llama igual. No cambia nunca.")
    title: Text = Field(description="Título del documento.")
    intro: Text = Field(description="Para qué sirve y cómo se usa, en dos o tres frases. Texto sin formato.")
    elements: list[PolicyElement] = Field(min_length=1, description="Los elementos, en el orden del documento.")
    closing: list[DocumentPart] = Field(default=[], description="Partes que van detrás de los elementos.")

    @field_validator("elements")
    @classmethod
    def _check_elements(cls, elements: list[PolicyElement]) -> list[PolicyElement]:
        _refuse_repeated("el elemento", "id", [element.id for element in elements])
        _refuse_repeated("el título", "title", [element.title for element in elements])
        return elements

    def find_element(self, element_id: str) -> PolicyElement | None:
        return next((element for element in self.elements if element.id == element_id), None)


# --- quizzes/*.yml --------------------------------------------------------------------------------------------------


class Answer(Model):
    """One answer that the learner may choose."""

    text: Text = Field(description="La respuesta. Admite énfasis y código de Markdown.")
    correct: bool = Field(default=False, description="Si es correcta.")
    why: Text = Field(description="Por qué es correcta o por qué no lo es.")


class AnticipatedAnswer(Model):
    """A wrong text that the author foresees, with its own explanation."""

    texts: list[Text] = Field(min_length=1, description="Textos que se reconocen.")
    why: Text = Field(description="Por qué no es correcta.")


class QuestionBase(Model):
    """What every question has, whatever its kind."""

    id: QuestionId = Field(
        description="Identificador, `t1-` y unas palabras. No cambia nunca ni se reutiliza: de él cuelgan respuestas guardadas."
    )
    section: HeadingId = Field(description="Epígrafe que se evalúa, como `t1/4-2-1`.")
    objective: ObjectiveId = Field(description="Objetivo del curso al que sirve.")
    level: BloomLevel = Field(description="Nivel de la taxonomía de Bloom.")
    prompt: Text = Field(description="El enunciado. Admite énfasis y código de Markdown.")
    hints: list[Text] = Field(
        default=[], max_length=3, description="Pistas, de menos a más: el lector las pide de una en una y queda dicho cuántas pidió."
    )
    sources: list[ReferenceKey] = Field(default=[], description="Fuentes que deciden la respuesta.")

    @field_validator("hints")
    @classmethod
    def _check_hints(cls, hints: list[Text]) -> list[Text]:
        _refuse_same_answer("la pista", hints, ())
        return hints


class ChoiceQuestion(QuestionBase):
    """A question answered by choosing from a list."""

    answers: list[Answer] = Field(min_length=3, max_length=6, description="Respuestas, cada una con su `why`.")

    @field_validator("answers")
    @classmethod
    def _check_answers(cls, answers: list[Answer]) -> list[Answer]:
        _refuse_same_answer("la respuesta", [answer.text for answer in answers], ("text",))
        return answers

    @property
    def correct_answers(self) -> list[Answer]:
        return [answer for answer in self.answers if answer.correct]


class SingleQuestion(ChoiceQuestion):
    """One right answer among several."""

    kind: Literal["single"] = Field(description="Tipo de pregunta: una sola respuesta correcta.")

    @model_validator(mode="after")
    def _check_one_correct(self) -> SingleQuestion:
        if not self.correct_answers:
            raise _make_error("no_correct", "ninguna respuesta lleva `correct: true`", ("answers",))
        if len(self.correct_answers) > 1:
            message = "una pregunta `single` lleva una sola respuesta correcta y esta es la segunda: ¿es `multiple`?"
            raise _make_error("one_correct", message, ("answers", self.answers.index(self.correct_answers[1]), "correct"))
        return self


class MultipleQuestion(ChoiceQuestion):
    """Several right answers: all of them and only them must be chosen."""

    kind: Literal["multiple"] = Field(description="Tipo de pregunta: varias respuestas correctas.")

    @model_validator(mode="after")
    def _check_some_correct(self) -> MultipleQuestion:
        if not self.correct_answers:
            raise _make_error("no_correct", "ninguna respuesta lleva `correct: true`", ("answers",))
        if len(self.correct_answers) == len(self.answers):
            message = "todas las respuestas son correctas: falta alguna que no lo sea"
            raise _make_error("all_correct", message, ("answers",))
        return self


class TrueFalseQuestion(QuestionBase):
    """A statement that is true or false."""

    kind: Literal["true_false"] = Field(description="Tipo de pregunta: verdadero o falso.")
    correct: bool = Field(description="`true` si el enunciado es verdadero.")
    why_true: Text = Field(description="Qué se le dice a quien responde «Verdadero».")
    why_false: Text = Field(description="Qué se le dice a quien responde «Falso».")


class BlankQuestion(QuestionBase):
    """A sentence with one gap, `____`, to be filled by typing."""

    kind: Literal["blank"] = Field(description="Tipo de pregunta: un hueco que se rellena.")
    accepted: list[Text] = Field(min_length=1, description="Textos que se dan por buenos (sin contar tildes ni mayúsculas).")
    why: Text = Field(description="La explicación que acompaña al resultado.")
    anticipated: list[AnticipatedAnswer] = Field(default=[], description="Errores previsibles, con su explicación.")

    @model_validator(mode="after")
    def _check_gap(self) -> BlankQuestion:
        if len(re.findall(r"_{4,}", self.prompt)) != 1 or "_____" in self.prompt:
            message = "el enunciado tiene que llevar un hueco, y solo uno: `____` (cuatro guiones bajos)"
            raise _make_error("one_gap", message, ("prompt",))
        return self

    @model_validator(mode="after")
    def _check_texts(self) -> BlankQuestion:
        accepted = [fold_answer(text) for text in self.accepted]
        for position, text in enumerate(accepted):
            if text in accepted[:position]:
                message = "«{text}» sobra: ya se acepta, porque no cuentan ni las tildes ni las mayúsculas"
                raise _make_error("accepted_twice", message, ("accepted", position), text=self.accepted[position])
        for number, anticipated in enumerate(self.anticipated):
            for position, text in enumerate(anticipated.texts):
                if fold_answer(text) in accepted:
                    message = "«{text}» está también en `accepted`: no puede ser un error"
                    raise _make_error("accepted_mistake", message, ("anticipated", number, "texts", position), text=text)
        return self


class Pair(Model):
    """Two things that belong together."""

    item: Text = Field(description="Lo que se da. Admite énfasis y código de Markdown.")
    match: Text = Field(description="Lo que le corresponde. Admite énfasis y código de Markdown.")
    why: Text = Field(description="Por qué van juntos.")


class Distractor(Model):
    """Something that matches nothing."""

    text: Text = Field(description="Lo que sobra. Admite énfasis y código de Markdown.")
    why: Text = Field(description="Por qué no le corresponde a nada.")


class MatchingQuestion(QuestionBase):
    """Things to be paired with what belongs to each (QTI's matchInteraction). Each pair counts the same."""

    kind: Literal["matching"] = Field(description="Tipo de pregunta: emparejar.")
    pairs: list[Pair] = Field(min_length=3, max_length=6, description="Las parejas. El sitio baraja lo que corresponde.")
    distractors: list[Distractor] = Field(default=[], max_length=3, description="Opciones que sobran. Pueden faltar.")

    @model_validator(mode="after")
    def _check_pairs(self) -> MatchingQuestion:
        _refuse_same_answer("lo dado", [pair.item for pair in self.pairs], ("pairs", "item"))
        _refuse_same_answer("lo que corresponde", [pair.match for pair in self.pairs], ("pairs", "match"))
        matches = {fold_answer(pair.match) for pair in self.pairs}
        _refuse_same_answer("la opción", [distractor.text for distractor in self.distractors], ("distractors", "text"))
        for position, distractor in enumerate(self.distractors):
            if fold_answer(distractor.text) in matches:
                message = "«{text}» está también en `pairs`: no puede sobrar"
                raise _make_error("distractor_matches", message, ("distractors", position, "text"), text=distractor.text)
        return self


class Step(Model):
    """One step of an order."""

    text: Text = Field(description="El paso. Admite énfasis y código de Markdown.")
    why: Text = Field(description="Por qué va en ese lugar.")


class OrderingQuestion(QuestionBase):
    """Steps to be put in order (QTI's orderInteraction). Each step that follows the one it should counts the same."""

    kind: Literal["ordering"] = Field(description="Tipo de pregunta: ordenar.")
    steps: list[Step] = Field(min_length=3, max_length=7, description="Los pasos, en el orden correcto. El sitio los desordena.")

    @model_validator(mode="after")
    def _check_steps(self) -> OrderingQuestion:
        _refuse_same_answer("el paso", [step.text for step in self.steps], ("steps", "text"))
        return self


class AnticipatedNumber(Model):
    """A wrong number that the author foresees, with its own explanation."""

    value: float = Field(allow_inf_nan=False, description="El número, con punto decimal.")
    why: Text = Field(description="De dónde sale ese error.")


class NumericQuestion(QuestionBase):
    """A number to be typed. The reader writes the decimals with a comma; the data, with a point, as YAML does."""

    kind: Literal["numeric"] = Field(description="Tipo de pregunta: un número.")
    answer: float = Field(allow_inf_nan=False, description="El número correcto, con punto decimal.")
    tolerance: float = Field(
        default=0, ge=0, allow_inf_nan=False, description="Cuánto puede apartarse la respuesta, por arriba o por abajo."
    )
    unit: Text | None = Field(default=None, description="La unidad, que se muestra tras la casilla: `%`, `€`, `días`…")
    why: Text = Field(description="La explicación que acompaña al resultado: cómo se llega al número.")
    anticipated: list[AnticipatedNumber] = Field(default=[], description="Errores previsibles, con su explicación.")

    @model_validator(mode="after")
    def _check_numbers(self) -> NumericQuestion:
        seen: list[float] = []
        for position, mistake in enumerate(self.anticipated):
            place = ("anticipated", position, "value")
            if abs(mistake.value - self.answer) <= self.tolerance:
                raise _make_error("accepted_number", "ese número se da por bueno: no puede ser un error", place)
            if mistake.value in seen:
                raise _make_error("number_twice", "ese número ya está más arriba", place)
            seen.append(mistake.value)
        return self


class Criterion(Model):
    """One thing that a good answer does."""

    text: Text = Field(description="El criterio, en afirmativo y con una sola cosa que comprobar.")
    why: Text = Field(description="Por qué importa, o cómo se nota que se cumple.")


class OpenQuestion(QuestionBase):
    """A text of the learner's own, who compares it with a model answer and marks it with a rubric."""

    kind: Literal["open"] = Field(description="Tipo de pregunta: respuesta abierta, que corrige quien la escribe.")
    model_answer: Text = Field(description="Una respuesta buena, como la escribiría quien domina el tema.")
    rubric: list[Criterion] = Field(min_length=3, max_length=5, description="De tres a cinco criterios, que valen lo mismo.")

    @model_validator(mode="after")
    def _check_rubric(self) -> OpenQuestion:
        _refuse_same_answer("el criterio", [criterion.text for criterion in self.rubric], ("rubric", "text"))
        return self


Question = Annotated[
    SingleQuestion | MultipleQuestion | TrueFalseQuestion | BlankQuestion | MatchingQuestion | OrderingQuestion
    | NumericQuestion | OpenQuestion,
    Field(discriminator="kind"),
]  # fmt: skip


class Quiz(Model):
    """The question bank of a tema (`quizzes/tema-N.yml`)."""

    tema: TemaNumber = Field(description="Número del tema, el mismo que lleva el nombre del archivo.")
    questions: list[Question] = Field(min_length=1, description="Las preguntas, en el orden en que se muestran.")
    retired: list[QuestionId] = Field(
        default=[], description="Identificadores de preguntas ya quitadas, que no se pueden volver a usar."
    )

    @model_validator(mode="after")
    def _check_retired(self) -> Quiz:
        for position, question in enumerate(self.questions):
            if question.id in self.retired:
                message = "«{id}» está en `retired`: de ese identificador cuelgan respuestas a otra pregunta"
                raise _make_error("retired_id", message, ("questions", position, "id"), id=question.id)
        return self


def fold_answer(text: str) -> str:
    """How typed answers are compared, as `foldText` in docs/assets/js/core/grading.js: the tilde of «ñ» counts, no other."""
    visible = "".join(character for character in text if unicodedata.category(character) != "Cf")
    decomposed = unicodedata.normalize("NFD", visible)
    kept = re.sub("[\u0300-\u0302\u0304-\u036f]", "", decomposed)
    return " ".join(unicodedata.normalize("NFC", kept).lower().split())


def _refuse_repeated(noun: str, key: str, values: list[str]) -> None:
    """Refuse the second use of a value among the `key` of a list's items."""
    for position, value in enumerate(values):
        if value in values[:position]:
            raise _make_error("repeated", "{noun} «{value}» ya está más arriba", (position, key), noun=noun, value=value)


def _refuse_bad_gaps(clauses: list[str]) -> list[str]:
    for position, clause in enumerate(clauses):
        if any(len(gap) != 4 for gap in re.findall(r"_{2,}", clause)):
            raise _make_error("clause_gap", "un hueco son cuatro guiones bajos: `____`", (position,))
    return clauses


def _refuse_same_answer(noun: str, texts: list[str], at: tuple[str, ...]) -> None:
    """Refuse a text that reads as an earlier one, accents and case aside. `at` is (list's key, text's key), either left out."""
    folded = [fold_answer(text) for text in texts]
    for position, text in enumerate(folded):
        if text in folded[:position]:
            place = (*at[:-1], position, *at[-1:])
            message = "{noun} «{value}» ya está más arriba (no cuentan las tildes ni las mayúsculas)"
            raise _make_error("repeated_answer", message, place, noun=noun, value=texts[position])


def _refuse_other_words(title: str, shown: str | None) -> None:
    """`shown` says what `title` says, and is there where the programme writes in capitals."""
    if shown is None and title.isupper() and len(title) > _LONGEST_ACRONYM:
        message = "el programa escribe este epígrafe en mayúsculas: falta `shown`, lo mismo en minúsculas de frase"
        raise _make_error("shown_missing", message, ("title",))
    if shown is not None and fold_heading(shown) != fold_heading(title):
        message = "`shown` tiene que decir lo mismo que `title`, salvo mayúsculas y punto final"
        raise _make_error("shown_differs", message, ("shown",))
