"""A chart as the contents of an `<svg>`: laid out, turned into shapes, and rendered by a template.

The output is reproducible: nothing depends on the fonts or the programs of the machine that builds.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from course.charts.chart_data import ChartData
from course.charts.layout import NARROW, compute_layout
from course.charts.line_layout import compute_line_layout
from course.charts.palette import HATCHES, PAPER, SERIES, name_hatch
from course.charts.shapes import list_hatched_series, list_layers
from course.files.drawing_templates import make_drawing_environment
from course.model import Figure

_TEMPLATES = Path(__file__).parent / "templates"


class Drawing(NamedTuple):
    """The contents of an `<svg>` and its `viewBox`."""

    view_box: str
    marks: Markup


def draw_chart(figure: Figure, data: ChartData, width: float = NARROW) -> Drawing:
    """Draw a chart. `data` has at least one row and has passed the checks of its kind. `width` is in user units."""
    chart = figure.get_chart()
    compute = compute_line_layout if chart.kind == "lines" else compute_layout
    layout = compute(chart, data.rows, width)
    drawing_id = f"{figure.id}-{width:g}"  # both forms are on the same page
    hatches = [
        {"id": name_hatch(drawing_id, series), "colour": SERIES[series], "strokes": HATCHES[series]}
        for series in list_hatched_series(layout, chart.kind)
    ]
    layers = list_layers(layout, chart.kind, drawing_id)
    template = make_drawing_environment(_TEMPLATES).get_template("marks.svg.jinja")
    marks = template.render(hatches=hatches, paper=PAPER, layers=layers)
    return Drawing(f"0 0 {width:g} {layout.height:g}", Markup(marks))
