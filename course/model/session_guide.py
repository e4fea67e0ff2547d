"""`data/session_guides/sesion-4.yml`: what a trainer needs to give one session of the course.

It names pages, and nothing of them: their titles, their addresses and their minutes come from the pages and from the
plan of the session (`course/derived/session_guides.py`). `course/checks/session_guides.py` looks for both.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, PositiveInt, field_validator, model_validator

from course.model.base import HeadingId, Model, Slug, make_error, refuse_repeated
from course.model.menu import PagePath
from course.model.session import Component
from course.model.texts import EmphasizedText, PlainText

# What is recovered if all that a guide would leave out is left out: the delay that a trainer is likely to have.
LEAST_LEFT_OUT_MINUTES = 20
# A line to be said in one breath.
MOST_SAID_WORDS = 35
# The groups, in people, for which a guide says how an activity is done and how much is printed.
GROUP_SIZES = (8, 15, 25)

CopiesFor = Literal["trainer", "room", "table", "pair", "person", "as_needed"]
# All the copies of a session are in one file: with more of a paper, somebody made a mistake.
_MOST_COPIES = 100
CountsBySize = Annotated[
    list[Annotated[PositiveInt, Field(le=_MOST_COPIES)]],
    Field(min_length=len(GROUP_SIZES), max_length=len(GROUP_SIZES)),
]


class Printed(Model):
    """Something that is printed, with its copies: for whom they are and, if that doesn't say it, how many."""

    copies_for: CopiesFor = Field(
        description=(
            "Para quién es cada copia: `trainer`, una, para quien imparte; `room`, una para la sala; `table`, una por"
            " mesa; `pair`, una por pareja; `person`, una por persona; `as_needed`, las que hagan falta, y"
            " `copies_note` dice cuáles."
        )
    )
    copies_note: PlainText | None = Field(
        default=None, description="Lo que queda por decir de las copias, como «y otra para ti». Acaba la frase."
    )
    counts: CountsBySize | None = Field(
        default=None,
        description="Cuántas copias con 8, 15 y 25 personas, en ese orden, si no son las que salen de `copies_for`.",
    )

    @model_validator(mode="after")
    def _check_copies(self) -> Printed:
        if self.copies_for == "as_needed":
            if self.copies_note is None:
                message = "con `as_needed` hace falta `copies_note`, que dice cuántas copias se hacen"
                raise make_error("copies_note", message, ("copies_for",))
            if self.counts is not None:
                message = "`as_needed` es para las copias que no se pueden contar: con `counts`, di para quién son"
                raise make_error("copies_counts", message, ("counts",))
        elif self.counts is None and (self.copies_note or "").startswith("y "):
            message = "si hay más copias que las de `copies_for`, di en `counts` cuántas son"
            raise make_error("copies_more", message, ("copies_note",))
        return self

    @field_validator("copies_note")
    @classmethod
    def _check_note(cls, note: str | None) -> str | None:
        if note is not None and (note.endswith(".") or not note[:1].isalnum()):
            message = "`copies_note` acaba una frase: va sin coma delante y sin punto detrás"
            raise make_error("copies_note_signs", message)
        return note


class Handout(Printed):
    """What the trainer prints, or opens on the screen: a page, or documents of the course."""

    page: PagePath | None = Field(
        default=None, description="La página, por su ruta dentro de docs/, como `tema-3/contenidos.md`."
    )
    documents: list[Slug] = Field(
        default=[],
        description="En lugar de `page`, los documentos en DOCX, por su identificador en `data/documents/`.",
    )
    what: EmphasizedText = Field(description="Qué parte se usa, y para qué.")
    sections: list[Slug] = Field(
        default=[],
        description=(
            "Las anclas de los títulos de la página, como `2-4-cinco`, que tienen lo que el enunciado pide mirar. En la"
            " hoja de la actividad van las tablas, las listas y los párrafos con `>` que hay debajo de cada uno, hasta"
            " el siguiente título, y las figuras si no hay tabla. Si no hay nada de eso, va la caja «En tu"
            " ayuntamiento»."
        ),
    )

    @model_validator(mode="after")
    def _check_source(self) -> Handout:
        if (self.page is None) == (not self.documents):
            where = "documents" if self.documents else "what"
            raise make_error("handout_source", "di `page` o `documents`, y solo uno de los dos", (where,))
        if self.documents and self.sections:
            message = "`sections` es de la hoja de una página, y esto son documentos"
            raise make_error("handout_sections", message, ("sections",))
        return self


