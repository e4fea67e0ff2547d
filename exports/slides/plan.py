"""A deck as typed values: what each slide says, whatever the program that draws it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from course.derived.sessions import TimedBlock
from exports.slides.geometry import SIZE, TITLE_SIZE
from exports.slides.text import Runs


class Mark(StrEnum):
    """What a line begins with."""

    NONE = ""
    BULLET = "•"
    NUMBER = "1."
    LETTER = "A."


class Look(StrEnum):
    """What a slide is, which decides its layout, of this name."""

    COVER = "Portada"
    TEXT = "Texto"
    ANSWER = "Respuesta"


@dataclass(frozen=True)
class Line:
    """A paragraph of a slide. `place`, from 1, says which number or letter it begins with.

    `is_lead`: it goes with the next line on a slide, also if it doesn't end in a colon.
    """

    runs: Runs
    mark: Mark = Mark.NONE
    place: int = 1
    is_lead: bool = False


@dataclass(frozen=True)
class Picture:
    """A drawing as SVG: its name, title, what it shows in words, and the line with its source."""

    name: str
    title: str
    description: str
    file: bytes
    source: Runs = ()


class AskedQuestion(NamedTuple):
    """A question of a slide: its number in the deck with all of them, and the right answer in few words."""

    number: int
    right: str


@dataclass(frozen=True)
class Slide:
    """A slide: its title, its lines in letters of `size` points, a drawing, and what is noted for the trainer.

    `asked` is the question that it asks, if it asks one; a question may take several slides.
    """

    title: str
    lines: tuple[Line, ...] = ()
    size: int = SIZE
    picture: Picture | None = None
    notes: tuple[str, ...] = ()
    look: Look = Look.TEXT
    title_size: int = TITLE_SIZE
    asked: AskedQuestion | None = None


class DeckPart(NamedTuple):
    """Slides one after another, by their numbers from 1: those of a block or, without `timed`, what is around them.

    `name` is what it is, inside a sentence. `readings` are the names of the pages that it explains, and `activities`,
    those of its activities. `questions` are those of its pages, by their numbers in the deck with all of them.
    """

    timed: TimedBlock | None
    name: str
    slides: range
    readings: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    questions: tuple[int, ...] = ()


@dataclass(frozen=True)
class Deck:
    """The slides of a file. `title` is that of the file; `tema` says whose colours it has.

    `parts` are those of the deck of a session, in order.
    """

    title: str
    tema: int
    slides: tuple[Slide, ...]
    parts: tuple[DeckPart, ...] = ()
