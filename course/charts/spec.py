"""A chart in Vega-Lite, by Altair. Pure: a layout in, a specification out. Each layer is named after what it draws, as
`value_end`, the values that are set against their end; `theme` reads what comes before the `_`.

Vega-Lite turns values into lengths and draws bars, lines, points, dashes and shapes. Where the words stand was decided
in `layout`: so it measures no text, and the drawing is the same on every machine.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import altair as alt

from course.chart_data import ChartRow
from course.charts.layout import FONT_SIZE, WIDTH, Layout, PlacedText, Swatch, compute_layout
from course.charts.line_layout import LineLayout, compute_line_layout
from course.charts.palette import DASHES, HATCHED, INK, PAPER, SERIES, SHAPES, SOFT, TRACK
from course.model import Chart

_TEXT_COLOURS = {"heading": INK, "label": INK, "value": INK, "note": SOFT, "scale": SOFT}
_POINT_AREA = 90
_TICK_LENGTH = 5


def build_spec(chart: Chart, rows: Sequence[ChartRow]) -> dict[str, Any]:
    """The Vega-Lite specification of a chart, which has at least one row and keeps the rules of its kind."""
    if chart.kind == "lines":
        layout: Layout = compute_line_layout(chart, rows)
        layers = _draw_lines(layout)
    else:
        layout = compute_layout(chart, rows)
        layers = _LAYERS.get(chart.kind, _draw_bars)(layout)
    layers += [*_draw_swatches(layout.swatches, chart), *_draw_texts(layout.texts)]
    whole = alt.layer(*layers).resolve_scale(color="independent", fill="independent", shape="independent")
    whole = whole.properties(
        width=WIDTH, height=layout.height, padding=0, autosize=alt.AutoSizeParams(type="none")
    ).configure_view(stroke=None)
    return whole.to_dict()


def _draw_bars(layout: Layout, outline: str | None = None) -> list[alt.Chart]:
    """A bar for each mark, over a track as long as the scale."""
    marks = [
        {**_describe(mark), "start": float(mark.start), "end": float(mark.end), "last": float(layout.scale_end)}
        for mark in layout.marks
    ]
    base = alt.Chart(_hold(marks)).encode(y=_place("y", "top"), y2="bottom")
    tops = {mark["top"]: mark for mark in marks}.values()
    track = alt.Chart(_hold([*tops]), name="track").mark_rect(fill=TRACK)
    bars = base.mark_rect(**({"stroke": outline, "strokeWidth": 1} if outline else {})).properties(name="bars")
    return [
        track.encode(x=_scale_values(layout, "zero"), x2="last", y=_place("y", "top"), y2="bottom"),
        bars.encode(x=_scale_values(layout, "start"), x2="end", fill=_tell_apart("fill", HATCHED)),
        *_draw_ticks(layout),
    ]


def _draw_stacks(layout: Layout) -> list[alt.Chart]:
    return _draw_bars(layout, outline=PAPER)


def _draw_intervals(layout: Layout) -> list[alt.Chart]:
    """A line from end to end with a stroke across each, and a point on the value."""
    marks = [
        {
            **_describe(mark), "start": float(mark.start), "end": float(mark.end), "value": float(mark.row.value),
            "middle": (mark.top + mark.bottom) / 2, "last": float(layout.scale_end),
        }
        for mark in layout.marks
    ]  # fmt: skip
    base = alt.Chart(_hold(marks))
    colour, middle = _tell_apart("stroke", SERIES), _place("y", "middle")
    track = base.mark_rule(stroke=TRACK, strokeWidth=2).properties(name="track")
    lines = base.mark_rule(strokeWidth=3).properties(name="intervals")
    caps = base.mark_rule(strokeWidth=3)
    points = base.mark_point(size=_POINT_AREA, opacity=1, filled=True, stroke=PAPER, strokeWidth=1)
    shape = alt.Shape("series:O", scale=_list_scale(SHAPES), legend=None)
    return [
        track.encode(x=_scale_values(layout, "zero"), x2="last", y=middle),
        lines.encode(x=_scale_values(layout, "start"), x2="end", y=middle, stroke=colour),
        *(
            caps.properties(name=f"caps_{end}").encode(
                x=_scale_values(layout, end), y=_place("y", "top"), y2="bottom", stroke=colour
            )
            for end in ("start", "end")
        ),
        points.properties(name="points").encode(
            x=_scale_values(layout, "value"), y=middle, fill=_tell_apart("fill", SERIES), shape=shape
        ),
        *_draw_ticks(layout),
    ]  # fmt: skip


def _draw_lines(layout: LineLayout) -> list[alt.Chart]:
    """A line for each series, with a point on each of its values, over a grid of the scale's values."""
    points = [{"series": point.series, "x": point.x, "value": float(point.row.value)} for point in layout.points]
    ticks = [{"x": layout.plot_left, "right": WIDTH, "value": float(tick)} for tick in layout.ticks]
    scale = alt.Scale(
        domain=[0, float(layout.scale_end)], range=[layout.plot_bottom, layout.plot_top], nice=False, zero=False
    )
    height = alt.Y("value:Q", scale=scale, axis=None)
    grid = alt.Chart(_hold(ticks)).mark_rule(stroke=TRACK, strokeWidth=1).properties(name="ticks")
    base = alt.Chart(_hold(points)).encode(x=_place("x", "x"), y=height)
    dash = alt.StrokeDash("series:O", scale=_list_scale(DASHES), legend=None)
    shape = alt.Shape("series:O", scale=_list_scale(SHAPES), legend=None)
    return [
        grid.encode(x=_place("x", "x"), x2="right", y=height),
        base.mark_line(strokeWidth=2.5).properties(name="lines").encode(
            stroke=_tell_apart("stroke", SERIES), strokeDash=dash, detail="series:O"
        ),
        base.mark_point(size=_POINT_AREA, opacity=1, filled=True, stroke=PAPER, strokeWidth=1)
        .properties(name="points")
        .encode(fill=_tell_apart("fill", SERIES), shape=shape),
    ]  # fmt: skip


