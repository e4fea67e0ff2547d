"""course/pages/table_forms.py and macros/finished_tables.py: which form a table takes on a narrow screen."""

from __future__ import annotations

import pytest
from markdown import Markdown

from course.pages.table_forms import Column, choose_form, is_in_line
from macros.finished_tables import form_tables
from macros.tables import TableExtension

PROSE = "Quien atiende el mostrador apunta la pregunta y la persona de guardia la contesta ese mismo día"


@pytest.mark.parametrize(
    ("columns", "boxes", "form"),
    [
        ((("Días", "Mañana", "Tarde"), ("Lunes", "9–14", "16–18")), 0, "table"),
        ((("Palabra", "Wiki"), ("Qué es", PROSE)), 0, "table"),  # two columns bear a tall cell
        ((("Palabra", "Wiki"), ("Qué es", PROSE * 5)), 0, "cards"),
        ((("Palabra", "Wiki"), ("Qué es", PROSE), ("Ejemplo", PROSE * 2)), 0, "cards"),
        ((("Papel", "Responsable"), ("Persona", "Amparo Gil"), ("Suplente", "Toni Sanchis")), 0, "table"),
        ((("Papel", "Responsable"), ("Persona", "Amparo Gil"), ("Suplente", "Toni Sanchis")), 2, "cards"),
        ((("Palabra", "Corresponsabilizándonos"), ("Otra", "Desinstitucionalización")), 0, "cards"),
        ((("Población", "20.000"), *((f"±{points} puntos", "1.014") for points in (3, 4, 5, 7, 10))), 0, "wide"),
        ((("Modelo", "Clásico"), *((name, "Uno de tantos ejemplos") for name in "ABCD")), 0, "cards"),
    ],
)
def test_the_form_of_a_table(columns: tuple[tuple[str, ...], ...], boxes: int, form: str) -> None:
    assert choose_form([Column(texts) for texts in columns], boxes) == form


def test_a_short_text_stands_beside_its_name() -> None:
    assert is_in_line(Column(("Plazo", "Un día hábil", "Diez días hábiles")))
    assert not is_in_line(Column(("Plazo", "Un día hábil", "En cuanto se lea, aunque sea domingo")))
    assert is_in_line(Column(("Persona", "Administrativo de la oficina")))
    assert not is_in_line(Column(("Persona", "Administrativo de la oficina")), boxes=2)


def make_page(table: str) -> str:
    return form_tables(Markdown(extensions=["tables", "attr_list", TableExtension()]).convert(table))


def test_the_cells_of_a_card_have_the_names_of_their_columns() -> None:
    page = make_page(f"| Falta… | «Qué» ayuda |\n| --- | ---: |\n| Saber | {PROSE * 5} |\n| Querer | |\n")
    assert page.startswith('<div class="table-scroll table-cards"><table>')
    assert '<td data-column="Falta…" data-in-line>Saber</td>' in page
    assert f'<td data-column="«Qué» ayuda" class="align-right">{PROSE * 5}</td>' in page
    assert '<td data-column="«Qué» ayuda" class="align-right"></td>' in page
    assert page.count("data-column") == 4  # none in the header


def test_an_author_s_mark_takes_precedence_and_is_not_published() -> None:
    short = "| Día { MARK } | Tarde |\n| --- | --- |\n| Lunes | Sí |\n"
    assert 'class="table-scroll"' in make_page(short.replace("{ MARK }", ""))
    wide, cards = (make_page(short.replace("MARK", mark)) for mark in (".wide", ".cards"))
    assert 'class="table-scroll table-wide"' in wide and "<th>Día</th>" in wide and "data-column" not in wide
    assert 'class="table-scroll table-cards"' in cards and '<td data-column="Día" data-in-line>Lunes</td>' in cards


def test_the_title_of_a_group_of_rows_has_no_column() -> None:
    rows = f'<tr><th colspan="2">Tema 1</th></tr><tr><td>Uno</td><td>{PROSE * 5}</td></tr>'
    head = "<thead><tr><th>Epígrafe</th><th>Texto</th></tr></thead>"
    page = form_tables(f'<div class="table-scroll"><table class="data-table">{head}<tbody>{rows}</tbody></table></div>')
    assert '<th colspan="2">Tema 1</th>' in page and '<td data-column="Texto">' in page


def test_what_the_reader_does_not_see_in_a_cell_takes_no_room() -> None:
    tip = f'<span class="term">Wiki<span class="term-tip" role="tooltip">{PROSE * 5}</span></span>'
    table = "| A | B |\n| --- | --- |\n| Uno | TIP |\n"
    assert 'class="table-scroll"' in make_page(table.replace("TIP", tip))


def test_a_table_in_two_boxes_has_less_room() -> None:
    table = make_page(
        "| Papel | Persona | Suplente |\n| --- | --- | --- |\n| Responsable | Amparo Gil | Toni Sanchis |\n"
    )
    bare = table.replace(" table-cards", "")
    assert 'class="table-scroll"' in form_tables(f'<div class="admonition note"><p>Antes</p></div>{bare}')
    nested = f'<div class="admonition activity"><details class="solution">{bare}</details></div>'
    assert 'class="table-scroll table-cards"' in form_tables(nested)
