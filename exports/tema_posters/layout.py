"""The positions of the texts and marks of a tema's poster. Pure: words in, plain measures out.

All lengths are in user units. The sheet is set by whatever serif and sans-serif the reader's machine has, so its widths
of text are estimates that hold for the widest common typefaces, as in `course/decision_tree/layout.py`; the card is
always set by the typeface beside this package.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, field, replace
from typing import Literal

# A sheet of A4 and the picture of a shared link, as the networks want it.
SHEET_WIDTH, SHEET_HEIGHT = 840, 1188
CARD_WIDTH, CARD_HEIGHT = 1200, 630

TextRole = Literal["course", "tema", "title", "question", "heading", "ability", "amount", "address"]

ABILITIES_HEADING = "Al terminar sabrás"

# Widths of a character, in units of the size of the letters.
_SERIF_WIDTH = 0.59
_SANS_WIDTH = 0.53
_ADDRESS_WIDTH = 0.66
_CARD_SERIF_WIDTH = 0.52
_SANS_ROLES = ("ability", "amount", "address")
_LINE_HEIGHT = 1.25
_BASELINE = 0.36  # from the middle of a line to its baseline

_MARGIN = 64
_SHEET_SIZES: dict[TextRole, float] = {
    "course": 30,
    "tema": 40,
    "title": 84,
    "question": 38,
    "heading": 34,
    "ability": 30,
    "amount": 24,
    "address": 24,
}
_CARD_SIZES: dict[TextRole, float] = {"course": 38, "tema": 46, "title": 84, "question": 44}
# Of the sheet: the strip with the course's name, the gap between parts, and the marks of the abilities.
_STRIP = 96
_GAP = 44
_TICK = 34
# Of the card.
_CARD_STRIP = 104
_CARD_EMBLEM = 250
# The least room above the words for the emblem. A long text makes all letters smaller until there is.
_LEAST_EMBLEM = 150
_MOST_EMBLEM = 300
_SMALLER = 0.96


@dataclass(frozen=True)
class PosterWords:
    """What a poster says. Everything but the names may be empty; `address` is that of the tema's cover."""

    course: str
    tema: str
    title: str
    question: str = ""
    abilities: tuple[str, ...] = ()
    amount: str = ""
    address: str = ""


@dataclass(frozen=True)
class PlacedText:
    """A line of text; `y` is its baseline, and `size` that of its letters."""

    text: str
    x: float
    y: float
    role: TextRole
    size: float


@dataclass(frozen=True)
class Circle:
    """A circle by its left and upper ends and its diameter."""

    x: float
    y: float
    diameter: float

    @property
    def centre_x(self) -> float:
        return self.x + self.diameter / 2

    @property
    def centre_y(self) -> float:
        return self.y + self.diameter / 2


@dataclass
class PosterLayout:
    """A poster: a strip at the top with the course's name, a dark field below it, and paper below that.

    The tema's number stands large behind the words, unless `numeral_size` is 0.
    """

    width: int
    height: int
    strip: float
    field_end: float = 0
    emblem: Circle = Circle(0, 0, 0)
    ticks: list[Circle] = field(default_factory=list)
    texts: list[PlacedText] = field(default_factory=list)
    numeral_size: float = 0


@dataclass(frozen=True)
class _Column:
    """Where texts are set: from `x` on, in `width`, with these sizes and widths of letters."""

    x: float
    width: float
    sizes: dict[TextRole, float]
    serif: float = _SERIF_WIDTH

    def scale(self, ratio: float) -> _Column:
        return replace(self, sizes={role: size * ratio for role, size in self.sizes.items()})

    def indent(self, length: float) -> _Column:
        return replace(self, x=self.x + length, width=self.width - length)

    def wrap(self, text: str, role: TextRole) -> list[str]:
        """The lines of a text: as few as possible, and of lengths as equal as possible."""
        character = self.sizes[role] * (_SANS_WIDTH if role in _SANS_ROLES else self.serif)
        most = max(int(self.width / character), 1)
        lines = textwrap.wrap(text, most)
        for fewer in range(most - 1, max(map(len, text.split()), default=most) - 1, -1):
            narrower = textwrap.wrap(text, fewer)
            if len(narrower) > len(lines):
                break
            lines = narrower
        return lines

    def set_text(self, text: str, role: TextRole, top: float) -> tuple[list[PlacedText], float]:
        """The lines of a text from `top` down, and the y where they end."""
        size, lines = self.sizes[role], []
        for line in self.wrap(text, role):
            lines.append(PlacedText(line, self.x, top + size * (_LINE_HEIGHT / 2 + _BASELINE), role, size))
            top += size * _LINE_HEIGHT
        return lines, top


def lay_out_sheet(words: PosterWords) -> PosterLayout:
    """The sheet, with the largest letters with which everything fits."""
    column = _Column(_MARGIN, SHEET_WIDTH - 2 * _MARGIN, _SHEET_SIZES)
    layout = _try_sheet(words, column)
    while layout is None:
        column = column.scale(_SMALLER)
        layout = _try_sheet(words, column)
    return layout


