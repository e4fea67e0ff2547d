"""exports/epub/bodies.py: what an e-reader needs that the clean HTML of books has not."""

from __future__ import annotations

import pytest

from exports.book.chapters import Book
from exports.epub import bodies
from exports.epub.documents import parse_body

LONG = "Gráfico de barras. " + "Una barra más: 3. " * 20
BOOK = Book((), {}, {}, {"plano.svg": "Plano."}, {"plano.svg": LONG.strip()})
IMAGE = f'<img src="plano.svg" alt="Plano. {LONG.strip()}"/>'


def describe(body: str) -> str:
    root = parse_body(body)
    bodies.describe_images(root, BOOK, "02-1-uno")
    return str(bodies.write_elements(root))


@pytest.mark.parametrize(
    "place", ["<figure>{image}<figcaption>Pie</figcaption></figure>{own}", "<figure>{image}{own}</figure>"]
)
def test_the_description_that_a_page_has_of_a_figure_is_tied_to_it(place: str) -> None:
    own = '<div class="description"><p><strong>Datos del gráfico</strong></p><table><tr><td>3</td></tr></table></div>'
    root = parse_body(describe(place.format(image=IMAGE, own=own)))
    image, fold = root.find(".//img"), root.find(".//details")
    assert image.get("alt") == "Plano. Gráfico de barras." and image.get("aria-details") == fold.get("id")
    assert fold[0].tag == "summary" and fold[0].text == "Datos del gráfico" and fold.find("table") is not None


def test_a_drawing_without_one_gets_its_own_words_in_a_fold() -> None:
    root = parse_body(describe(f"<div>{IMAGE} y más</div>"))
    fold = root.find(".//details")
    assert [child.tag for child in fold] == ["summary", "p"] and fold[1].text == LONG.strip()
    assert root.find(".//img").get("aria-details") == fold.get("id") and fold.tail == " y más"


def test_a_short_description_is_all_in_the_alternative() -> None:
    short = '<figure><img src="plano.svg" alt="Plano. Dos calles."/></figure>'
    assert describe(short) == short


def test_a_description_in_the_middle_of_a_sentence_stays_whole() -> None:
    assert describe(f"<p>Mira {IMAGE} aquí.</p>") == f"<p>Mira {IMAGE} aquí.</p>"


def test_a_title_too_long_to_have_more_after_it_stays_alone() -> None:
    title = f"{'Título ' * 20}."
    book = Book((), {}, {}, {"plano.svg": title}, {"plano.svg": LONG})
    root = parse_body(f'<div><img src="plano.svg" alt="{title} {LONG}"/></div>')
    bodies.describe_images(root, book, "02-1-uno")
    assert root.find(".//img").get("alt") == title


def test_two_images_of_one_drawing_have_descriptions_of_their_own() -> None:
    root = parse_body(describe(f"<div>{IMAGE}</div><div>{IMAGE}</div>"))
    assert len(set(root.xpath("//details/@id"))) == 2


def make_table(columns: int, cell: str = "<td>1</td>") -> str:
    head = "".join(f"<th>Columna {number}</th>" for number in range(columns))
    return f"<table><thead><tr>{head}</tr></thead><tbody><tr>{cell * columns}</tr></tbody></table>"


def fit(table: str) -> list[str | None]:
    """The class of a table and what its cells say of their columns."""
    root = parse_body(table)
    bodies.fit_tables(root)
    return [root.find("table").get("class"), *(cell.get("data-column") for cell in root.iterfind(".//tbody/tr/*"))]


def test_the_widest_tables_are_cards_on_a_phone() -> None:
    assert fit(make_table(5)) == ["cards", None, *(f"Columna {number}" for number in range(1, 5))]
    assert fit(make_table(4)) == [None] * 5


@pytest.mark.parametrize(
    "table", [make_table(6, '<td rowspan="1">1</td>'), make_table(5).replace("<td>1</td></tr>", "</tr>")]
)
def test_a_table_with_joined_or_missing_cells_stays_a_table(table: str) -> None:
    assert not any(fit(table))


def test_questions_go_in_the_place_of_the_mark() -> None:
    root = parse_body("<p>Uno</p><section><p>\N{OBJECT REPLACEMENT CHARACTER}</p> y dos</section>")
    assert bodies.place_questions(root, "\N{OBJECT REPLACEMENT CHARACTER}", parse_body("<p>¿Sí?</p>"))
    assert bodies.write_elements(root) == "<p>Uno</p><section><div><p>¿Sí?</p></div> y dos</section>"
    assert not bodies.place_questions(root, "\N{OBJECT REPLACEMENT CHARACTER}", parse_body("<p>¿Sí?</p>"))


def test_where_there_are_no_questions_the_mark_goes_with_its_heading() -> None:
    body = (
        "<h2>Ideas</h2><p>Una.</p><h2>Comprueba</h2><p>\N{OBJECT REPLACEMENT CHARACTER}</p><h2>Fuentes</h2><p>Dos.</p>"
    )
    root = parse_body(body)
    assert bodies.place_questions(root, "\N{OBJECT REPLACEMENT CHARACTER}", None)
    assert bodies.write_elements(root) == "<h2>Ideas</h2><p>Una.</p><h2>Fuentes</h2><p>Dos.</p>"


def test_what_is_before_the_first_heading_can_be_left_out() -> None:
    root = parse_body("<p>Pasa por encima.</p><h2>A</h2><p>Una.</p>")
    bodies.drop_introduction(root)
    assert bodies.write_elements(root) == "<h2>A</h2><p>Una.</p>"
    alone = parse_body("<p>Sin apartados.</p>")
    bodies.drop_introduction(alone)
    assert bodies.write_elements(alone) == "<p>Sin apartados.</p>"


def test_only_links_to_the_glossary_are_terms() -> None:
    root = parse_body('<p><a href="139-glosario.xhtml#p1-wiki">wiki</a> <a href="#otro">otro</a></p>')
    bodies.mark_terms(root, None)
    assert root.xpath("//a[@class]") == []
    bodies.mark_terms(root, "139-glosario.xhtml")
    assert [link.text for link in root.xpath("//a[@class='term'][@role='doc-glossref']")] == ["wiki"]
