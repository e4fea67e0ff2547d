"""Drawings match the CSV: the marks of every chart are read back and compared, number by number."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from chart_reader import expect_marks, get_scale_length, is_faithful, list_values, read_marks
from chart_samples import SAMPLES

from course.charts.chart_data import ChartData, ChartRow, Interval
from course.charts.drawing import Drawing, draw_chart
from course.charts.numbers import format_short_interval, format_value
from course.model import Figure

TOLERANCE = 0.002  # of the scale: two thirds of a unit of the drawing, less than a pixel on a phone


Charts = dict[str, tuple[Figure, ChartData]]
NAMES = [*SAMPLES]


def draw_all(charts: Charts) -> dict[str, Drawing]:
    return {figure.id: draw_chart(figure, data) for figure, data in charts.values()}


@pytest.fixture(scope="module")
def charts() -> Charts:
    """A sample of each kind."""
    return {name: (figure.model_copy(update={"id": name}), data) for name, (figure, data) in SAMPLES.items()}


@pytest.fixture(scope="module")
def drawings(charts: Charts) -> dict[str, Drawing]:
    return draw_all(charts)


@pytest.mark.parametrize("name", NAMES)
def test_every_number_is_drawn_where_it_belongs(name: str, charts: Charts, drawings: dict[str, Drawing]) -> None:
    figure, data = charts[name]
    marks = drawings[figure.id].marks
    read, expected = read_marks(figure.chart, marks), expect_marks(figure.chart, data.rows)
    assert is_faithful(read, expected, TOLERANCE * get_scale_length(figure.chart, marks)), (read, expected)


def alter(row: ChartRow, change: Decimal) -> list[ChartRow]:
    """The row with one of its numbers changed, for each of them."""
    altered = [replace(row, value=row.value + change)]
    if row.interval:
        low, high = row.interval
        altered += [
            replace(row, interval=Interval(low + change, high)),
            replace(row, interval=Interval(low, high + change)),
        ]
    return altered


@pytest.mark.parametrize("name", NAMES)
def test_the_comparison_notices_any_altered_number(name: str, charts: Charts, drawings: dict[str, Drawing]) -> None:
    figure, data = charts[name]
    marks = drawings[figure.id].marks
    read, scale = read_marks(figure.chart, marks), get_scale_length(figure.chart, marks)
    change = Decimal(str(scale)) / 100
    for position, row in enumerate(data.rows):
        for altered_row in alter(row, change):
            altered = list(data.rows)
            altered[position] = altered_row
            assert not is_faithful(read, expect_marks(figure.chart, altered), TOLERANCE * scale)
    assert not is_faithful(read, expect_marks(figure.chart, data.rows[:-1]), TOLERANCE * scale)


@pytest.mark.parametrize("name", NAMES)
def test_numbers_are_written_beside_their_marks(name: str, charts: Charts, drawings: dict[str, Drawing]) -> None:
    figure, data = charts[name]
    written, unit = list_values(drawings[figure.id].marks), figure.chart.unit
    if figure.chart.kind == "lines":  # where points are crowded, some numbers are only in the table
        known = {format_value(row.value, unit) for row in data.rows}
        assert {*written} <= known | {value.removesuffix(f"\u00a0{unit}") for value in known}
        assert len(written) >= len(data.rows) * 0.5
    elif name == "bars-with-a-long-unit":  # the unit is above the chart, once
        assert written == ["26.600", "102.601"]
        assert f"Unidad: {unit}" in drawings[figure.id].marks
    else:
        shown = [
            format_short_interval(row.value, row.interval, unit) if row.interval else format_value(row.value, unit)
            for row in data.rows
        ]
        assert sorted(written) == sorted(shown)


def test_drawing_twice_gives_the_same_bytes(charts: Charts, drawings: dict[str, Drawing]) -> None:
    assert draw_all(charts) == drawings


@pytest.mark.parametrize("name", NAMES)
def test_drawings_are_light_and_ask_for_nothing(name: str, charts: Charts, drawings: dict[str, Drawing]) -> None:
    marks = drawings[charts[name][0].id].marks
    assert len(marks.encode()) < 9000
    assert not re.search(r"//|href|<(script|image|style|foreignObject)|font-|#[0-9a-f]{3,6}\b|rgb", marks)
    assert {f"#{name}" for name in re.findall(r'id="([^"]+)"', marks)} == {*re.findall(r"url\(([^)]+)\)", marks)}


@pytest.mark.parametrize("name", ["grouped_bars", "stacked_bars", "lines", "intervals"])
def test_series_differ_in_more_than_colour(name: str, charts: Charts, drawings: dict[str, Drawing]) -> None:
    figure, data = charts[name]
    marks = drawings[figure.id].marks
    count = len({row.series for row in data.rows})
    if name in ("grouped_bars", "stacked_bars"):
        assert marks.count("<pattern ") == count - 1
    else:
        shapes = re.findall(
            r'<path d="([^"]+)" transform="[^"]+" fill="([^"]+)"', marks.split('class="chart-swatches"')[0]
        )
        assert len({shape for shape, _ in shapes}) == len({fill for _, fill in shapes}) == count
    if name == "lines":
        assert len(re.findall("stroke-dasharray", marks.split('class="chart-points"')[0])) == count - 1
