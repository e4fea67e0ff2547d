"""The charts of this course: drawings and descriptions."""

from __future__ import annotations

import pytest
from chart_reader import expect_marks, get_scale_length, is_faithful, read_marks
from lxml import html
from minimal_course import REPOSITORY

from course.charts.drawing import draw_chart
from course.charts.layout import NARROW, WIDE
from course.charts.numbers import format_value
from course.loaded.whole import Course
from course.model import Figure
from macros.charts import chart
from macros.site import Site

# By file name: nothing needs to be loaded to list them.
CHARTS = sorted(path.stem for path in (REPOSITORY / "data/figures").glob("*.csv"))
TOLERANCE = 0.002  # of the scale, as in tests/test_chart_marks.py
MOST_BYTES = 9000


@pytest.fixture(scope="module")
def site(whole_course: Course) -> Site:
    return Site(whole_course, serving=False)


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("name", CHARTS)
def test_every_number_is_drawn_where_it_belongs(whole_course: Course, name: str, width: int) -> None:
    figure, data = whole_course.get_by_id(Figure, name), whole_course.chart_data[name]
    marks = draw_chart(figure, data, width).marks
    read, expected = read_marks(figure.chart, marks), expect_marks(figure.chart, data.rows)
    assert is_faithful(read, expected, TOLERANCE * get_scale_length(figure.chart, marks)), (read, expected)
    assert len(marks.encode()) < MOST_BYTES


@pytest.mark.parametrize("name", CHARTS)
def test_every_number_is_told_with_its_source(site: Site, whole_course: Course, name: str) -> None:
    tree = html.fromstring(site.fill_slots(site.begin_page("index.md", ""), chart(site, name)))
    unit = whole_course.get_by_id(Figure, name).chart.unit
    rows = whole_course.chart_data[name].rows
    cells = [cell.text for cell in tree.xpath(".//tbody//td[@class='number']")]
    numbers = [(row.value, *(row.interval or ())) for row in rows]
    assert cells == [format_value(number, unit) for row in numbers for number in row if number is not None]
    assert [cell.text for cell in tree.xpath(".//tbody//th")] == [row.label for row in rows]
    assert tree.xpath(".//figcaption//a[starts-with(@href, '#ref-')]")
    assert tree.xpath(".//svg[@role='img']//g[@class]")
