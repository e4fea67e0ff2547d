"""The positions of a line chart's texts and points: like `layout`, for the one kind whose values go upwards."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from course.charts.chart_data import ChartRow
from course.charts.layout import (
    BOLD_CHARACTER_WIDTH,
    CHARACTER_WIDTH,
    FIGURE_WIDTH,
    LINE_HEIGHT,
    NARROW,
    Layout,
    PlacedText,
    list_series,
    wrap,
)
from course.charts.numbers import format_value, get_scale_end, list_ticks
from course.language.numbers import format_number
from course.model import Chart

_PLOT_HEIGHT = 200
_HEIGHT_PER_SERIES = 45  # more series need room for more numbers
_GREATEST_PLOT_HEIGHT = 380
POINT_RADIUS = 6
_TOP_ROOM = 20  # above the highest point, for its number
_LETTER_HEIGHT = 12
# Candidate baselines for the number of a point, as offsets from it (down is positive): above, below, further away.
_NUMBER_OFFSETS = (-9, 21, -22, 34, -35, 47, -48, 60)


@dataclass(frozen=True)
class PlacedPoint:
    """The point of one number: its series (from 0) and its x; its y comes from the scale (`get_height`)."""

    row: ChartRow
    series: int
    x: float


@dataclass
class LineLayout(Layout):
    """A whole line chart. The scale of values goes from `plot_bottom` up to `plot_top`."""

    points: list[PlacedPoint] = field(default_factory=list)
    plot_left: float = 0
    plot_top: float = 0
    plot_bottom: float = 0


def compute_line_layout(chart: Chart, rows: Sequence[ChartRow], width: float = NARROW) -> LineLayout:
    """Lay out a line chart: one column per label, in file order."""
    scale_end = get_scale_end(chart, rows)
    layout = LineLayout(width, list_series(rows), scale_end, list_ticks(chart, scale_end))
    top = layout.put_key(enumerate(layout.series), 0, "label") if len(layout.series) > 1 else 0.0
    top = layout.put_lines(f"Unidad: {chart.unit}", top, "note")
    layout.plot_top = top + _TOP_ROOM
    height = _PLOT_HEIGHT + _HEIGHT_PER_SERIES * (len(layout.series) - 1)
    layout.plot_bottom = layout.plot_top + min(height, _GREATEST_PLOT_HEIGHT)
    layout.plot_left = round(max(len(format_number(tick)) for tick in layout.ticks) * FIGURE_WIDTH + 8)
    for tick in layout.ticks:
        y = round(get_height(layout, tick) + 5, 1)
        layout.texts.append(PlacedText(format_number(tick), layout.plot_left - 6, y, "scale", "end"))
    labels = list(dict.fromkeys(row.label for row in rows))
    column = (width - layout.plot_left) / len(labels)
    columns = {label: round(layout.plot_left + column * (number + 0.5), 1) for number, label in enumerate(labels)}
    for row in rows:
        layout.points.append(PlacedPoint(row, layout.get_series(row), columns[row.label]))
    _put_numbers(layout, chart, labels, column)
    layout.height = _put_labels(layout, columns, column) + 4
    return layout


def get_height(layout: LineLayout, value: Decimal) -> float:
    """The y of a value."""
    return layout.plot_bottom - float(value / layout.scale_end) * (layout.plot_bottom - layout.plot_top)


def choose_columns(count: int, column: float, widest: float) -> set[int]:
    """The columns labelled if each label is `widest` wide: all, or the last and every second, third… before it."""
    step = max(math.ceil(widest / column), 1)
    return set(range(count - 1, -1, -step))


def _put_numbers(layout: LineLayout, chart: Chart, labels: list[str], column: float) -> None:
    """The number of each point, with its unit if there is room; otherwise only the axis gives the unit."""
    rows = [point.row for point in layout.points]
    with_unit = max(len(format_value(row.value, chart.unit)) for row in rows) * BOLD_CHARACTER_WIDTH <= column
    texts = {row: format_value(row.value, chart.unit) if with_unit else format_number(row.value) for row in rows}
    widest = max(map(len, texts.values())) * BOLD_CHARACTER_WIDTH
    shown = choose_columns(len(labels), column, widest)
    for number, label in enumerate(labels):
        points = sorted((p for p in layout.points if p.row.label == label), key=lambda p: -p.row.value)
        heights = [get_height(layout, point.row.value) for point in points]
        taken = [(y - POINT_RADIUS, y + POINT_RADIUS) for y in heights]
        for point, y in zip(points, heights, strict=True) if number in shown else ():
            place = _find_place(y, taken, layout)
            if place is None:
                continue
            taken.append((place - _LETTER_HEIGHT, place))
            half = len(texts[point.row]) * BOLD_CHARACTER_WIDTH / 2
            x = min(point.x, layout.width - half)
            layout.texts.append(PlacedText(texts[point.row], round(x, 1), round(place, 1), "value", "middle"))


def _find_place(y: float, taken: list[tuple[float, float]], layout: LineLayout) -> float | None:
    """The nearest free baseline for the number of a point at `y`; None if there is none (the table has the number)."""
    for offset in _NUMBER_OFFSETS:
        top, foot = y + offset - _LETTER_HEIGHT, y + offset
        is_free = all(foot < other_top or other_foot < top for other_top, other_foot in taken)
        if is_free and layout.plot_top - _TOP_ROOM - 2 <= top and foot <= layout.plot_bottom - 2:
            return foot
    return None


def _put_labels(layout: LineLayout, columns: dict[str, float], column: float) -> float:
    """The labels below the plot, broken into lines. Returns the y of the lowest baseline."""
    longest_word = max(len(word) for label in columns for word in label.split()) * CHARACTER_WIDTH
    shown = choose_columns(len(columns), column, longest_word)
    room = column * (1 if len(shown) == len(columns) else math.ceil(longest_word / column))
    deepest = layout.plot_bottom
    for number, (label, x) in enumerate(columns.items()):
        if number not in shown:
            continue
        lines = wrap(label, max(room - CHARACTER_WIDTH, longest_word))
        half = max(map(len, lines)) * CHARACTER_WIDTH / 2
        middle = min(max(x, half), layout.width - half)
        for position, line in enumerate(lines):
            y = layout.plot_bottom + 8 + position * LINE_HEIGHT + LINE_HEIGHT / 2 + 5
            layout.texts.append(PlacedText(line, round(middle, 1), y, "scale", "middle"))
            deepest = max(deepest, y)
    return deepest
