"""A laid-out chart as shapes: what `templates/marks.svg.jinja` writes, in painting order. Pure.

`layout` and `line_layout` give the positions of texts and marks, in values or in units of the drawing; here values
become lengths along the scale, and series become colours, hatches, dashes and shapes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import ClassVar

from course.charts.layout import Layout, PlacedMark
from course.charts.line_layout import LineLayout, get_height
from course.charts.palette import DASHES, INK, PAPER, SERIES, SHAPES, SOFT, TRACK, fill_series
from course.model import ChartKind

_TEXT_COLOURS = {"heading": INK, "label": INK, "value": INK, "note": SOFT, "scale": SOFT}
_POINT_RADIUS = 90**0.5 / 2  # half the side of a square of area 90
_SWATCH_POINT_RADIUS = 60**0.5 / 2
_TICK_LENGTH = 5

# SVG presentation attributes by name; those that are None are not written.
Paint = dict[str, str | None]


@dataclass(frozen=True)
class Bar:
    kind: ClassVar[str] = "bar"
    x: float
    y: float
    width: float
    height: float
    paint: Paint


@dataclass(frozen=True)
class Line:
    kind: ClassVar[str] = "line"
    x: float
    y: float
    end_x: float
    end_y: float
    paint: Paint


@dataclass(frozen=True)
class Polyline:
    kind: ClassVar[str] = "polyline"
    vertices: Sequence[tuple[float, float]]
    paint: Paint


@dataclass(frozen=True)
class Point:
    """`outline` is one of `palette.SHAPES`; `x` and `y` are its centre."""

    kind: ClassVar[str] = "point"
    outline: str
    x: float
    y: float
    radius: float
    paint: Paint


@dataclass(frozen=True)
class Text:
    kind: ClassVar[str] = "text"
    text: str
    x: float
    y: float
    paint: Paint


Shape = Bar | Line | Polyline | Point | Text
Shapes = Mapping[str, Sequence[Shape]]  # by the name of their layer


@dataclass(frozen=True)
class Layer:
    """Shapes painted together; `name` is the end of its class (`chart-bars`), and `paint` applies to all its shapes."""

    name: str
    shapes: Sequence[Shape]
    paint: Paint


def list_layers(layout: Layout, kind: ChartKind, drawing_id: str) -> list[Layer]:
    """All the layers of a chart of that kind that are not empty."""
    layers: dict[str, Sequence[Shape]]
    if isinstance(layout, LineLayout):
        layers = {**_draw_lines(layout), "swatches": _draw_line_swatches(layout)}
    else:
        marks = _draw_intervals(layout) if kind == "intervals" else _draw_bars(layout, kind, drawing_id)
        layers = {**marks, **_draw_scale(layout), "swatches": _draw_area_swatches(layout, drawing_id)}
    layers |= _draw_texts(layout)
    return [_make_layer(name, shapes) for name, shapes in layers.items() if shapes]


def list_hatched_series(layout: Layout, kind: ChartKind) -> list[int]:
    """The series (from 0) whose hatch the chart uses."""
    return sorted({mark.series for mark in layout.marks} - {0}) if kind != "intervals" else []


def _make_layer(name: str, shapes: Sequence[Shape]) -> Layer:
    """Move the paint attributes that all the shapes share to the layer."""
    first, *others = (shape.paint for shape in shapes)
    shared = {key: value for key, value in first.items() if all(paint.get(key) == value for paint in others)}
    own = [{key: value for key, value in shape.paint.items() if key not in shared} for shape in shapes]
    return Layer(name, [replace(shape, paint=paint) for shape, paint in zip(shapes, own, strict=True)], shared)


def _draw_bars(layout: Layout, kind: ChartKind, drawing_id: str) -> Shapes:
    """A bar for each mark, over a track as long as the scale; the parts of a stack share one track."""
    outline = PAPER if kind == "stacked_bars" else None
    tops = {mark.top: mark for mark in layout.marks}.values()
    tracks = [Bar(0, mark.top, layout.plot_width, mark.bottom - mark.top, {"fill": TRACK}) for mark in tops]
    bars = []
    for mark in layout.marks:
        start, end = _get_place(layout, mark.start), _get_place(layout, mark.end)
        paint: Paint = {"fill": fill_series(drawing_id, mark.series), "stroke": outline}
        bars.append(Bar(start, mark.top, end - start, mark.bottom - mark.top, paint))
    return {"track": tracks, "bars": bars}


def _draw_intervals(layout: Layout) -> Shapes:
    """A line from end to end of each interval with a cap at each end, and a point on the value."""
    tracks, lines, points = [], [], []
    for mark in layout.marks:
        y = (mark.top + mark.bottom) / 2
        start, end = _get_place(layout, mark.start), _get_place(layout, mark.end)
        tracks.append(Line(0, y, layout.plot_width, y, {"stroke": TRACK, "stroke-width": "2"}))
        lines.append(Line(start, y, end, y, _paint_interval(mark)))
        points.append(_make_point(mark.series, _get_place(layout, mark.row.value), y, _POINT_RADIUS))
    caps = []
    for mark, value in [(mark, mark.start) for mark in layout.marks] + [(mark, mark.end) for mark in layout.marks]:
        x = _get_place(layout, value)
        caps.append(Line(x, mark.top, x, mark.bottom, _paint_interval(mark)))
    return {"track": tracks, "intervals": lines, "caps": caps, "points": points}


def _paint_interval(mark: PlacedMark) -> Paint:
    return {"stroke": SERIES[mark.series], "stroke-width": "3"}


def _draw_lines(layout: LineLayout) -> Shapes:
    """A line for each series, with a point on each of its values, over a grid at the values of the scale."""
    heights = {tick: get_height(layout, tick) for tick in layout.ticks}
    grid = [Line(layout.plot_left, y, layout.width, y, {"stroke": TRACK}) for y in heights.values()]
    places = [(point.series, point.x, get_height(layout, point.row.value)) for point in layout.points]
    lines = []
    for series in range(len(layout.series)):
        vertices = sorted((x, y) for of_series, x, y in places if of_series == series)
        lines.append(Polyline(vertices, _paint_line(series)))
    return {"ticks": grid, "lines": lines, "points": [_make_point(*place, _POINT_RADIUS) for place in places]}


def _paint_line(series: int) -> Paint:
    return {"stroke": SERIES[series], "stroke-width": "2.5", "stroke-dasharray": DASHES[series]}


def _make_point(series: int, x: float, y: float, radius: float) -> Point:
    return Point(SHAPES[series], x, y, radius, {"fill": SERIES[series], "stroke": PAPER})


def _draw_scale(layout: Layout) -> Shapes:
    """The axis of values, with a tick at each value that it shows."""
    paint: Paint = {"stroke": SOFT}
    y = layout.axis_y
    places = [_get_place(layout, tick) for tick in layout.ticks]
    ticks = [Line(x, y, x, y + _TICK_LENGTH, paint) for x in places]
    return {"axis": [Line(0, y, layout.plot_width, y, paint)], "ticks": ticks}


def _draw_area_swatches(layout: Layout, drawing_id: str) -> list[Shape]:
    """The swatches of bars and intervals, beside the names of their series."""
    return [Bar(s.x, s.y, s.width, s.height, {"fill": fill_series(drawing_id, s.series)}) for s in layout.swatches]


def _draw_line_swatches(layout: Layout) -> list[Shape]:
    """The swatches of lines, with their points over them."""
    middles = [swatch.y + swatch.height / 2 for swatch in layout.swatches]
    placed = list(zip(layout.swatches, middles, strict=True))
    return [
        *(Line(s.x, y, s.x + s.width, y, _paint_line(s.series)) for s, y in placed),
        *(_make_point(s.series, s.x + s.width / 2, y, _SWATCH_POINT_RADIUS) for s, y in placed),
    ]


def _draw_texts(layout: Layout) -> Shapes:
    """One layer of texts per role."""
    layers: dict[str, list[Shape]] = {}
    for text in layout.texts:
        anchor = text.anchor if text.anchor != "start" else None
        paint: Paint = {"fill": _TEXT_COLOURS[text.role], "text-anchor": anchor}
        layers.setdefault(text.role, []).append(Text(text.text, text.x, text.y, paint))
    return layers


def _get_place(layout: Layout, value: Decimal) -> float:
    """The x of a value along the scale."""
    return float(value / layout.scale_end) * layout.plot_width
