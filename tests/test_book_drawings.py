"""exports/book/drawings.py: a page's drawings as files that need no page."""

from __future__ import annotations

import pytest
from book_reader import list_drawing_faults
from lxml import etree

from exports.book.drawings import cut_drawings, read_colours, resolve_colour

SVG = "{http://www.w3.org/2000/svg}"
COLOURS = {"--paper": "#ffe", "--ink": "#123", "--figure-ink": "var(--ink)"}
CHART = """\
<svg class="chart chart-wide" xmlns="http://www.w3.org/2000/svg" viewBox="0 -4.5 40 20" fill="none"
 font-family="inherit" role="img" aria-labelledby="esperas-title" aria-describedby="esperas-desc"
><title id="esperas-title">Las
 esperas</title><desc id="esperas-desc">Dos barras: 3 y 4.</desc><defs><pattern id="h"><path/></pattern></defs>
<g class="chart-value" fill="var(--figure-ink, currentColor)"><text x="1" font-family="inherit">3</text></g>
<rect fill="url(#h)"/><path stroke="var(--unknown, none)"/></svg>"""
ICON = '<svg viewBox="0 0 24 24"><path d="M0 0"/></svg>'


def test_only_the_light_colours_are_read() -> None:
    stylesheet = """
        :root { --ink: #22292c; --figure-ink: var(--ink); color: red }
        .tema-1 { --ink: blue }
        @media screen { :root { --ink: white } }
    """
    assert read_colours(stylesheet) == {"--ink": "#22292c", "--figure-ink": "var(--ink)"}


@pytest.mark.parametrize(
    ("value", "resolved"),
    [
        ("var(--figure-ink, currentColor)", "#123"),
        ("var(--nothing, none)", "none"),
        ("var(--nothing)", "currentColor"),
        ("url(#hatch)", "url(#hatch)"),
    ],
)
def test_a_colour_is_resolved(value: str, resolved: str) -> None:
    assert resolve_colour(value, COLOURS) == resolved


def test_a_drawing_is_cut_out_and_described_and_an_icon_goes() -> None:
    text, (drawing,) = cut_drawings(f"<p>{ICON}Antes</p>{CHART}<p>Después</p>", COLOURS)
    assert text == '<p>Antes</p><img data-drawing="0"><p>Después</p>'
    assert (drawing.name, drawing.description) == ("esperas", "Las esperas. Dos barras: 3 y 4.")


def test_a_file_takes_nothing_from_a_page() -> None:
    _, (drawing,) = cut_drawings(CHART, COLOURS)
    assert list(list_drawing_faults(drawing.file)) == []
    root = etree.fromstring(drawing.file)
    assert (root.get("color"), root.get("role")) == ("#123", None)
    group = root.find(f"{SVG}g")
    assert (group.get("fill"), group.get("font-weight")) == ("#123", "700")
    assert root.find(f".//{SVG}text").get("stroke") == "#ffe"
    assert root.find(f"{SVG}path").get("stroke") == "none"
    assert root.findtext(f"{SVG}title") == "Las\n esperas"


def test_a_file_has_paper_and_a_margin() -> None:
    _, (drawing,) = cut_drawings(CHART, COLOURS)
    root = etree.fromstring(drawing.file)
    assert root.get("viewBox") == "-8 -12.5 56 36"
    assert (root.get("width"), root.get("height")) == ("56", "36")
    paper = next(child for child in root if child.tag == f"{SVG}rect")
    assert dict(paper.attrib) == {"x": "-8", "y": "-12.5", "width": "56", "height": "36", "fill": "#ffe"}
    assert [child.tag for child in root][:3] == [f"{SVG}title", f"{SVG}desc", f"{SVG}rect"]


def test_the_reader_of_the_tests_sees_what_a_file_lacks() -> None:
    bad = b'<svg xmlns="http://www.w3.org/2000/svg"><path class="a" fill="url(#none)"/></svg>'
    assert len(list(list_drawing_faults(bad))) == 3