class CardSet(Printed):
    """Words that the trainer prints large and cuts out, or hangs on the wall. A set is one page."""

    title: PlainText = Field(description="Cómo se llama el juego, como «Papeles del simulacro».")
    what: Annotated[PlainText, Field(max_length=300)] = Field(
        description="Para qué es y qué se hace con él, en una frase."
    )
    size: Literal["card", "strip", "poster"] = Field(
        description=(
            "`card`, tarjetas que se reparten la hoja y se levantan; `strip`, tiras de lado a lado, para repartirlas;"
            " `poster`, todo en una columna, en letra grande, para la pared."
        )
    )
    texts: list[Annotated[PlainText, Field(max_length=60)]] = Field(
        min_length=2, max_length=12, description="Lo que dice cada tarjeta, con las palabras de la página."
    )


class GuidedActivity(Model):
    """The activity of the session that is told at length."""

    page: HeadingId = Field(description="La página de la actividad, por el epígrafe que la abre.")
    result: EmphasizedText = Field(description="Qué queda escrito al acabar, en una o dos frases.")
    groups_8: EmphasizedText = Field(description="Cómo se hace con 8 personas: grupos, papeles y minutos de cada paso.")
    groups_15: EmphasizedText = Field(description="Cómo se hace con 15 personas.")
    groups_25: EmphasizedText = Field(description="Cómo se hace con 25 personas.")
    no_network: EmphasizedText = Field(
        description="En un aula sin red: qué tiene cada cual en la mano y cómo se enseñan las respuestas."
    )
    video_call: EmphasizedText = Field(
        description="Por videoconferencia: salas, documento compartido, quién escribe y cuánto dura."
    )
    wrap_up: EmphasizedText = Field(description="Cómo se pone en común y con qué frase se cierra.")


class WorkedItems(Model):
    """The items of the numbered list of an activity that a session works, if not all, or one after another."""

    numbers: list[Annotated[int, Field(ge=1)]] = Field(
        min_length=1, description="Sus números en la lista del enunciado, en el orden en que se trabajan: `[2, 3]`."
    )
    shown: Literal["singly", "together"] = Field(
        default="singly",
        description=(
            "Cómo salen en las diapositivas: `singly`, cada uno en la suya y en letra grande, si la sala los trabaja"
            " uno tras otro; `together`, en la lista, si son pasos o cada grupo lleva los suyos."
        ),
    )

    @field_validator("numbers")
    @classmethod
    def _check_numbers(cls, numbers: list[int]) -> list[int]:
        for position, number in enumerate(numbers):
            if number in numbers[:position]:
                raise make_error("repeated_number", "el {number} está repetido", (position,), number=number)
        return numbers


class Obstacle(Model):
    """Something that usually goes wrong."""

    problem: EmphasizedText = Field(description="Qué pasa.")
    response: EmphasizedText = Field(description="Qué hace quien imparte.")


class LeftOut(Model):
    """A component of a page that can be left out if the session is late."""

    kind: Component = Field(description="Qué se quita de la página: `reading`, `activity`, `questions` o `writing`.")
    page: HeadingId = Field(description="La página, por el epígrafe que la abre.")
    instead: EmphasizedText = Field(description="Qué se hace en su lugar, en una frase.")


class NextQuestion(Model):
    """A question with which the next session begins."""

    question: EmphasizedText = Field(description="La pregunta.")
    listen_for: EmphasizedText = Field(description="Qué hay que oír en la respuesta.")


