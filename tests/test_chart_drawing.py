"""A drawing holds only what is seen of a chart: it uses the page's colours and fonts, and the ids of its figure."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from chart_samples import SAMPLES, make_chart

from course.charts.chart_data import ChartData
from course.charts.drawing import draw_chart
from course.charts.palette import INK, PAPER, SERIES, SHAPES, SOFT, TRACK
from course.files.drawing_templates import format_hundredths

FIGURE, DATA = SAMPLES["bars"]


def draw(kind: str, text: str) -> str:
    return draw_chart(*make_chart(kind, text)).marks


def test_the_title_and_the_caption_are_the_page_s() -> None:
    renamed = FIGURE.model_copy(update={"title": "Otro título", "caption": "Otro pie."})
    assert draw_chart(renamed, DATA) == draw_chart(FIGURE, DATA)


@pytest.mark.parametrize("change", ["value", "label", "unit", "maximum", "id"])
def test_whatever_is_seen_changes_the_drawing(change: str) -> None:
    figure, data = SAMPLES["grouped_bars"]
    first = data.rows[0]
    changed = {
        "value": (figure, replace(first, value=first.value + 1)),
        "label": (figure, replace(first, label="Otra")),
        "unit": (figure.model_copy(update={"chart": figure.chart.model_copy(update={"unit": "h"})}), first),
        "maximum": (figure.model_copy(update={"chart": figure.chart.model_copy(update={"maximum": 190.0})}), first),
        "id": (figure.model_copy(update={"id": "otro"}), first),
    }
    other_figure, row = changed[change]
    assert draw_chart(other_figure, ChartData(data.path, (row, *data.rows[1:]))) != draw_chart(figure, data)


def test_a_drawing_is_as_wide_as_a_telephone_s_column_or_as_asked() -> None:
    assert draw_chart(FIGURE, DATA).view_box.startswith("0 0 336 ")
    assert draw_chart(FIGURE, DATA, 480).view_box.startswith("0 0 480 ")


def test_marks_say_once_what_they_share() -> None:
    marks = draw("bars", "label,value\nUno,30\nDos,0\n")
    assert re.findall(r'<g class="chart-bars".*?</g>', marks) == [
        '<g class="chart-bars" fill="var(--chart-1, currentColor)">'
        '<path d="M0,23h87.84v18h-87.84Z"/><path d="M0,82h0v18h0Z"/></g>'
    ]


@pytest.mark.parametrize(
    ("value", "written"),
    [(34.000000000000014, "34"), (4.126, "4.13"), (-0.001, "0"), (-1.5, "-1.5"), (1200.0, "1200")],
)
def test_numbers_have_no_more_figures_than_are_seen(value: float, written: str) -> None:
    assert format_hundredths(value) == written


def test_texts_take_the_page_s_letters_and_are_escaped() -> None:
    marks = draw("intervals", "label,series,value,low,high\na < b & c,Total,1,0,2\n")
    assert '<text x="0" y="14">a &lt; b &amp; c</text>' in marks
    assert "font" not in marks
    (values,) = re.findall(r'<g class="chart-value" ([^>]+)>', marks)
    assert 'text-anchor="end"' in values
    assert 'fill="var(--figure-ink, currentColor)"' in values


@pytest.mark.parametrize("name", SAMPLES)
def test_marks_of_one_kind_are_one_group(name: str) -> None:
    groups = re.findall(r'<g class="chart-([a-z]+)"', draw_chart(*SAMPLES[name]).marks)
    assert len(groups) == len({*groups})


def test_both_ends_of_every_interval_are_strokes_across_it() -> None:
    marks = draw("intervals", "label,series,value,low,high\nUno,A,50,25,75\n")
    (caps,) = re.findall(r'<g class="chart-caps"[^>]*>(.*?)</g>', marks)
    assert caps == '<line x1="84" y1="23" x2="84" y2="37"/><line x1="252" y1="23" x2="252" y2="37"/>'


def test_hatches_belong_to_the_drawing_and_the_first_series_is_plain() -> None:
    figure, data = SAMPLES["grouped_bars"]
    marks = draw_chart(figure.model_copy(update={"id": "edad"}), data).marks
    assert re.findall(r'<pattern id="([^"]+)"', marks) == ["edad-336-hatch-2"]
    assert {*re.findall(r'Z" fill="([^"]+)"', marks)} == {"var(--chart-1, currentColor)", "url(#edad-336-hatch-2)"}


def test_every_series_of_lines_has_a_point_of_its_own_shape_in_the_plot_and_in_the_key() -> None:
    rows = [f"{label},Serie {number},{number * 10}" for number in range(len(SHAPES)) for label in ("Antes", "Ahora")]
    marks = draw("lines", "\n".join(["label,series,value", *rows]))
    plot, key = marks.split('<g class="chart-swatches">')
    for part in (plot.partition('<g class="chart-points"')[2], key):
        outlines = dict.fromkeys(re.findall(r'<path d="([^"]+)" transform', part))
        assert len(outlines) == len(SHAPES)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_drawing_has_no_colour_of_its_own(name: str) -> None:
    marks = draw_chart(*SAMPLES[name]).marks
    hatches = {f"url(#{name})" for name in re.findall(r'<pattern id="([^"]+)"', marks)}
    colours = {*re.findall(r'(?:fill|stroke)="([^"]*)"', marks)}
    assert colours <= {INK, SOFT, TRACK, PAPER, *SERIES, *hatches}
