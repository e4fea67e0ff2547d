"""The parts of a chapter page; each missing part is reported with its line."""

from __future__ import annotations

import pytest
from course_in_memory import make_course, make_page
from loaded_courses import load_minimal_course

from course.checks.text.page_shape import check_page_shape
from course.model import Norm

WHOLE = """---
title: "1. Introducción"
description: Una frase que se leería bien en un buscador, debajo del título.
---
# 1. Introducción { #1 }

Una vecina llega al mostrador. Trae un papel y una duda.

{{ minutes() }}
{{ objectives("G1") }}

## La pregunta { #1-pregunta }

Texto.

!!! practice "En tu ayuntamiento"
    Una lista.

!!! activity "Actividad: mira tu portal (10 minutos)"
    Haz esto.

    ??? solution "Solución"
        Lo esperado.

## Ideas clave { #ideas-clave }

- Una.
- Dos.
- Tres.

## Comprueba lo aprendido { #comprueba }

{{ quiz() }}

## Fuentes { #fuentes }

{{ sources() }}
"""


def check(text: str, path: str = "docs/tema-1/1-introduccion.md") -> list[tuple[int | None, str]]:
    return [(finding.line, finding.message) for finding in check_page_shape(make_course(make_page(text, path)))]


def test_a_whole_page_has_no_findings() -> None:
    assert check(WHOLE) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("{{ minutes() }}\n", "", 5, "macro `minutes`"),
        ('{{ objectives("G1") }}\n', "", 5, "macro `objectives`"),
        ("Una vecina llega al mostrador. Trae un papel y una duda.\n", "", 5, "falta la entrada"),
        (" Trae un papel y una duda.", "", 7, "tiene una frase"),
        ("una duda.", "una duda. Pregunta. Espera. Vuelve.", 7, "tiene 5 frases"),
        ('!!! practice "En tu', '!!! note "En tu', 5, "`!!! practice"),
        ('!!! activity "Actividad: mira tu portal (10 minutos)"', '!!! note "Mira"', 5, "`!!! activity"),
        ('    ??? solution "Solución"\n        Lo esperado.\n', "", 19, "no lleva solución"),
        ("- Tres.\n", "", 25, "«Ideas clave» tiene 2 líneas"),
        ("{{ quiz() }}\n", "", 31, "la macro `quiz`"),
        ("{{ sources() }}\n", "", 35, "la macro `sources`"),
        ("## Ideas clave { #ideas-clave }\n", "", 34, "`## Ideas clave { #ideas-clave }`"),
    ],
)
def test_a_missing_part_is_told(old: str, new: str, line: int, words: str) -> None:
    assert WHOLE.count(old) == 1
    (found_line, message), *others = check(WHOLE.replace(old, new))
    assert words in message and not others
    assert found_line == line


def test_the_closing_part_comes_last_and_in_order() -> None:
    head, _, tail = WHOLE.partition("## Comprueba")
    swapped = head + "## Fuentes { #fuentes }\n\n{{ sources() }}\n\n## Comprueba" + tail.partition("## Fuentes")[0]
    assert [message for _, message in check(swapped)] == [
        "la página termina así y en este orden: «Ideas clave», «Comprueba lo aprendido», «Fuentes»"
    ]


def test_the_last_of_two_activities_needs_its_solution_too() -> None:
    second = '!!! activity "Actividad: otra (5 minutos)"\n    Haz lo otro.\n\n## Ideas clave'
    assert [message for _, message in check(WHOLE.replace("## Ideas clave", second))] == [
        "la actividad no lleva solución ni rúbrica"
    ]


def test_other_pages_have_other_shapes() -> None:
    assert check("# Tema 1 { #tema-1 }\n\nTexto.\n", "docs/tema-1/index.md") == []
    assert check("# Privacidad { #privacidad }\n\nTexto.\n", "docs/privacidad.md") == []


LAW = "Dice [@ley39_2015, arts. 12 y 13] y [@ley39_2015, art. 14].\n\n!!! practice"
NOTICE = "{{ legal_notice() }}\n"


def check_law(text: str) -> list[tuple[int | None, str]]:
    page = make_page(text.replace("!!! practice", LAW), "docs/tema-1/1-introduccion.md")
    norms = load_minimal_course().list_located(Norm)
    return [(finding.line, finding.message) for finding in check_page_shape(make_course(page, data={Norm: norms}))]


def test_a_page_that_tells_the_law_warns_that_it_is_a_summary() -> None:
    assert check_law(WHOLE) == [(5, "la página cita 3 artículos de normas y no avisa de que es un resumen")]
    by_macro = "la página enseña normas con una macro y no avisa de que es un resumen"
    assert check(WHOLE.replace("Texto.", '{{ policy_element("access") }}')) == [(5, by_macro)]
    told = WHOLE.replace('{{ objectives("G1") }}\n', '{{ objectives("G1") }}\n' + NOTICE)
    assert check_law(told) == []
    late = WHOLE.replace("## Ideas clave", NOTICE + "\n## Ideas clave")
    assert [message for _, message in check_law(late)] == [
        "el aviso legal va al principio de la página, detrás de los objetivos"
    ]
