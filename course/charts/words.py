"""A chart in words, for readers who can't see it: its shape, its scale and every number. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from course.charts.chart_data import ChartRow
from course.charts.layout import group_rows, list_series
from course.charts.numbers import format_interval, format_value, get_scale_end, list_ticks
from course.model import CHART_SHAPES, Chart


def render_description(chart: Chart, rows: Sequence[ChartRow]) -> str:
    """«Gráfico de barras agrupadas, en una escala de 0 a 100 %. Ayuntamientos: mujeres, 49,5 %; hombres, 50,5 %.»"""
    last = list_ticks(chart, get_scale_end(chart, rows))[-1]
    opening = f"Gráfico de {CHART_SHAPES[chart.kind].name}, en una escala de 0 a {format_value(last, chart.unit)}."
    return " ".join([opening, *(_describe_group(chart, group) for group in _list_groups(chart, rows))])


def _list_groups(chart: Chart, rows: Sequence[ChartRow]) -> list[tuple[str, list[tuple[str | None, ChartRow]]]]:
    """What is read together: for `lines`, the points of each series; otherwise, the rows of each label."""
    if chart.kind == "lines":
        return [(name, [(row.label, row) for row in rows if row.series == name]) for name in list_series(rows)]
    return [(group[0].label, [(row.series, row) for row in group]) for group in group_rows(rows)]


def _describe_group(chart: Chart, group: tuple[str, list[tuple[str | None, ChartRow]]]) -> str:
    name, parts = group
    return f"{name}: {'; '.join(_describe_row(chart, part, row) for part, row in parts)}."


def _describe_row(chart: Chart, name: str | None, row: ChartRow) -> str:
    if row.interval:
        value = format_interval(row.value, row.interval, chart.unit)
    else:
        value = format_value(row.value, chart.unit)
    named = f"{name}, {value}" if name else value
    return f"{named} ({row.note})" if row.note else named


# The columns of a table, in order.
_COLUMNS = ("label", "value", "series", "low", "high", "note")


def list_table(chart: Chart, rows: Sequence[ChartRow]) -> list[dict[str, str]]:
    """Every row as cells of a table: `label`, `value` and, if the rows have them, the other columns."""
    table = [_list_cells(chart, row) for row in rows]
    columns = {name for cells in table for name in cells}
    return [{name: cells.get(name, "") for name in _COLUMNS if name in columns} for cells in table]


def _list_cells(chart: Chart, row: ChartRow) -> dict[str, str]:
    """The cells of a row by column."""
    cells = {"label": row.label, "value": format_value(row.value, chart.unit)}
    if row.series is not None:
        cells["series"] = row.series
    if row.interval:
        cells["low"] = format_value(row.interval.low, chart.unit)
        cells["high"] = format_value(row.interval.high, chart.unit)
    if row.note is not None:
        cells["note"] = row.note
    return cells
