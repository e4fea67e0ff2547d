"""Reads a drawn chart back, as an eye with a ruler would: from marks and the numbers of their scale to values."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple
from xml.etree import ElementTree

import pytest

from course.charts.chart_data import ChartRow
from course.model import Chart

_NUMBER = r"-?\d+(?:\.\d+)?"
_BAR = re.compile(rf"M({_NUMBER}),{_NUMBER}h({_NUMBER})v")
_VERTEX = re.compile(rf"[ML]({_NUMBER}),({_NUMBER})")
_TRANSLATION = re.compile(rf"translate\(({_NUMBER}) ({_NUMBER})\)")
_SERIES = re.compile(r"chart-(\d)|hatch-(\d)")


class Mark(NamedTuple):
    """One drawn number: its series (from 1), and the ends of a bar; or low, value and high; or one point."""

    series: int
    values: tuple[float, ...]


def read_marks(chart: Chart, marks: str) -> list[Mark]:
    """Every mark of a drawing, in the order in which it is drawn. `marks` is the inside of its `<svg>`."""
    root = ElementTree.fromstring(f"<svg>{marks}</svg>")
    read_value = _read_scale(root, is_upright=chart.kind == "lines")
    if chart.kind == "lines":
        return _read_lines(root, read_value)
    if chart.kind == "intervals":
        return _read_intervals(root, read_value)
    found = []
    for path in _list(root, "bars"):
        start, length = map(float, _BAR.match(path.get("d")).groups())
        found.append(Mark(_read_series(path), (read_value(start), read_value(start + length))))
    return found


def expect_marks(chart: Chart, rows: Sequence[ChartRow]) -> list[Mark]:
    """What `read_marks` must read in a faithful drawing of `rows`."""
    series = list(dict.fromkeys(row.series for row in rows))
    labels = list(dict.fromkeys(row.label for row in rows))

    def number(row: ChartRow) -> int:
        return series.index(row.series) + 1

    if chart.kind == "lines":
        ordered = sorted(rows, key=lambda row: (number(row), labels.index(row.label)))
        return [Mark(number(row), (float(row.value),)) for row in ordered]
    in_order = (
        (lambda row: (labels.index(row.label), number(row)))
        if chart.kind == "stacked_bars"
        else (lambda row: labels.index(row.label))
    )
    marks, totals = [], dict.fromkeys(labels, 0.0)
    for row in sorted(rows, key=in_order):
        if chart.kind == "intervals":
            marks.append(Mark(number(row), (float(row.interval.low), float(row.value), float(row.interval.high))))
            continue
        start = totals[row.label] if chart.kind == "stacked_bars" else 0.0
        totals[row.label] += float(row.value)
        marks.append(Mark(number(row), (start, start + float(row.value))))
    return marks


def is_faithful(read: Sequence[Mark], expected: Sequence[Mark], tolerance: float) -> bool:
    """Whether there are as many marks as numbers, each in its series and within `tolerance` of its value."""
    return [mark.series for mark in read] == [mark.series for mark in expected] and all(
        abs(value - other) <= tolerance
        for mark, wanted in zip(read, expected, strict=True)
        for value, other in zip(mark.values, wanted.values, strict=True)
    )


def list_values(marks: str) -> list[str]:
    """The numbers written beside the marks."""
    return [text.text for text in _list(ElementTree.fromstring(f"<svg>{marks}</svg>"), "value")]


def get_scale_length(chart: Chart, marks: str) -> float:
    """The greatest value shown on the scale."""
    root = ElementTree.fromstring(f"<svg>{marks}</svg>")
    return max(value for _, value in _read_ticks(root, is_upright=chart.kind == "lines"))


def _read_lines(root: ElementTree.Element, read_value: Callable[[float], float]) -> list[Mark]:
    """For each line, its vertices, each of which has a point."""
    vertices = [
        (_read_series(line), float(x), float(y))
        for line in _list(root, "lines")
        for x, y in _VERTEX.findall(line.get("d"))
    ]
    points = [(_read_series(point), *_read_place(point)) for point in _list(root, "points")]
    assert len(vertices) == len(points)
    for vertex, point in zip(sorted(vertices), sorted(points), strict=True):
        assert vertex == pytest.approx(point, abs=0.02)
    return [Mark(series, (read_value(y),)) for series, _, y in vertices]


def _read_intervals(root: ElementTree.Element, read_value: Callable[[float], float]) -> list[Mark]:
    """Its two ends, marked by a stroke each, and the point between them."""
    found = []
    lines, caps, points = _list(root, "intervals"), _list(root, "caps"), _list(root, "points")
    assert len(caps) == 2 * len(lines)
    for line, point, low, high in zip(lines, points, caps[: len(lines)], caps[len(lines) :], strict=True):
        ends = float(line.get("x1")), float(line.get("x2"))
        assert ends == (float(low.get("x1")), float(high.get("x1")))
        x, y = _read_place(point)
        assert y == float(line.get("y1"))
        assert _read_series(point) == _read_series(line) == _read_series(low) == _read_series(high)
        found.append(Mark(_read_series(line), (read_value(ends[0]), read_value(x), read_value(ends[1]))))
    return found


def _read_scale(root: ElementTree.Element, is_upright: bool) -> Callable[[float], float]:
    ticks = _read_ticks(root, is_upright)
    (first, low), (last, high) = min(ticks, key=lambda tick: tick[1]), max(ticks, key=lambda tick: tick[1])
    for place, value in ticks:  # the scale is even
        assert abs(low + (place - first) / (last - first) * (high - low) - value) < 0.005 * high
    return lambda place: low + (place - first) / (last - first) * (high - low)


def _read_ticks(root: ElementTree.Element, is_upright: bool) -> list[tuple[float, float]]:
    """The place of each numbered stroke of the scale, and the number."""
    ticks = []
    for line in _list(root, "ticks"):
        place = float(line.get("y1" if is_upright else "x1"))
        for text in _list(root, "scale"):
            if is_upright:
                is_beside = abs(float(text.get("y")) - 5 - place) < 0.1 and float(text.get("x")) < float(line.get("x1"))
            else:
                is_beside = abs(float(text.get("x")) - place) < 0.1
            if is_beside:
                ticks.append((place, read_number(text.text)))
    assert len(ticks) >= 2
    return ticks


def read_number(text: str) -> float:
    """`12.345,6 € al año` → 12345.6"""
    figures = re.match(r"[\d.]+(?:,\d+)?", text)[0]
    return float(figures.replace(".", "").replace(",", "."))


def _list(root: ElementTree.Element, layer: str) -> list[ElementTree.Element]:
    """The marks of a layer, each with the attributes of its group."""
    found = []
    for group in root.findall(f"g[@class='chart-{layer}']"):
        shared = {name: value for name, value in group.attrib.items() if name != "class"}
        for mark in group:
            mark.attrib.update({name: value for name, value in shared.items() if name not in mark.attrib})
            found.append(mark)
    return found


def _read_series(mark: ElementTree.Element) -> int:
    """The number in `var(--chart-2)` or `url(#…-hatch-2)`."""
    for name in ("fill", "stroke"):
        match = _SERIES.search(mark.get(name, ""))
        if match:
            return int(match[1] or match[2])
    raise AssertionError(f"a mark of no series: {mark.attrib}")


def _read_place(mark: ElementTree.Element) -> tuple[float, float]:
    x, y = _TRANSLATION.fullmatch(mark.get("transform")).groups()
    return float(x), float(y)
