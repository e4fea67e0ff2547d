"""The form of a table on a narrow screen: a table, a table that scrolls under its first column, or cards.

A pure rule on the texts of a table. `macros/finished_tables.py` applies it to the tables of a page, and
docs/assets/css/tables.css draws the forms. On a wide screen and on paper all three are tables.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Form = Literal["table", "wide", "cards"]
# The forms that an author may ask for, as a class.
MARKS = ("wide", "cards")

# Sizes in CSS pixels, on a screen of 360: the room of a table in the text, a little less than there is; what each box
# around it takes away; the padding of a cell; and the mean width of a letter, which is more in a single long word than
# in a text.
ROOM = 320
BOX_MARGINS = 42
_PADDING = 9
_LETTER = 7.2
_LETTER_OF_A_WORD = 8.5

# A row with a taller cell is hard to follow from one column to the next. Two columns bear more.
_MAX_LINES = 6
_MAX_LINES_OF_TWO_COLUMNS = 12

# A grid is read across and down: many columns of numbers or marks.
_GRID_COLUMNS = 5
_GRID_LETTERS = 14

_BREAK = re.compile(r"[ \n\t]+|(?<=[-–—])")


@dataclass(frozen=True)
class Column:
    """The texts of a column, its name first."""

    texts: Sequence[str]

    @property
    def narrowest(self) -> float:
        """The width in which no word is cut."""
        return max(len(word) for text in self.texts for word in _BREAK.split(text)) * _LETTER_OF_A_WORD + _PADDING

    @property
    def widest(self) -> float:
        """The width in which each cell has one line."""
        return max(self.narrowest, max(map(len, self.texts)) * _LETTER + _PADDING)

    def count_lines(self, width: float) -> int:
        """The lines of its longest cell."""
        return -int(-max(map(len, self.texts)) * _LETTER // (width - _PADDING))


def choose_form(columns: Sequence[Column], boxes: int = 0) -> Form:
    """Return the form of a table that stands within so many boxes."""
    if _fits(columns, ROOM - boxes * BOX_MARGINS):
        return "table"
    is_grid = len(columns) >= _GRID_COLUMNS and all(
        len(text) <= _GRID_LETTERS for column in columns[1:] for text in column.texts
    )
    return "wide" if is_grid else "cards"


def is_in_line(column: Column, boxes: int = 0) -> bool:
    """Whether each text of a column has room in a card beside its name."""
    name, *texts = column.texts
    return (len(name) + max(map(len, texts), default=0) + 2) * _LETTER + 2 * _PADDING <= ROOM - boxes * BOX_MARGINS


def _fits(columns: Sequence[Column], room: float) -> bool:
    """Whether no word is cut and no cell is too tall, with the room shared out as browsers do."""
    spare = room - sum(column.narrowest for column in columns)
    if spare < 0:
        return False
    wish = sum(column.widest - column.narrowest for column in columns)
    share = min(1, spare / wish) if wish else 0
    lines = max(column.count_lines(column.narrowest + (column.widest - column.narrowest) * share) for column in columns)
    return lines <= (_MAX_LINES if len(columns) > 2 else _MAX_LINES_OF_TWO_COLUMNS)
