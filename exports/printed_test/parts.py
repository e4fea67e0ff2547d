"""A document to print as data: its parts, in order, for whoever writes it in a format.

What is named `html` and the cells of tables are inline HTML, as `render_inline` makes it; the other texts are plain.
"""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import escape

from exports.printed_test.paper import PrintedQuestion


class Heading(NamedTuple):
    """The title of a part of the document. `opens_page`: it is the first thing on its page."""

    text: str
    opens_page: bool = False


class Text(NamedTuple):
    """A paragraph."""

    html: str


class Bullets(NamedTuple):
    """A list without an order."""

    htmls: tuple[str, ...]


class Blanks(NamedTuple):
    """Lines to write on by hand, side by side: the words before each, and where it ends, in centimetres."""

    fields: tuple[tuple[str, float], ...]


class NumberedQuestion(NamedTuple):
    """A question with its number on the paper. It is not parted by the end of a page."""

    number: int
    printed: PrintedQuestion


class Table(NamedTuple):
    """A table with a header. `description` is for who hears it; `shares` are those of the columns in the width.

    `is_small`: in smaller type, for who marks. `is_filled_in`: its rows have room for handwriting. `is_whole`: it fits
    on a page, and is on one with its heading and what follows it.
    """

    title: str
    description: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...] = ()
    is_small: bool = False
    is_filled_in: bool = False
    is_whole: bool = False


def make_row(*texts: str) -> tuple[str, ...]:
    """The cells of a row, of plain texts."""
    return tuple(map(escape, texts))


Part = Heading | Text | Bullets | Blanks | NumberedQuestion | Table


class PrintedDocument(NamedTuple):
    """A document, its title, and the course that it is of. Each of its pages has both and its number at the foot."""

    title: str
    course: str
    parts: tuple[Part, ...]
