"""What counts as prose in a page or a data file, and where each passage is."""

from __future__ import annotations

import pytest
from course_in_memory import make_page
from loaded_courses import load_minimal_course
from minimal_course import MINIMAL

from course.derived.prose import collect_data_passages, collect_page_passages, split_sentences

PAGE = """---
title: El título de la pestaña
---
# Título { #1 }

Un párrafo con **énfasis**, una cita [@perez_2020, p. 3], un [enlace](otra.md#1) y `código`.
Sigue en otra línea.

- Un elemento.
- Otro, con *crowdsourcing*.

| Qué | Cuánto |
| --- | --- |
| Esperas | 12 |

!!! activity "Actividad: mira (10 minutos)"
    Haz esto.

    ??? solution "Solución"
        - Lo esperado.

    Y después esto.

Fuera del recuadro.

{{ quiz() }}

```yaml
esto: no
```
"""


def list_passages(text: str) -> list[tuple[int, str, str]]:
    return [(passage.line, passage.kind, passage.text) for passage in collect_page_passages(make_page(text))]


def test_a_page_is_read_as_its_reader_reads_it() -> None:
    assert list_passages(PAGE) == [
        (2, "title", "El título de la pestaña"),
        (4, "title", "Título"),
        (6, "paragraph", "Un párrafo con énfasis, una cita, un enlace y . Sigue en otra línea.".replace("y .", "y.")),
        (9, "item", "Un elemento."),
        (10, "item", "Otro, con crowdsourcing."),
        (12, "cell", "Qué"),
        (12, "cell", "Cuánto"),
        (14, "cell", "Esperas"),
        (16, "title", "Actividad: mira (10 minutos)"),
        (17, "paragraph", "Haz esto."),
        (19, "title", "Solución"),
        (20, "item", "Lo esperado."),
        (22, "paragraph", "Y después esto."),
        (24, "paragraph", "Fuera del recuadro."),
    ]


def test_a_block_quotation_is_somebody_elses_words() -> None:
    passages = collect_page_passages(make_page("# T { #1 }\n\n> Lo dijo así.\n>\n> - Y esto.\n\nLo mío.\n"))[1:]
    assert [(passage.kind, passage.is_running) for passage in passages] == [
        ("quotation", False),
        ("quotation", False),
        ("paragraph", True),
    ]


def test_a_box_in_a_list_or_indented_with_a_tab_is_unwrapped_too() -> None:
    text = '# T { #1 }\n\n1. Uno.\n\n    !!! note "Ojo"\n        Dentro.\n\n!!! warning "Aviso"\n\tCon tabulador.\n'
    assert list_passages(text)[1:] == [
        (3, "item", "Uno."),
        (5, "title", "Ojo"),
        (6, "item", "Dentro."),
        (8, "title", "Aviso"),
        (9, "paragraph", "Con tabulador."),
    ]


def test_a_line_break_does_not_glue_words() -> None:
    assert list_passages("# T { #1 }\n\nuno<br>dos\n")[1] == (3, "paragraph", "uno dos")


def test_italics_are_kept_apart() -> None:
    passage = collect_page_passages(make_page("# T { #1 }\n\nLa externalización abierta, *crowdsourcing*, es esto.\n"))[
        1
    ]
    assert passage.text == "La externalización abierta, crowdsourcing, es esto."
    assert passage.unemphasized == "La externalización abierta,, es esto."


def test_a_paragraph_without_a_word_is_no_passage() -> None:
    assert list_passages("# T { #1 }\n\n{{ minutes() }}\n\n[@perez_2020]\n\n***\n") == [(1, "title", "T")]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Lo dice el art. 14.2 de la ley. Nada más.", 2),
        ("Eran 3.000 euros en 2024. ¿Y ahora? Menos.", 3),
        ("Según el n.º 5 de la revista, sí.", 1),
        ("El Dr. Pérez vino a las 10.30 h. y se fue.", 1),
        ("Dice: «Ven mañana. Trae el papel.» Y ya.", 3),
        ("Dos puntos: una sola frase.", 1),
        ("…", 0),
    ],
)
def test_sentences_end_where_a_spaniard_ends_them(text: str, sentences: int) -> None:
    assert len(split_sentences(text)) == sentences


def test_the_texts_of_data_files_are_prose_with_the_line_of_their_value() -> None:
    passages = collect_data_passages(load_minimal_course())
    by_path = {path: [p for p in passages if p.path == path] for path in {p.path for p in passages}}
    assert set(by_path) == {
        "data/cases/ventanilla.yml",
        "data/course.yml",
        "data/diagnoses/mostrador.yml",
        "data/figures/canales.yml",
        "data/figures/esperas.yml",
        "data/figures/esperas.csv",
        "data/glossary.yml",
        "docs/assets/figures/canales.narrow.svg",
        "docs/assets/figures/canales.svg",
        "quizzes/tema-1.yml",
    }
    source = (MINIMAL / "quizzes/tema-1.yml").read_text(encoding="utf-8").split("\n")
    for passage in by_path["quizzes/tema-1.yml"]:
        assert passage.text.split()[0].strip("«¿") in source[passage.line - 1] + source[passage.line]
    assert not any("t1-canal" in passage.text for passage in passages)


def test_the_cells_of_a_chart_and_the_words_of_a_drawing_are_read_too() -> None:
    found = [
        passage[:4] for passage in collect_data_passages(load_minimal_course()) if passage.path.endswith(("csv", "svg"))
    ]
    assert found == [
        ("data/figures/esperas.csv", 2, "cell", "Ventanilla"),
        ("data/figures/esperas.csv", 2, "cell", "A primera hora"),
        ("data/figures/esperas.csv", 3, "cell", "Web, con ayuda"),
        ("docs/assets/figures/canales.svg", 3, "cell", "Ventanilla"),
        ("docs/assets/figures/canales.svg", 6, "cell", "Web"),
        ("docs/assets/figures/canales.narrow.svg", 3, "cell", "Ventanilla"),
        ("docs/assets/figures/canales.narrow.svg", 6, "cell", "Web"),
    ]


def test_the_names_of_a_page_are_read_where_they_stand() -> None:
    meta = "---\ntitle: Uno\nsearch: {exclude: true}\nmenu: Dos\ndescription: Tres\n---\n"
    assert list_passages(f"{meta}# Cuatro {{ #1 }}\n") == [
        (2, "title", "Uno"),
        (4, "title", "Dos"),
        (5, "title", "Tres"),
        (7, "title", "Cuatro"),
    ]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Un [enlace][a] y [otro].\n\n[a]: b.md\n[otro]: c.md", "Un enlace y otro."),
        ("Cita [@perez_2020] y nota [ver].", "Cita y nota [ver]."),
        ("Uno <!-- nada --> dos &amp; tres &lt; cuatro.", "Uno dos & tres < cuatro."),
        ("![Una imagen](a.svg) al lado.", "Una imagen al lado."),
        ("Con { #ancla .clase } dentro.", "Con dentro."),
        ("Uno [@perez_2020], dos [@perez_2020].", "Uno, dos."),
        ("Escapado \\*así\\*.", "Escapado *así*."),
    ],
)
def test_markup_is_not_read(text: str, read: str) -> None:
    assert [passage for _, _, passage in list_passages(f"# T {{ #1 }}\n\n{text}\n")][1:] == [read]
