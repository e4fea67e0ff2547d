"""Macro `chart`: a chart of data, drawn at build time, with its caption, its source and all its numbers in a table."""

from __future__ import annotations

from course.charts.words import list_table, render_description
from macros.site import Site


def chart(site: Site, id: str) -> str:  # noqa: A002 (the author's argument is called `id`)
    figure, rows = site.loaded.find_figure(id), site.loaded.chart_data[id].rows
    return site.make_slot(
        lambda: site.render(
            "chart.html.jinja",
            figure=figure,
            drawing=site.drawings.get(id),
            description=render_description(figure.chart, rows),
            table=list_table(figure.chart, rows),
        )
    )
