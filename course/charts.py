"""Where each part of a chart stands. Pure: takes the rows of a chart and gives plain measures; a template draws them.

Heights are in `em` and lengths in percent of the width, so that a chart takes the width of its column, a telephone's
too, and its letters stay the size that the stylesheet gives them.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from course.chart_data import ChartRow

# As many letters of the widest usual typeface as fit in a telephone of 320 px.
CHARACTERS_PER_LINE = 30
_LINE_HEIGHT = 1.3  # em
_BAR_HEIGHT = 1.2
_BAR_GAP = 0.35  # between a label and its bar
_GROUP_GAP = 1.0  # between a bar and the next label
_BASELINE = 0.36  # from the middle of a line to the foot of its letters
_CHARACTER_WIDTH = 0.66  # of a bold figure, in em, rounded up
_NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
_SHORTEST_GROUPED_NUMBER = 5  # figures: 2024 is written together, 12 345 apart (Ortografía de la lengua española)


@dataclass(frozen=True)
class TextLine:
    """A line of text and the height of its letters' foot, in em from the top."""

    text: str
    y: float


@dataclass(frozen=True)
class Bar:
    """One bar: the lines above it, its top, its length in percent of the scale, and its number as it is read."""

    label: str
    label_lines: tuple[TextLine, ...]
    note: str | None
    note_lines: tuple[TextLine, ...]
    y: float
    length: float
    value: str
    value_y: float


@dataclass(frozen=True)
class BarChart:
    """Horizontal bars, one under another, and the scale that they share. Heights in em."""

    bars: tuple[Bar, ...]
    bar_height: float
    scale_end: str
    scale_top: float
    scale_y: float
    height: float
    margin: float
    """Room in em, right of the scale's end, for the number of a bar that fills it."""


def compute_bars(rows: Sequence[ChartRow], unit: str, maximum: float | None = None) -> BarChart:
    """Lay out `rows`, at least one, from the top. `maximum` is the value where the scale, which begins at 0, ends."""
    end = Decimal(str(maximum)) if maximum is not None else choose_scale_end([row.value for row in rows], unit)
    bars = []
    top = 0.0
    for row in rows:
        label_lines, top = _stack_lines(row.label, top)
        note_lines, top = _stack_lines(row.note or "", top)
        top += _BAR_GAP
        length = round(float(row.value / end * 100), 3)
        value = format_value(row.value, unit)
        value_y = round(top + _BAR_HEIGHT / 2 + _BASELINE, 3)
        bars.append(Bar(row.label, label_lines, row.note, note_lines, round(top, 3), length, value, value_y))
        top += _BAR_HEIGHT + _GROUP_GAP
    scale_top = top - _GROUP_GAP
    scale_end = format_value(_drop_trailing_zeros(end), unit)
    widest = max(len(scale_end), *(len(bar.value) for bar in bars))
    return BarChart(
        bars=tuple(bars),
        bar_height=_BAR_HEIGHT,
        scale_end=scale_end,
        scale_top=round(scale_top, 3),
        scale_y=round(scale_top + _LINE_HEIGHT, 3),
        height=round(scale_top + _LINE_HEIGHT + _BAR_GAP, 3),
        margin=round(widest * _CHARACTER_WIDTH + _BAR_GAP, 2),
    )


def choose_scale_end(values: Sequence[Decimal], unit: str) -> Decimal:
    """Where a scale ends that the author leaves to us: 100 for percentages within it, else 1, 2, 5 or 10 with zeros."""
    greatest = max(values)
    if unit == "%" and greatest <= 100:
        return Decimal(100)
    if greatest == 0:
        return Decimal(1)
    power = Decimal(10) ** math.floor(greatest.log10())
    return next(step * power for step in (1, 2, 5, 10) if step * power >= greatest)


def format_value(value: Decimal, unit: str) -> str:
    """A number as Spanish writes it, with the figures given: `49,5 %`, `12 345 quejas`; its spaces don't break."""
    whole, _, decimals = f"{value:f}".partition(".")
    if len(whole) >= _SHORTEST_GROUPED_NUMBER:
        whole = f"{int(whole):,}".replace(",", _NO_BREAK_SPACE)
    number = f"{whole},{decimals}" if decimals else whole
    return f"{number}{_NO_BREAK_SPACE}{unit.replace(' ', _NO_BREAK_SPACE)}"


def _stack_lines(text: str, top: float) -> tuple[tuple[TextLine, ...], float]:
    """Break a text into lines from `top` down. Returns them and where the last one ends."""
    lines = []
    for line in textwrap.wrap(text, CHARACTERS_PER_LINE):
        lines.append(TextLine(line, round(top + _LINE_HEIGHT / 2 + _BASELINE, 3)))
        top += _LINE_HEIGHT
    return tuple(lines), top


def _drop_trailing_zeros(value: Decimal) -> Decimal:
    """`10.0` → `10`: the figures of a scale's end are ours, not the author's."""
    return value.to_integral_value() if value == value.to_integral_value() else value.normalize()
