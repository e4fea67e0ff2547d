"""What a section of the sheet is made of, whatever the format that it is written in. Texts are plain, in Spanish."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Known:
    """Something that the course's data say. A value may have several lines."""

    label: str
    value: str


@dataclass(frozen=True)
class Blank:
    """Something that only the department knows. `hint` says what is expected."""

    label: str
    hint: str


@dataclass(frozen=True)
class Facts:
    """A table of facts, known or not. Behind another table it has a title, or the two would be read as one."""

    rows: tuple[Known | Blank, ...]
    title: str = ""


@dataclass(frozen=True)
class Grid:
    """A table. `widths` are the shares of its columns, in percent; `blank_rows`, how many are left to be filled in."""

    title: str
    columns: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    blank_rows: int = 0


@dataclass(frozen=True)
class Outline:
    """A list with levels, from 1, under a title."""

    title: str
    items: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Note:
    """A paragraph."""

    text: str


Part = Facts | Grid | Outline | Note


@dataclass(frozen=True)
class Section:
    """A section of the sheet."""

    title: str
    parts: tuple[Part, ...]


def count_blanks(sections: Sequence[Section]) -> str:
    """What is left to be filled in: «27 datos y 2 tablas»."""
    parts = [part for section in sections for part in section.parts]
    facts = sum(isinstance(row, Blank) for part in parts if isinstance(part, Facts) for row in part.rows)
    grids = sum(isinstance(part, Grid) and part.blank_rows > 0 for part in parts)
    return f"{facts} datos y {grids} tablas"