class SessionGuide(Model):
    """How one session is given (`data/session_guides/sesion-<número>.yml`)."""

    session: int = Field(ge=1, description="El número de la sesión en `data/course.yml`.")
    prepare: list[EmphasizedText] = Field(
        min_length=3, max_length=6, description="Lo que se deja hecho antes; cada línea, una acción."
    )
    tables: CountsBySize = Field(
        default=[2, 3, 5],
        description=(
            "Cuántas mesas, o grupos que trabajan juntos, hay con 8, 15 y 25 personas, en ese orden. De ahí salen las"
            " copias de lo que va por mesa."
        ),
    )
    handouts: list[Handout] = Field(default=[], description="Lo que se imprime o se abre.")
    cards: list[CardSet] = Field(
        default=[], description="Las palabras que se imprimen en grande, para recortarlas o colgarlas."
    )
    say: list[EmphasizedText] = Field(
        min_length=1,
        max_length=5,
        description=(
            "El hilo de la mañana, en cinco líneas como mucho y con la voz de quien imparte;"
            f" cada línea, una idea de {MOST_SAID_WORDS} palabras como mucho."
        ),
    )
    activity: GuidedActivity | None = Field(
        default=None, description="La actividad que se cuenta entera. Solo falta si la sesión no tiene ninguna."
    )
    other_activities: dict[HeadingId, EmphasizedText] = Field(
        default={}, description="Las demás actividades de la sesión, por su página: cómo se llevan en el aula."
    )
    worked_items: dict[HeadingId, WorkedItems] = Field(
        default={},
        description=(
            "De las actividades con una lista numerada de la que se hace una parte, o que se hace de uno en uno, qué"
            " números se hacen, por su página. Las diapositivas dejan fuera los demás."
        ),
    )
    tool_sections: dict[HeadingId, Slug] = Field(
        default={},
        description=(
            "De las páginas que se leen en la sesión, el ancla del título que tiene su herramienta, por su página, como"
            " `t3/f-2: f-2-capas`. Solo hace falta si las diapositivas muestran otra cosa. Muestran las citas, las"
            " listas y las tablas que hay debajo, hasta el siguiente título, y si no las hay, la caja «En tu"
            " ayuntamiento»."
        ),
    )
    goes_wrong: list[Obstacle] = Field(min_length=3, max_length=5, description="Lo que suele ir mal, y qué se hace.")
    leave_out: list[LeftOut] = Field(
        default=[],
        description=(
            "Lo que se quita si se va con retraso, por orden de preferencia. Entre todo suma"
            f" {LEAST_LEFT_OUT_MINUTES} minutos, como poco, de los que da la sesión."
        ),
    )
    ask_next: list[NextQuestion] = Field(
        min_length=2,
        max_length=3,
        description="Con qué se abre la sesión siguiente; en la última, qué se pregunta después.",
    )

    @field_validator("tables")
    @classmethod
    def _check_tables(cls, tables: list[int]) -> list[int]:
        for position, (count, people) in enumerate(zip(tables, GROUP_SIZES, strict=True)):
            if count > people:
                message = "hay más mesas que personas, que aquí son {people}"
                raise make_error("tables", message, (position,), people=people)
        return tables

    @field_validator("handouts")
    @classmethod
    def _check_handouts(cls, handouts: list[Handout]) -> list[Handout]:
        pages = [each.page or "" for each in handouts]
        for position, page in enumerate(pages):
            if page and page in pages[:position]:
                message = "la página «{page}» ya está más arriba: une las dos, o se contará dos veces"
                raise make_error("handout_page", message, (position, "page"), page=page)
        return handouts

    @field_validator("cards")
    @classmethod
    def _check_cards(cls, cards: list[CardSet]) -> list[CardSet]:
        refuse_repeated("el juego", "title", [each.title for each in cards])
        return cards

    @field_validator("say")
    @classmethod
    def _check_lines(cls, lines: list[str]) -> list[str]:
        for position, line in enumerate(lines):
            words = len(line.split())
            if words > MOST_SAID_WORDS:
                message = "esta línea tiene {words} palabras, y se dice de una vez: como mucho, {most}"
                raise make_error("said_words", message, (position,), words=words, most=MOST_SAID_WORDS)
        return lines
