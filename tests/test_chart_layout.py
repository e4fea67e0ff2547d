"""Where the words and marks of a chart are: no overlaps, nothing outside the drawing, letters never too small."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from chart_samples import SAMPLES, make_chart
from minimal_course import REPOSITORY

from course.charts.layout import (
    BOLD_CHARACTER_WIDTH,
    CHARACTER_WIDTH,
    FONT_SIZE,
    NARROW,
    WIDE,
    Layout,
    PlacedText,
    compute_layout,
    wrap,
)
from course.charts.line_layout import choose_columns, compute_line_layout

NARROWEST_COLUMN = 288  # px: a phone 320 wide with the theme's margins


@pytest.fixture(params=[NARROW, WIDE], ids=["narrow", "wide"])
def width(request: pytest.FixtureRequest) -> float:
    """The width of each form of a chart."""
    return float(request.param)


def lay_out(name: str, width: float = NARROW) -> Layout:
    figure, data = SAMPLES[name]
    return (compute_line_layout if figure.chart.kind == "lines" else compute_layout)(figure.chart, data.rows, width)


def get_box(text: PlacedText) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a text, with the widths that the layout assumes."""
    width = len(text.text) * (BOLD_CHARACTER_WIDTH if text.role == "value" else CHARACTER_WIDTH)
    left = {"start": text.x, "middle": text.x - width / 2, "end": text.x - width}[text.anchor]
    return left, text.y - 11, left + width, text.y + 2


@pytest.mark.parametrize("name", SAMPLES)
def test_no_text_overlaps_another(name: str, width: float) -> None:
    boxes = [get_box(text) for text in lay_out(name, width).texts]
    for number, (left, top, right, bottom) in enumerate(boxes):
        for other_left, other_top, other_right, other_bottom in boxes[number + 1 :]:
            assert right <= other_left + 1 or other_right <= left + 1 or bottom <= other_top or other_bottom <= top


@pytest.mark.parametrize("name", SAMPLES)
def test_everything_stands_inside_the_drawing(name: str, width: float) -> None:
    layout = lay_out(name, width)
    for left, top, right, bottom in map(get_box, layout.texts):
        assert left >= -1
        assert right <= width + 1
        assert top >= 0
        assert bottom <= layout.height
    assert all(0 <= swatch.x <= swatch.x + swatch.width <= width for swatch in layout.swatches)


@pytest.mark.parametrize("name", [name for name in SAMPLES if "lines" not in name])
def test_marks_follow_one_another_and_no_text_stands_on_them(name: str, width: float) -> None:
    layout = lay_out(name, width)
    heights = sorted({(mark.top, mark.bottom) for mark in layout.marks})
    assert all(above[1] + 10 < below[0] for above, below in pairwise(heights))
    assert heights[-1][1] < layout.axis_y
    for text in layout.texts:
        _, top, _, bottom = get_box(text)
        on = [height for height in heights if top < height[1] - 2 and bottom > height[0] + 2]
        if on:  # only a bar's own number, to the right of its end
            (mark,) = (mark for mark in layout.marks if (mark.top, mark.bottom) == on[0])
            assert text.role == "value"
            assert text.x > float(mark.end / layout.scale_end) * layout.plot_width


def test_letters_are_12_pixels_or_more_on_the_narrowest_telephone() -> None:
    assert FONT_SIZE * NARROWEST_COLUMN / NARROW >= 12
    template = (REPOSITORY / "macros/templates/chart.html.jinja").read_text(encoding="utf-8")
    assert re.search(r'font-size="(\d+)"', template)[1] == str(FONT_SIZE)


def test_a_bar_leaves_room_for_its_number_or_has_it_above() -> None:
    beside, above = lay_out("bars"), lay_out("bars-with-a-wide-unit")
    assert beside.plot_width < NARROW == above.plot_width
    assert {text.anchor for text in above.texts if text.role == "value"} == {"end"}


def test_one_series_is_not_named_and_several_are() -> None:
    assert "Total" not in [text.text for text in lay_out("grouped-bars-of-one-series").texts]
    assert lay_out("lines-of-one-series").swatches == []
    assert [text.text for text in lay_out("grouped_bars").texts].count("Mujeres") == 2
    assert {swatch.series for swatch in lay_out("lines").swatches} == {0, 1, 2, 3}


def test_rows_of_a_label_stand_together_wherever_they_are_in_the_file() -> None:
    figure, data = make_chart("grouped_bars", "label,series,value\nUno,A,1\nDos,A,2\nUno,B,3\nDos,B,4\n")
    assert [int(mark.end) for mark in compute_layout(figure.chart, data.rows).marks] == [1, 3, 2, 4]


@pytest.mark.parametrize(
    ("count", "widest", "shown"), [(4, 10, {0, 1, 2, 3}), (4, 30, {1, 3}), (5, 30, {0, 2, 4}), (3, 70, {2})]
)
def test_columns_with_no_room_are_skipped_but_never_the_last(count: int, widest: float, shown: set[int]) -> None:
    assert choose_columns(count, 20, widest) == shown


def test_a_word_longer_than_a_line_is_broken() -> None:
    assert all(len(line) <= 10 for line in wrap("electroencefalografista", 10 * CHARACTER_WIDTH))
