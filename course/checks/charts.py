"""Charts: each has its numbers and no drawing, fits its scale, and has series that can be told apart by eye."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

from course.charts.chart_data import ChartData, ChartRow
from course.charts.layout import group_rows
from course.charts.numbers import drop_trailing_zeros
from course.charts.palette import SERIES_COUNT
from course.findings import Finding
from course.language.numbers import format_number
from course.loaded.draft import Draft
from course.loaded.located import Located
from course.model import Chart, Figure
from course.model.figure import get_csv_path, get_svg_path


def check_chart(draft: Draft, figure: Located[Figure], chart: Chart) -> list[Finding]:
    """The findings of one chart. `chart` is the figure's."""
    findings = []
    csv_path, svg_path = get_csv_path(figure.value.id), get_svg_path(figure.value.id)
    if (draft.root / svg_path).exists():
        message = f"la figura lleva un gráfico y además un dibujo, {svg_path}"
        findings.append(figure.make_finding(message, "chart", suggestion="borra uno de los dos"))
    if not (draft.root / csv_path).exists():
        message = f"faltan los números de este gráfico: {csv_path}"
        findings.append(figure.make_finding(message, "chart", lacking=csv_path))
    data = draft.chart_data.get(figure.value.id)
    if data:
        findings += _check_scale(data, chart, figure.document.path)
        findings += _check_series(data)
        check_kind = _CHECKS_BY_KIND.get(chart.kind)
        findings += check_kind(data, chart) if check_kind else []
    return findings


def check_orphan_numbers(draft: Draft) -> list[Finding]:
    """Every CSV belongs to a chart."""
    figures = {figure.value.id: figure.value for figure in draft.list_located(Figure)}
    findings = []
    for name, data in draft.chart_data.items():
        path = f"data/figures/{name}.yml"
        if name in figures and figures[name].chart:
            continue
        suggestion = f"añade `chart` a {path}" if name in figures else f"falta {path}"
        lacking = None if name in figures else path
        findings.append(Finding(data.path, None, None, "ningún gráfico usa estos números", suggestion, lacking=lacking))
    return findings


def _check_scale(data: ChartData, chart: Chart, yaml_path: str) -> list[Finding]:
    """No mark exceeds the `maximum` that the author gives."""
    if chart.maximum is None:
        return []
    maximum = drop_trailing_zeros(Decimal(str(chart.maximum)))
    advice = f"sube `maximum` en {yaml_path}"
    findings = []
    if chart.kind == "stacked_bars":
        for rows in group_rows(data.rows):
            total = _add_up(rows)
            if total > maximum:
                told = f"las partes de «{rows[0].label}» suman {format_number(total)}"
                message = f"{told} y se salen de la escala, que acaba en {maximum:f}"
                findings.append(data.make_finding(rows[0], message, advice))
        return findings
    for row in data.rows:
        if row.end > maximum:
            message = f"el valor {row.end} se sale de la escala, que acaba en {maximum:f}"
            findings.append(data.make_finding(row, message, advice))
    return findings


def _check_series(data: ChartData) -> list[Finding]:
    """There are no more series than the eye can tell apart."""
    first_rows: dict[str, ChartRow] = {}
    for row in data.rows:
        if row.series is not None:
            first_rows.setdefault(row.series, row)
    if len(first_rows) <= SERIES_COUNT:
        return []
    message = f"hay {len(first_rows)} series y a la vista no se distinguen más de {SERIES_COUNT}"
    return [data.make_finding([*first_rows.values()][SERIES_COUNT], message, "quita alguna o haz dos gráficos")]


def _check_stacks(data: ChartData, chart: Chart) -> list[Finding]:
    """Every stack has all the parts, and percentages don't exceed 100 by more than their rounding."""
    findings = []
    all_series = list(dict.fromkeys(row.series for row in data.rows))
    for rows in group_rows(data.rows):
        label = rows[0].label
        found = {row.series for row in rows}
        for series in all_series:
            if series not in found:
                message = f"a «{label}» le falta la serie «{series}»"
                advice = "si es que no hubo ninguna, pon 0; si no se sabe, no es un gráfico de partes"
                findings.append(data.make_finding(rows[0], message, advice))
        total = _add_up(rows)
        if chart.unit == "%" and total > 100 + sum(_get_rounding(row.value) for row in rows):
            message = f"las partes de «{label}» suman {format_number(total)} %, más de 100"
            findings.append(data.make_finding(rows[-1], message, "si no son partes de un todo, usa `grouped_bars`"))
    return findings


def _check_lines(data: ChartData, chart: Chart) -> list[Finding]:
    """A line joins at least two points."""
    findings = []
    for row in data.rows:
        if sum(other.series == row.series for other in data.rows) == 1:
            message = f"la serie «{row.series}» tiene un solo punto, y una línea une dos o más"
            findings.append(data.make_finding(row, message, "añade otro o usa `bars` o `grouped_bars`"))
    return findings


def _get_rounding(value: Decimal) -> Decimal:
    """The most that a number may have been rounded: half a unit of its last digit."""
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int), "a chart's numbers are finite"
    return Decimal(5).scaleb(exponent - 1)


def _add_up(rows: Iterable[ChartRow]) -> Decimal:
    return sum((row.value for row in rows), Decimal(0))


_CHECKS_BY_KIND: dict[str, Callable[[ChartData, Chart], list[Finding]]] = {
    "stacked_bars": _check_stacks,
    "lines": _check_lines,
}
