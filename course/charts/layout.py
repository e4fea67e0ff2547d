"""The positions of a chart's texts and marks. Pure: rows in, plain measures out; `shapes` draws them.

All lengths are in user units of the drawing. A chart is laid out twice: as wide as the text column of a phone, and as
that of a wide screen; the page shows the one that fits, with letters of about the size of its own. Labels go above
their bars: at 320 px there is no room beside them. The page's font is not known here, so widths of text are estimates
that hold for the widest common typefaces; nothing depends on the fonts of the machine that builds.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from course.charts.chart_data import ChartRow
from course.charts.numbers import format_short_interval, format_value, get_scale_end, list_ticks
from course.language.numbers import format_number
from course.model import Chart

NARROW, WIDE = 336, 480  # the widths of the two forms
FONT_SIZE = 14
LINE_HEIGHT = 18
# Average of the widest common typeface at FONT_SIZE.
CHARACTER_WIDTH = 8.3
FIGURE_WIDTH = 9
_CAPITALS_WIDENING = 0.3  # how much wider a text all in capitals is
BOLD_CHARACTER_WIDTH = 9.3
_BASELINE = 5  # from the middle of a line to its baseline
_LABEL_GAP = 5  # between a label and its mark
_SERIES_GAP = 8  # between the marks of one label
_GROUP_GAP = 18  # between a mark and the next label
_BAR_HEIGHTS = {"bars": 18, "grouped_bars": 13, "stacked_bars": 22, "intervals": 14}
_VALUE_GAP = 6  # between a bar's end and its number
_WIDEST_VALUE = 130  # a wider number goes above its bar, which would have no room beside it
_SWATCH_WIDTH, _SWATCH_HEIGHT, _SWATCH_GAP = 26, 13, 6
_ITEM_GAP = 16  # between two items of a key

TextRole = Literal["heading", "label", "note", "value", "scale"]
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True)
class PlacedText:
    """A line of text; `y` is its baseline."""

    text: str
    x: float
    y: float
    role: TextRole
    anchor: Anchor = "start"


@dataclass(frozen=True)
class PlacedMark:
    """The mark of one number: its series (from 0), its vertical extent, and the values where it starts and ends."""

    row: ChartRow
    series: int
    top: float
    bottom: float
    start: Decimal
    end: Decimal


@dataclass(frozen=True)
class Swatch:
    """A sample of how a series is drawn, in a key or before a number."""

    series: int
    x: float
    y: float
    width: float = _SWATCH_WIDTH
    height: float = _SWATCH_HEIGHT


@dataclass
class Layout:
    """A whole chart, its rows one below another. The scale of values goes from x = 0 to `plot_width`."""

    width: float
    series: list[str]
    scale_end: Decimal
    ticks: tuple[Decimal, ...]
    plot_width: float = 0
    axis_y: float = 0
    height: float = 0
    texts: list[PlacedText] = field(default_factory=list)
    marks: list[PlacedMark] = field(default_factory=list)
    swatches: list[Swatch] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.plot_width = self.width

    def get_series(self, row: ChartRow) -> int:
        """The index of a row's series, from 0, which is also the index of rows without a series."""
        return self.series.index(row.series) if row.series is not None else 0

    def put_lines(self, text: str, top: float, role: TextRole) -> float:
        """Break a text into lines from `top` down. Returns the y where the last one ends."""
        for line in wrap(text, self.width):
            self.texts.append(PlacedText(line, 0, _get_baseline(top), role))
            top += LINE_HEIGHT
        return top

    def put_key(self, items: Iterable[tuple[int, str]], top: float, role: TextRole) -> float:
        """A swatch and a text for each (series, text), on as many lines as needed. Returns the y where they end."""
        left = 0.0
        for series, text in items:
            lines = wrap(text, self.width - _SWATCH_WIDTH - _SWATCH_GAP)
            width = _SWATCH_WIDTH + _SWATCH_GAP + max(map(len, lines)) * BOLD_CHARACTER_WIDTH
            if left and left + width > self.width:
                left, top = 0.0, top + LINE_HEIGHT + 2
            self.swatches.append(Swatch(series, left, top + (LINE_HEIGHT - _SWATCH_HEIGHT) / 2))
            for number, line in enumerate(lines):
                x, y = left + _SWATCH_WIDTH + _SWATCH_GAP, _get_baseline(top + number * LINE_HEIGHT)
                self.texts.append(PlacedText(line, round(x, 1), y, role))
            top += (len(lines) - 1) * LINE_HEIGHT
            left = left + width + _ITEM_GAP if len(lines) == 1 else self.width
        return top + LINE_HEIGHT


def compute_layout(chart: Chart, rows: Sequence[ChartRow], width: float = NARROW) -> Layout:
    """Lay out a chart of any kind except `lines`. `rows` has at least one row."""
    scale_end = get_scale_end(chart, rows)
    layout = Layout(width, list_series(rows), scale_end, list_ticks(chart, scale_end))
    top = 0.0
    if chart.kind == "stacked_bars":
        top = layout.put_key(enumerate(layout.series), top, "label") + _GROUP_GAP
    longest = max(len(_format_shown(row, chart.unit)) for row in rows)
    unit = chart.unit if longest * BOLD_CHARACTER_WIDTH <= width else None
    if unit is None:  # it does not fit beside the numbers, so it is written once, above
        top = layout.put_lines(f"Unidad: {chart.unit}", top, "note") + _SERIES_GAP
    shown = {row: _format_shown(row, unit) for row in rows}
    widest = max(map(len, shown.values())) * BOLD_CHARACTER_WIDTH + _VALUE_GAP
    is_beside = chart.kind in ("bars", "grouped_bars") and widest <= _WIDEST_VALUE
    if is_beside:
        layout.plot_width = round(width - widest, 1)
    for group in group_rows(rows):
        if chart.kind == "stacked_bars":
            top = _stack_parts(layout, chart, group, unit, top)
        else:
            top = _stack_rows(layout, chart, group, shown, is_beside, top)
        top += _GROUP_GAP
    layout.axis_y = top - _GROUP_GAP + _LABEL_GAP
    _put_scale(layout, unit)
    layout.height = layout.axis_y + LINE_HEIGHT + 8
    return layout


