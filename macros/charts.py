"""Macro `chart`: a chart drawn at build time, with its caption, its source and all its numbers in a table."""

from __future__ import annotations

from course.charts.drawing import draw_chart
from course.charts.words import list_table, render_description
from course.model import Figure
from macros.site import Site


def chart(site: Site, id: str) -> str:
    figure, data = site.course.get_by_id(Figure, id), site.course.chart_data[id]
    return site.make_template_slot(
        "chart.html.jinja",
        figure=figure,
        drawing=draw_chart(figure, data),
        description=render_description(figure.get_chart(), data.rows),
        table=list_table(figure.get_chart(), data.rows),
    )
