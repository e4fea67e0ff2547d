"""Figures: each has one picture, either a safe SVG or a chart, and a drawing is read on a telephone too.

A drawing wider than a telephone has a second file, its form for narrow boxes: the same, laid out in another way.
"""

from __future__ import annotations

from course.checks.charts import check_chart, check_orphan_numbers
from course.checks.drawings import NARROW_WIDTH, check_drawing, read_width
from course.derived.drawings import Drawing, list_drawings
from course.findings import Finding
from course.loaded.draft import Draft
from course.model import Figure
from course.model.figure import get_narrow_svg_path, get_svg_path


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
    forms = list_drawings(draft, figure_id)
    return [
        *check_drawing(draft, shown_path),
        *(finding for form in forms for finding in _check_form(draft, form)),
        *_check_narrow_form(forms, get_narrow_svg_path(figure_id)),
    ]


def _check_form(draft: Draft, form: Drawing) -> list[Finding]:
    findings = list(form.findings)
    if form.is_narrow:
        findings += check_drawing(draft, form.path)
        width = read_width(form.svg)
        if width is not None and width > NARROW_WIDTH:
            message = f"la forma estrecha mide {width} de ancho, y como mucho puede medir {NARROW_WIDTH}"
            findings.append(Finding(form.path, 1, 1, message, "ponlo de arriba abajo, con la misma letra"))
    return findings


def _check_narrow_form(forms: list[Drawing], narrow_path: str) -> list[Finding]:
    """A wide drawing has a narrow form too."""
    if len(forms) != 1 or (read_width(forms[0].svg) or 0) <= NARROW_WIDTH:
        return []
    width = read_width(forms[0].svg)
    message = f"este dibujo mide {width} de ancho y en un teléfono no cabe: le falta su forma estrecha"
    suggestion = f"dibuja lo mismo de arriba abajo, con {NARROW_WIDTH} de ancho como mucho, en {narrow_path}"
    return [Finding(forms[0].path, 1, 1, message, suggestion, lacking=narrow_path)]
