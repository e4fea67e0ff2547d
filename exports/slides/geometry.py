"""Where things are on a slide of 16:9, in points from its top left corner, and how large its letters are, in points."""

from __future__ import annotations

from typing import NamedTuple

WIDTH, HEIGHT = 960.0, 540.0
_MARGIN = 44.0


class Box(NamedTuple):
    """A rectangle, in points."""

    x: float
    y: float
    width: float
    height: float


TITLE = Box(_MARGIN, 24, WIDTH - 2 * _MARGIN, 72)
BODY = Box(_MARGIN, 108, WIDTH - 2 * _MARGIN, 388)
FOOTER = Box(_MARGIN, 504, WIDTH - 2 * _MARGIN - 80, 20)
NUMBER = Box(WIDTH - _MARGIN - 70, 504, 70, 20)
COVER_TITLE = Box(80, 130, WIDTH - 160, 120)
COVER_TEXT = Box(80, 270, WIDTH - 160, 190)
BAR = Box(0, 0, 14, HEIGHT)

_INDENT, _INDENT_SIZE = 54.0, 32  # that of a line with a mark, in letters of this size or smaller
SPACE = 10.0  # between two lines
LETTER_SCALE = 1.2  # of the letter of an option, next to its text

LARGE_SIZE = 40  # of what is read alone
SIZE = 22  # of the text of a full slide: fourteen words a line
TITLE_SIZE = 28
COVER_TITLE_SIZE = 44
SOURCE_SIZE = 14


def get_indent(size: float) -> float:
    """How far from the edge a line with a mark begins: there is room for «10.» in letters of `size` points."""
    return _INDENT * max(1, size / _INDENT_SIZE)
