"""The mark of the course's own proposals: where it is drawn, and that it adds no words to what is read or found."""

from __future__ import annotations

from lxml import html
from markdown import Markdown

from course.pages.boxes import find_boxes
from course.pages.outline import count_words
from exports.search_index import extract_sections
from macros.proposals import ProposalExtension
from macros.tables import TableExtension

EXTENSIONS = ["admonition", "attr_list", "md_in_html", "tables", "pymdownx.details", "sane_lists"]

PAGE = """# Título { #titulo }

Un párrafo **corto**.
{ .proposal }

- Una línea.
  { .proposal }
    - Otra de dentro.
- Otra que no.

1. Con párrafos.
   { .proposal }

    El segundo.

| Qué | Quién |
| --- | --- |
| Avería | Oficina |
{ .proposal }

!!! practice essential proposal "Turno"
    Texto del recuadro.

??? note proposal "Plegado"
    Texto plegado.
"""


def render(text: str) -> html.HtmlElement:
    extensions = [*EXTENSIONS, ProposalExtension(lambda: "sobre/#propuestas"), TableExtension()]
    return html.fromstring(f"<div>{Markdown(extensions=extensions).convert(text)}</div>")


def test_each_proposal_has_one_sign_at_its_start() -> None:
    page = render(PAGE)
    signs = page.find_class("proposal-sign")
    assert len(signs) == 6
    ids = [sign.find_class("term-tip")[0].get("id") for sign in signs]
    assert len(set(ids)) == 6
    assert [sign.find("a").get("aria-describedby") for sign in signs] == ids
    assert {sign.find("a").get("href") for sign in signs} == {"sobre/#propuestas"}
    assert all(sign.find("a").text_content() == "Propuesta del curso" for sign in signs)
    starts = [sign.getparent() for sign in signs[:3]]
    assert [start.tag for start in starts] == ["p", "li", "p"]
    assert [start.index(sign) for start, sign in zip(starts, signs, strict=False)] == [0, 0, 0]
    assert signs[0].tail == " Un párrafo "


def test_a_table_and_a_box_have_a_line_with_the_name_of_the_sign() -> None:
    page = render(PAGE)
    table_line, box_line, folded_line = page.find_class("proposal-line")
    assert table_line.getnext().get("class") == "table-scroll"
    assert [row.text_content().split() for row in page.iter("tr")] == [["Qué", "Quién"], ["Avería", "Oficina"]]
    assert box_line.getprevious().text_content() == "Turno"
    assert folded_line.getprevious().tag == "summary"


def test_the_sign_is_no_word_of_the_page() -> None:
    rendered = html.tostring(render(PAGE), encoding="unicode")
    found = " ".join(section.text for section in extract_sections(rendered, "p/", "Página"))
    assert "Un párrafo corto." in found
    assert "Propuesta" not in found and "norma" not in found
    assert count_words("Dos palabras.\n{ .proposal }") == 2


def test_a_box_says_its_route_and_that_it_is_a_proposal() -> None:
    boxes = find_boxes(PAGE)
    assert [(box.kind, box.route, box.is_proposal, box.title) for box in boxes] == [
        ("practice", "essential", True, "Turno"),
        ("note", None, True, "Plegado"),
    ]
