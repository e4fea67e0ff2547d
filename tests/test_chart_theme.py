"""The SVG that Vega draws becomes the page's: no colour of its own, no font, no role, ids of its figure."""

from __future__ import annotations

import re

import pytest

from course.charts.palette import HATCHED, INK, SERIES
from course.charts.theme import UnknownColourError, apply_theme


def draw(layer: str, *marks: str, kind: str = "rect") -> str:
    """What Vega writes around marks."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect fill="white"/><g transform="translate(0,0)">'
        f'<path class="background" stroke="#ddd"/><g class="mark-{kind} role-mark {layer}_marks">'
        f"{''.join(marks)}</g></g></svg>"
    )


def test_only_the_marks_are_left_with_what_is_seen_of_them() -> None:
    path = "M0,1.00000001h34.000000000000014v2h-3Z"
    mark = f'<path aria-label="x: 3" role="graphics-symbol" d="{path}" fill="{SERIES[0]}"/>'
    assert apply_theme(draw("bars", mark), "x") == (
        '<g class="chart-bars" fill="var(--chart-1, currentColor)"><path d="M0,1h34v2h-3Z"/></g>'
    )


def test_texts_take_the_page_s_letters_and_are_escaped() -> None:
    font = 'font-family="sans-serif" font-size="14px" text-anchor="end"'
    text = f'<text transform="translate(3,4.126)" {font} fill="{INK}">a &lt; b</text>'
    themed = apply_theme(draw("value_end", text, kind="text"), "x")
    assert re.fullmatch(r'<g class="chart-value" [^>]+><text x="3" y="4.13">a &lt; b</text></g>', themed)
    assert "font" not in themed
    assert 'text-anchor="end"' in themed
    assert 'fill="var(--figure-ink, currentColor)"' in themed


def test_layers_of_one_name_are_one_group() -> None:
    line = f'<line transform="translate(2,3)" x2="0" y2="7" stroke="{SERIES[1]}" stroke-width="3"/>'
    both = draw("caps_start", line).replace("</svg>", draw("caps_end", line)[4:].partition(">")[2])
    themed = apply_theme(both, "x")
    assert themed.count("<g ") == 1
    assert themed.count('<line x1="2" y1="3" x2="2" y2="10"/>') == 2


def test_hatches_belong_to_the_figure_and_the_first_series_is_plain() -> None:
    bars = [f'<path d="M0,0h1v1h-1Z" fill="{colour}"/>' for colour in HATCHED[:2]]
    themed = apply_theme(draw("bars", *bars), "edad")
    assert re.findall(r'<pattern id="([^"]+)"', themed) == ["edad-hatch-2"]
    assert re.findall(r'h-1Z" fill="([^"]+)"', themed) == ["var(--chart-1, currentColor)", "url(#edad-hatch-2)"]


@pytest.mark.parametrize("colour", ["red", "#000", "#0b0009", "rgb(0,0,0)"])
def test_a_colour_that_stands_for_nothing_is_refused(colour: str) -> None:
    with pytest.raises(UnknownColourError):
        apply_theme(draw("bars", f'<path d="M0,0" fill="{colour}"/>'), "x")
