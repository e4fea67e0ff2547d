"""A deck as typed values: what each slide says, whatever the program that draws it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

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


@dataclass(frozen=True)
class Slide:
    """A slide: its title, its lines in letters of `size` points, a drawing, and what is noted for the trainer."""

    title: str
    lines: tuple[Line, ...] = ()
    size: int = SIZE
    picture: Picture | None = None
    notes: tuple[str, ...] = ()
    look: Look = Look.TEXT
    title_size: int = TITLE_SIZE


@dataclass(frozen=True)
class Deck:
    """The slides of a file. `title` is that of the file; `tema` says whose colours it has."""

    title: str
    tema: int
    slides: tuple[Slide, ...]