def _draw_ticks(layout: Layout) -> list[alt.Chart]:
    """The axis of values, with a stroke at each value that it shows."""
    ticks = [
        {"value": float(tick), "top": layout.axis_y, "bottom": layout.axis_y + _TICK_LENGTH} for tick in layout.ticks
    ]
    axis = [{"zero": 0, "last": float(layout.scale_end), "top": layout.axis_y}]
    rule = {"stroke": SOFT, "strokeWidth": 1}
    return [
        alt.Chart(_hold(axis), name="axis").mark_rule(**rule).encode(
            x=_scale_values(layout, "zero"), x2="last", y=_place("y", "top")
        ),
        alt.Chart(_hold(ticks), name="ticks").mark_rule(**rule).encode(
            x=_scale_values(layout, "value"), y=_place("y", "top"), y2="bottom"
        ),
    ]  # fmt: skip


def _draw_swatches(swatches: Sequence[Swatch], chart: Chart) -> list[alt.Chart]:
    """What the series look like, beside their names."""
    if not swatches:
        return []
    held = _hold(
        {
            "series": s.series, "x": s.x, "right": s.x + s.width, "centre": s.x + s.width / 2,
            "top": s.y, "bottom": s.y + s.height, "middle": s.y + s.height / 2,
        }
        for s in swatches
    )  # fmt: skip
    base = alt.Chart(held, name="swatches").encode(x=_place("x", "x"), x2="right")
    if chart.kind != "lines":
        return [base.mark_rect().encode(y=_place("y", "top"), y2="bottom", fill=_tell_apart("fill", HATCHED))]
    dash = alt.StrokeDash("series:O", scale=_list_scale(DASHES), legend=None)
    shape = alt.Shape("series:O", scale=_list_scale(SHAPES), legend=None)
    points = alt.Chart(held, name="swatches_points").mark_point(
        size=60, opacity=1, filled=True, stroke=PAPER, strokeWidth=1
    )
    return [
        base.mark_rule(strokeWidth=2.5).encode(
            y=_place("y", "middle"), stroke=_tell_apart("stroke", SERIES), strokeDash=dash
        ),
        points.encode(
            x=_place("x", "centre"), y=_place("y", "middle"), fill=_tell_apart("fill", SERIES), shape=shape
        ),
    ]  # fmt: skip


def _draw_texts(texts: Sequence[PlacedText]) -> list[alt.Chart]:
    """A layer for each role and anchor, in a fixed order."""
    layers = []
    for role, anchor in dict.fromkeys((text.role, text.anchor) for text in texts):
        held = [{"text": t.text, "x": t.x, "y": t.y} for t in texts if (t.role, t.anchor) == (role, anchor)]
        align = {"start": "left", "middle": "center", "end": "right"}[anchor]
        layer = alt.Chart(_hold(held), name=f"{role}_{anchor}").mark_text(
            align=align, baseline="alphabetic", fontSize=FONT_SIZE, fill=_TEXT_COLOURS[role]
        )
        layers.append(layer.encode(x=_place("x", "x"), y=_place("y", "y"), text="text:N"))
    return layers


def _describe(mark: Any) -> dict[str, Any]:
    return {"series": mark.series, "top": mark.top, "bottom": mark.bottom, "zero": 0}


def _hold(values: Any) -> alt.InlineData:
    return alt.InlineData(values=[*values])


def _place(channel: str, field: str) -> Any:
    """A field that is already in the drawing's units."""
    return {"x": alt.X, "y": alt.Y}[channel](f"{field}:Q", scale=None, axis=None)


def _scale_values(layout: Layout, field: str) -> alt.X:
    """A field of values, along the scale."""
    scale = alt.Scale(domain=[0, float(layout.scale_end)], range=[0, layout.plot_width], nice=False, zero=False)
    return alt.X(f"{field}:Q", scale=scale, axis=None)


def _list_scale(options: Sequence[Any]) -> alt.Scale:
    return alt.Scale(domain=[*range(len(options))], range=[*options])


def _tell_apart(channel: str, colours: Sequence[str]) -> Any:
    return {"fill": alt.Fill, "stroke": alt.Stroke}[channel]("series:O", scale=_list_scale(colours), legend=None)


_LAYERS: dict[str, Callable[[Layout], list[alt.Chart]]] = {
    "stacked_bars": _draw_stacks,
    "intervals": _draw_intervals,
}