def lay_out_card(words: PosterWords) -> PosterLayout:
    """The picture of a shared link: the names, the question and the emblem, to be read at the size of a thumbnail."""
    column = _Column(72, CARD_WIDTH - 2 * 72 - _CARD_EMBLEM - 56, _CARD_SIZES, _CARD_SERIF_WIDTH)
    room = CARD_HEIGHT - _CARD_STRIP
    texts, end = _set_names(words, column, 0)
    while end > room - 2 * 32:
        column = column.scale(_SMALLER)
        texts, end = _set_names(words, column, 0)
    top = _CARD_STRIP + (room - end) / 2
    layout = PosterLayout(CARD_WIDTH, CARD_HEIGHT, _CARD_STRIP, CARD_HEIGHT)
    x = CARD_WIDTH - 72 - _CARD_EMBLEM
    layout.emblem = Circle(x, _CARD_STRIP + (room - _CARD_EMBLEM) / 2, _CARD_EMBLEM)
    layout.texts = [*_set_course(words, 72, _CARD_STRIP, _CARD_SIZES), *_move_down(texts, top)]
    return layout


def _try_sheet(words: PosterWords, column: _Column) -> PosterLayout | None:
    """The sheet with the letters of the column, or None if they are too large."""
    foot, foot_height = _set_foot(words, column)
    abilities, ticks, abilities_height = _set_abilities(words, column)
    names, names_height = _set_names(words, column, 0)
    foot_top = SHEET_HEIGHT - _GAP - foot_height
    abilities_top = foot_top - (_GAP + abilities_height if abilities else 0)
    field_end = abilities_top - _GAP
    names_top = field_end - _GAP - names_height
    emblem = min(names_top - _STRIP - 2 * _GAP * 0.8, _MOST_EMBLEM)
    if emblem < _LEAST_EMBLEM:
        return None
    layout = PosterLayout(SHEET_WIDTH, SHEET_HEIGHT, _STRIP, field_end, numeral_size=(field_end - _STRIP) * 0.95)
    layout.emblem = Circle(_MARGIN, _STRIP + (names_top - _STRIP - emblem) / 2, emblem)
    layout.ticks = [replace(tick, y=tick.y + abilities_top) for tick in ticks]
    layout.texts = [
        *_set_course(words, _MARGIN, _STRIP, _SHEET_SIZES),
        *_move_down(names, names_top),
        *_move_down(abilities, abilities_top),
        *_move_down(foot, foot_top),
    ]
    return layout


def _set_course(words: PosterWords, x: float, strip: float, sizes: dict[TextRole, float]) -> list[PlacedText]:
    """The course's name in the strip, beside its emblem, on one line."""
    emblem = strip * 0.8
    room = (SHEET_WIDTH if sizes is _SHEET_SIZES else CARD_WIDTH) - 2 * x - emblem
    size = min(sizes["course"], room / (len(words.course) * _SERIF_WIDTH))
    return [PlacedText(words.course, x + emblem, strip / 2 + size * _BASELINE, "course", size)]


def _set_names(words: PosterWords, column: _Column, top: float) -> tuple[list[PlacedText], float]:
    """The tema's number, its name and its question, and the y where they end."""
    number, top = column.set_text(words.tema, "tema", top)
    title, top = column.set_text(words.title, "title", top)
    question, end = column.set_text(words.question, "question", top + column.sizes["question"] * 0.5)
    return [*number, *title, *question], end if question else top


def _set_abilities(words: PosterWords, column: _Column) -> tuple[list[PlacedText], list[Circle], float]:
    """What one will know how to do, with a tick before each, and how high that is."""
    if not words.abilities:
        return [], [], 0
    texts, top = column.set_text(ABILITIES_HEADING, "heading", 0)
    ticks: list[Circle] = []
    for ability in words.abilities:
        top += column.sizes["ability"] * 0.45
        size = column.sizes["ability"]
        ticks.append(Circle(column.x, top + (size * _LINE_HEIGHT - _TICK) / 2, _TICK))
        lines, top = column.indent(_TICK + 18).set_text(ability, "ability", top)
        texts += lines
    return texts, ticks, top


def _set_foot(words: PosterWords, column: _Column) -> tuple[list[PlacedText], float]:
    """How long the tema is and where it is read, and how high that is."""
    texts, top = column.set_text(words.amount, "amount", 0)
    if not words.address:
        return texts, top
    size = min(column.sizes["address"], column.width / (len(words.address) * _ADDRESS_WIDTH))
    address = PlacedText(words.address, column.x, top + size * (_LINE_HEIGHT / 2 + _BASELINE), "address", size)
    return [*texts, address], top + size * _LINE_HEIGHT


def _move_down(texts: list[PlacedText], length: float) -> list[PlacedText]:
    return [replace(text, y=text.y + length) for text in texts]
