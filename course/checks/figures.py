"""Figures: each has one picture, either a safe SVG or a chart."""

from __future__ import annotations

from course.checks.charts import check_chart, check_orphan_numbers
from course.checks.drawings import check_drawing
from course.findings import Finding
from course.loaded.draft import Draft
from course.model import Figure
from course.model.figure import get_svg_path


def check_figures(draft: Draft) -> list[Finding]:
    findings = []
    for figure in draft.list_located(Figure):
        chart = figure.value.chart
        findings += check_chart(draft, figure, chart) if chart else _check_picture(draft, figure.value.id)
    return findings + check_orphan_numbers(draft)


def _check_picture(draft: Draft, figure_id: str) -> list[Finding]:
    shown_path = get_svg_path(figure_id)
    if not (draft.root / shown_path).exists():
        suggestion = f"si la figura es un gráfico, ponle `chart` en data/figures/{figure_id}.yml"
        return [Finding(shown_path, None, None, "falta este archivo", suggestion)]
    return check_drawing(draft, shown_path)
