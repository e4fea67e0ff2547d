"""Macro `chart`: a chart drawn at build time, with its caption, its source and all its numbers in a table.

It is drawn for the column of a wide screen and for a narrow one; the style sheet shows one of them.
"""

from __future__ import annotations

from course.charts.drawing import draw_chart
from course.charts.layout import NARROW, WIDE
from course.charts.words import list_table, render_description
from course.model import Figure
from macros.site import Site


def chart(site: Site, id: str) -> str:
    figure, data = site.course.get_by_id(Figure, id), site.course.chart_data[id]
    return site.make_template_slot(
        "chart.html.jinja",
        figure=figure,
        drawings={"wide": draw_chart(figure, data, WIDE), "narrow": draw_chart(figure, data, NARROW)},
        description=render_description(figure.get_chart(), data.rows),
        table=list_table(figure.get_chart(), data.rows),
    )
