"""The numbers of a chart formatted in Spanish, and the ends of its scale. Pure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal

from course.charts.chart_data import ChartRow, Interval
from course.language.numbers import format_number
from course.model import Chart

_NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


def format_value(value: Decimal, unit: str) -> str:
    """A number with its unit: `49,5 %`, `12.345 quejas`."""
    return f"{format_number(value)}{_NO_BREAK_SPACE}{unit.replace(' ', _NO_BREAK_SPACE)}"


def format_interval(value: Decimal, interval: Interval, unit: str) -> str:
    """A value and its interval, for a sentence: `45 % (de 40,5 a 50 %)`."""
    low, high = format_number(interval.low), format_value(interval.high, unit)
    return f"{format_value(value, unit)} (de {low} a {high})"


def format_short_interval(value: Decimal, interval: Interval, unit: str | None) -> str:
    """A value and its interval, for its mark: `45 % (40,5–50)`; without a unit, `45 (40,5–50)`."""
    shown = format_value(value, unit) if unit else format_number(value)
    return f"{shown}{_NO_BREAK_SPACE}({format_number(interval.low)}–{format_number(interval.high)})"


def get_scale_end(chart: Chart, rows: Sequence[ChartRow]) -> Decimal:
    """The value where the scale of a chart, which begins at 0, ends: the author's `maximum`, or else a round one."""
    if chart.maximum is not None:
        return drop_trailing_zeros(Decimal(str(chart.maximum)))
    if chart.kind == "stacked_bars" and chart.unit == "%":
        return max(Decimal(100), *list_ends(chart, rows))  # rounded parts may add up to 100.1
    return drop_trailing_zeros(choose_scale_end(list_ends(chart, rows), chart.unit))


def list_ticks(chart: Chart, scale_end: Decimal) -> tuple[Decimal, Decimal, Decimal]:
    """The three values that a scale shows: its beginning, its middle and its end."""
    is_rounded = chart.kind == "stacked_bars" and chart.unit == "%" and chart.maximum is None
    last = Decimal(100) if is_rounded else scale_end
    return Decimal(0), drop_trailing_zeros(last / 2), last


def list_ends(chart: Chart, rows: Sequence[ChartRow]) -> list[Decimal]:
    """The value that each mark reaches: the total of a stack, the upper end of an interval, or the value itself."""
    if chart.kind == "stacked_bars":
        totals: dict[str, Decimal] = {}
        for row in rows:
            totals[row.label] = totals.get(row.label, Decimal(0)) + row.value
        return list(totals.values())
    return [row.end for row in rows]


def choose_scale_end(values: Sequence[Decimal], unit: str) -> Decimal:
    """The default end of a scale: 100 for percentages up to 100, else 1, 2, 5 or 10 times a power of ten."""
    greatest = max(values)
    if unit == "%" and greatest <= 100:
        return Decimal(100)
    if greatest == 0:
        return Decimal(1)
    power = Decimal(10) ** math.floor(greatest.log10())
    return next(step * power for step in (1, 2, 5, 10) if step * power >= greatest)


def drop_trailing_zeros(value: Decimal) -> Decimal:
    """`10.0` → `10`: the digits of a scale are computed, not the author's."""
    return value.to_integral_value() if value == value.to_integral_value() else value.normalize()
