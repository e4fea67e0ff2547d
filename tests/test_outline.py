"""What is read from a Markdown page, and how the programme's headings find their pages."""

from __future__ import annotations

import pytest
from course_in_memory import make_draft, make_page
from loaded_courses import load_minimal_course

from course.checks.outline import check_outline
from course.pages.outline import PageSource, count_words, read_page

PAGE = """---
title: "1. Uno"
description: Una descripción
---
# 1. Uno { #1 }

Tres palabras justas.

```sh
# un comentario de una orden { #orden }
```

## Segundo *con énfasis* { #1-segundo .clase }

Cuatro [palabras](otra-pagina.md#1) con [@cita_2020, p. 3] enlace.

Título subrayado
----------------

!!! note "Un título"
    # Sangrado { #no }

> ## Citado { #citado }
"""


def read(text: str, path: str = "docs/tema-1/1-uno.md") -> PageSource:
    page, findings = read_page(text, path)
    assert findings == []
    return page


def test_headings_come_with_level_anchor_and_line_and_code_is_no_heading() -> None:
    headings = [(heading.level, heading.text, heading.anchor, heading.line) for heading in read(PAGE).headings]
    assert headings == [
        (1, "1. Uno", "1", 5),
        (2, "Segundo *con énfasis*", "1-segundo", 13),
    ]  # an underlined heading is refused, so it counts as text


@pytest.mark.parametrize(
    "text",
    ["<div>\n## No { #no }\n</div>", "~~~\n## No { #no }\n~~~", "| A |\n| --- |\n| ## No { #no } |", "> ## No { #no }"],
    ids=["HTML", "code", "table", "quotation"],
)
def test_what_is_inside_another_block_is_no_heading(text: str) -> None:
    assert read(f"# Uno {{ #1 }}\n\n{text}\n").headings[1:] == []


def test_every_heading_glued_to_its_signs_is_told_on_its_line() -> None:
    _, findings = read_page("# Uno { #1 }\n\nTexto.\n##Dos\n#Tres\n\n#hashtag\n\n- #no\n", "docs/a.md")
    assert [finding.place for finding in findings] == ["docs/a.md:4:1", "docs/a.md:5:1", "docs/a.md:7:1"]


def test_front_matter_is_read_with_the_lines_of_the_page() -> None:
    page = read(PAGE)
    assert page.meta == {"title": "1. Uno", "description": "Una descripción"}
    assert page.meta_lines == {"title": 2, "description": 3}


def test_only_what_a_reader_reads_counts_as_words() -> None:
    assert count_words("Cuatro [palabras](otra.md#1) con [@cita_2020, p. 3] enlace.") == 4
    assert count_words('{{ case("corh") }}\n\n<b>dos</b> *palabras*') == 2
    assert count_words('!!! activity "Actividad: mira (10 minutos)"\n    Hazlo.') == 5
    assert count_words("El 79,7 % de 3.037.432 y la Ley 39/2015") == 9


def test_page_knows_its_tema_and_whether_it_is_its_cover() -> None:
    assert (read(PAGE).tema, read(PAGE).is_tema_cover) == (1, False)
    cover = read(PAGE, "docs/tema-3/index.md")
    assert (cover.tema, cover.is_tema_cover, cover.uri) == (3, True, "tema-3/index.md")
    assert read(PAGE, "docs/casos/corh.md").tema is None


def test_headings_hang_from_each_other_as_in_the_programme() -> None:
    index = load_minimal_course().index
    assert (index.headings["t1/2-1"].parent_id, index.headings["t1/2"].parent_id) == ("t1/2", "t1")
    assert index.headings["t1/ejemplo"].parent_id == "t1/2-2"  # it has no number
    assert index.find_branch("t1/2") == {"t1/2", "t1/2-1", "t1/2-2", "t1/ejemplo"}
    assert not index.headings["t1/2-2"].is_leaf
    assert index.headings["t1/ejemplo"].is_leaf


def test_published_headings_know_their_page() -> None:
    index = load_minimal_course().index
    page = index.find_page("t1/ejemplo")
    assert page.path == "docs/tema-1/2-modelos.md"
    assert index.find_ids_on_page(page) == ["t1/2", "t1/2-1", "t1/2-2", "t1/ejemplo"]
    assert index.find_page("t1/3") is None
    assert index.find_page("t2").path == "docs/tema-2/index.md"


def test_a_closing_heading_is_not_taken_for_a_programme_heading_of_another_tema() -> None:
    assert load_minimal_course().index.find_page("t2/1") is None


@pytest.mark.parametrize(
    ("anchor", "message"),
    [
        ("1-propio", None),
        ("10-2", "el ancla `10-2` no es de ningún epígrafe del tema 1 ni de un cierre de página"),
    ],
)
def test_an_own_heading_hangs_from_the_one_whose_whole_anchor_it_begins_with(anchor: str, message: str | None) -> None:
    cover = make_page("# Tema 1. Modelos y marco { #tema-1 }\n", "docs/tema-1/index.md")
    page = make_page(f"# 1. Introducción {{ #1 }}\n\n## Propio {{ #{anchor} }}\n")
    found = [(one.line, one.message) for one in check_outline(make_draft(cover, page)) if one.path == page.path]
    assert found == ([(3, message)] if message else [])
