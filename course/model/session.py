"""A session of the course, as a plan of blocks in order, each with its minutes; its day is of the edition.

What depends on the pages (which of them open with a heading, and how long they take) is left to
`course/checks/sessions.py` and `course/checks/text/session_minutes.py`; clock times, to `course/derived/sessions.py`.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Literal, get_args

from pydantic import Field, field_validator

from course.model.base import HeadingId, Model, make_error
from course.model.edition import count_minutes
from course.model.texts import PlainText

# What a page is made of, and what a session gives minutes to.
Component = Literal["reading", "activity", "questions", "writing"]
COMPONENTS: tuple[Component, ...] = get_args(Component)

# What a reader sees.
BLOCK_NAMES = {
    "welcome": "Bienvenida",
    "reading": "Lectura o explicación",
    "activity": "Actividades",
    "questions": "Preguntas",
    "writing": "Mi plan",
    "pause": "Pausa",
    "closing": "Cierre",
}
SPARE_NAME = "Margen"  # what is left of the morning after the closing

# A morning of almost four hours has one break, long enough to leave the room and come back. It is the same in all
# sessions, because the group agrees on it once.
PAUSE_MINUTES = 20
# What a session may leave without a plan: more would be a session that is too short.
MOST_EMPTY_MINUTES = 15

Minutes = Annotated[int, Field(ge=1, le=600)]


class FrameBlock(Model):
    """The beginning or the end of a session."""

    kind: Literal["welcome", "closing"] = Field(description="`welcome`, la bienvenida, o `closing`, el cierre.")
    minutes: Minutes = Field(description="Minutos.")
    text: PlainText = Field(description="Qué se hace, en una o dos frases. Texto sin formato.")


class PauseBlock(Model):
    """The break."""

    kind: Literal["pause"] = Field(description="La pausa.")
    minutes: Minutes = Field(description=f"Minutos: {PAUSE_MINUTES}.")

    @field_validator("minutes")
    @classmethod
    def _check_minutes(cls, minutes: int) -> int:
        if minutes != PAUSE_MINUTES:
            raise make_error("pause_minutes", "la pausa dura {expected} minutos", expected=PAUSE_MINUTES)
        return minutes


class StudyBlock(Model):
    """Time for one component of some pages."""

    kind: Component = Field(
        description="Qué se hace de cada página: `reading`, `activity`, `questions` o `writing` (campos del plan)."
    )
    pages: dict[HeadingId, Minutes] = Field(
        min_length=1, description="Minutos de cada página, por el epígrafe que la abre: `{t1/1: 5, t1/2: 6}`."
    )

    @property
    def minutes(self) -> int:
        return sum(self.pages.values())


SessionBlock = Annotated[FrameBlock | PauseBlock | StudyBlock, Field(discriminator="kind")]


class SessionPlan(Model):
    """What is done in one session, whatever its day."""

    number: int = Field(ge=1, description="Orden de la sesión en el curso, desde 1.")
    focus: PlainText = Field(
        description="En qué se centra la sesión (reparto orientativo, propuesta de esta edición web)."
    )
    blocks: list[SessionBlock] = Field(
        min_length=3, description="Los bloques, en orden: bienvenida, estudio, una pausa, estudio, cierre."
    )

    @field_validator("blocks")
    @classmethod
    def _check_blocks(cls, blocks: list[SessionBlock]) -> list[SessionBlock]:
        kinds = [block.kind for block in blocks]
        if kinds[0] != "welcome":
            raise make_error("first_block", "una sesión empieza por la bienvenida, `kind: welcome`", (0, "kind"))
        if kinds[-1] != "closing":
            place = (len(blocks) - 1, "kind")
            raise make_error("last_block", "una sesión acaba por el cierre, `kind: closing`", place)
        for position, kind in enumerate(kinds[1:-1], start=1):
            if kind in ("welcome", "closing"):
                raise make_error(
                    "frame_block", "`{block}` va en un extremo de la sesión", (position, "kind"), block=kind
                )
            if kind == "pause" and "pause" in kinds[:position]:
                raise make_error("second_pause", "la sesión ya tiene su pausa", (position, "kind"))
        if "pause" not in kinds:
            raise make_error("no_pause", "a la sesión le falta la pausa, `kind: pause`")
        return blocks

    @property
    def minutes(self) -> int:
        """The minutes of all its blocks."""
        return sum(block.minutes for block in self.blocks)

    @property
    def pages(self) -> list[str]:
        """The pages that it works, by the ids of the headings that open them, in the order of its blocks."""
        blocks = (block for block in self.blocks if isinstance(block, StudyBlock))
        return list(dict.fromkeys(heading_id for block in blocks for heading_id in block.pages))

    def get_minutes(self, heading_id: str, component: Component) -> int:
        """The minutes that it gives to one component of a page."""
        blocks = (block for block in self.blocks if isinstance(block, StudyBlock) and block.kind == component)
        return sum(block.pages.get(heading_id, 0) for block in blocks)


class Session(SessionPlan):
    """One day of class: what is done, and when it is held in the edition."""

    date: datetime.date
    start: datetime.time
    end: datetime.time

    @property
    def length(self) -> int:
        """From its beginning to its end, in minutes; its blocks may leave some free."""
        return count_minutes(self.start, self.end)