def list_series(rows: Iterable[ChartRow]) -> list[str]:
    """The series in file order; empty if the rows have none."""
    return list(dict.fromkeys(row.series for row in rows if row.series is not None))


def group_rows(rows: Iterable[ChartRow]) -> list[list[ChartRow]]:
    """The rows grouped by label, in file order."""
    groups: dict[str, list[ChartRow]] = {}
    for row in rows:
        groups.setdefault(row.label, []).append(row)
    return list(groups.values())


def wrap(text: str, width: float, character_width: float = CHARACTER_WIDTH) -> list[str]:
    """Break a text into lines that fit in `width`, long words included. Capitals are wider than the average."""
    widening = 1 + _CAPITALS_WIDENING * sum(letter.isupper() for letter in text) / max(len(text), 1)
    return textwrap.wrap(text, max(int(width / (character_width * widening)), 1))


def _stack_rows(
    layout: Layout, chart: Chart, group: list[ChartRow], shown: dict[ChartRow, str], is_beside: bool, top: float
) -> float:
    """A label and, below it, the mark and the number of each row, with the series' name if there are several series."""
    names_series = len(layout.series) > 1
    if names_series:
        top = layout.put_lines(group[0].label, top, "heading") + 2
    for position, row in enumerate(group):
        top += _SERIES_GAP if position else 0
        name = row.series or "" if names_series else row.label
        role: TextRole = "heading" if is_beside and not names_series and chart.kind != "bars" else "label"
        if is_beside:
            top = layout.put_lines(name, top, role)
        else:
            top = _put_name_and_value(layout, name, shown[row], top, role)
        top = layout.put_lines(row.note or "", top, "note") + _LABEL_GAP
        bottom = top + _BAR_HEIGHTS[chart.kind]
        start = row.interval.low if row.interval else Decimal(0)
        layout.marks.append(PlacedMark(row, layout.get_series(row), top, bottom, start, row.end))
        if is_beside:
            x = float(row.value / layout.scale_end) * layout.plot_width + _VALUE_GAP
            y = _get_baseline((top + bottom - LINE_HEIGHT) / 2)
            layout.texts.append(PlacedText(shown[row], round(x, 1), y, "value"))
        top = bottom
    return top


def _stack_parts(layout: Layout, chart: Chart, group: list[ChartRow], unit: str | None, top: float) -> float:
    """A label, a bar made of its parts, and their numbers below it, because a thin part has no room for its own."""
    top = layout.put_lines(group[0].label, top, "heading")
    for row in group:
        top = layout.put_lines(f"{row.series}: {row.note}" if row.note else "", top, "note")
    top += _LABEL_GAP
    bottom = top + _BAR_HEIGHTS[chart.kind]
    start = Decimal(0)
    parts = sorted(group, key=layout.get_series)
    for row in parts:
        layout.marks.append(PlacedMark(row, layout.get_series(row), top, bottom, start, start + row.value))
        start += row.value
    numbers = [(layout.get_series(row), _format_shown(row, unit)) for row in parts]
    return layout.put_key(numbers, bottom + _LABEL_GAP, "value")


def _put_name_and_value(layout: Layout, name: str, value: str, top: float, role: TextRole) -> float:
    """A name and its number, at the right end of the name's last line or, if it does not fit, below it."""
    room = layout.width - (len(value) + 1) * BOLD_CHARACTER_WIDTH
    lines = wrap(name, layout.width)
    fits = len(lines[-1]) * CHARACTER_WIDTH <= room
    top = layout.put_lines(name, top, role)
    if not fits:
        top += LINE_HEIGHT
    layout.texts.append(PlacedText(value, layout.width, _get_baseline(top - LINE_HEIGHT), "value", "end"))
    return top


def _put_scale(layout: Layout, unit: str | None) -> None:
    """The values at the beginning, the middle and the end of the scale; the middle one only if it fits."""
    first, middle, last = layout.ticks
    y = _get_baseline(layout.axis_y + 6)
    end_x = round(float(last / layout.scale_end) * layout.plot_width, 1)
    shown = format_value(last, unit) if unit else format_number(last)
    half = len(shown) * FIGURE_WIDTH / 2
    is_centred = end_x + half <= layout.width
    layout.texts.append(PlacedText(format_number(first), 0, y, "scale"))
    layout.texts.append(PlacedText(shown, end_x, y, "scale", "middle" if is_centred else "end"))
    middle_half = len(format_number(middle)) * FIGURE_WIDTH / 2
    begins = end_x - (half if is_centred else 2 * half)
    if end_x / 2 + middle_half + 6 < begins:
        layout.texts.append(PlacedText(format_number(middle), round(end_x / 2, 1), y, "scale", "middle"))


def _format_shown(row: ChartRow, unit: str | None) -> str:
    """The number written beside a mark; without its unit (None) if there is no room for it."""
    if row.interval:
        return format_short_interval(row.value, row.interval, unit)
    return format_value(row.value, unit) if unit else format_number(row.value)


def _get_baseline(top: float) -> float:
    """The baseline of a line of text whose top is `top`."""
    return top + LINE_HEIGHT / 2 + _BASELINE
