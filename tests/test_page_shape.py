"""The parts of a chapter page; each missing part is reported with its line."""

from __future__ import annotations

import pytest
from course_in_memory import make_course, make_page
from loaded_courses import load_minimal_course

from course.checks.text.page_shape import check_page_shape
from course.findings import render_finding
from course.model import Norm

WHOLE = """---
title: "1. Introducción"
in_five_minutes: {rule: Pregunta antes., example: Un papel., tool: Una lista.}
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


PAGE = "docs/tema-1/1-introduccion.md"


def check(text: str, path: str = PAGE) -> list[str]:
    """What is told of a page, without its path."""
    findings = check_page_shape(make_course(make_page(text, path)))
    return [render_finding(finding).removeprefix(f"{path}:") for finding in findings]


def test_a_whole_page_has_no_findings() -> None:
    assert check(WHOLE) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "in_five_minutes: {rule: Pregunta antes., example: Un papel., tool: Una lista.}",
            "description: Una frase.",
            "1:1: error: falta «En cinco minutos», `in_five_minutes`, en la cabecera de la página"
            " (debajo van `rule:`, `example:` y `tool:`)",
        ),
        (
            "{{ minutes() }}\n",
            "",
            "5:1: error: falta la macro `minutes` al principio de la página, detrás de la entrada",
        ),
        (
            '{{ objectives("G1") }}\n',
            "",
            "5:1: error: falta la macro `objectives` al principio de la página, detrás de la entrada",
        ),
        (
            "Una vecina llega al mostrador. Trae un papel y una duda.\n",
            "",
            "5:1: error: falta la entrada: de dos a cuatro frases que digan de qué va la página y por qué importa",
        ),
        (
            "Una vecina llega al mostrador. Trae un papel y una duda.\n",
            "- Una vecina llega al mostrador.\n- Trae un papel.\n",
            "5:1: error: falta la entrada: de dos a cuatro frases que digan de qué va la página y por qué importa",
        ),
        (" Trae un papel y una duda.", "", "7:1: error: la entrada tiene una frase: van de 2 a 4"),
        (
            "una duda.",
            "una duda. Pregunta. Espera. Vuelve.",
            "7:1: error: la entrada tiene 5 frases: van de 2 a 4",
        ),
        (
            '!!! practice "En tu',
            '!!! note "En tu',
            '5:1: error: falta el recuadro `!!! practice "En tu ayuntamiento"`',
        ),
        (
            '!!! activity "Actividad: mira tu portal (10 minutos)"',
            '!!! note "Mira"',
            '5:1: error: falta el recuadro `!!! activity "Actividad: … (15 minutos)"`',
        ),
        (
            '    ??? solution "Solución"\n        Lo esperado.\n',
            "",
            '19:1: error: la actividad no lleva solución ni rúbrica (ponla dentro: `??? solution "Solución"`)',
        ),
        (
            '    ??? solution "Solución"\n        Lo esperado.\n',
            '??? solution "Solución"\n    Lo esperado.\n',
            '19:1: error: la actividad no lleva solución ni rúbrica (ponla dentro: `??? solution "Solución"`)',
        ),
        ("- Tres.\n", "", "25:1: error: «Ideas clave» tiene 2 líneas: van de 3 a 6"),
        (
            "- Tres.\n",
            "- Tres.\n- Cuatro.\n- Cinco.\n- Seis.\n- Siete.\n",
            "25:1: error: «Ideas clave» tiene 7 líneas: van de 3 a 6",
        ),
        ("{{ quiz() }}\n", "", "31:1: error: debajo de «Comprueba lo aprendido» va la macro `quiz`"),
        ("{{ sources() }}\n", "", "35:1: error: debajo de «Fuentes» va la macro `sources`"),
        (
            "## Ideas clave { #ideas-clave }\n",
            "",
            "34:1: error: falta el cierre `## Ideas clave { #ideas-clave }`",
        ),
        (
            "## Fuentes { #fuentes }\n",
            "",
            "31:1: error: falta el cierre `## Fuentes { #fuentes }`",
        ),
    ],
)
def test_a_missing_part_is_told(old: str, new: str, told: str) -> None:
    assert WHOLE.count(old) == 1
    assert check(WHOLE.replace(old, new)) == [told]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("una duda.", "una duda. Pregunta. Espera."),
        ("- Tres.\n", "- Tres.\n- Cuatro.\n- Cinco.\n- Seis.\n"),
    ],
    ids=["a lead of four sentences", "six ideas"],
)
def test_as_much_as_may_be_is_no_fault(old: str, new: str) -> None:
    assert check(WHOLE.replace(old, new)) == []


def test_every_missing_closing_part_is_told() -> None:
    cut = WHOLE.partition("## Comprueba")[0]
    assert check(cut) == [
        "25:1: error: faltan los cierres `## Comprueba lo aprendido { #comprueba }`, `## Fuentes { #fuentes }`",
    ]


def test_the_closing_part_comes_last_and_in_order() -> None:
    head, _, tail = WHOLE.partition("## Comprueba")
    swapped = head + "## Fuentes { #fuentes }\n\n{{ sources() }}\n\n## Comprueba" + tail.partition("## Fuentes")[0]
    told = "la página termina así y en este orden: «Ideas clave», «Comprueba lo aprendido», «Fuentes»"
    assert check(swapped) == [f"25:1: error: {told}"]
    assert check(f"{WHOLE}\n## Otra cosa {{ #1-otra }}\n") == [f"25:1: error: {told}"]


def test_a_macro_of_a_closing_part_belongs_under_its_heading() -> None:
    above = WHOLE.replace("{{ quiz() }}\n", "").replace("## La pregunta", "{{ quiz() }}\n\n## La pregunta")
    below = WHOLE.replace("{{ quiz() }}\n", "").replace("{{ sources() }}", "{{ sources() }}\n\n{{ quiz() }}")
    told = "error: debajo de «Comprueba lo aprendido» va la macro `quiz`"
    assert check(above) == [f"33:1: {told}"]
    assert check(below) == [f"31:1: {told}"]


def test_each_activity_needs_its_solution() -> None:
    second = '!!! activity "Actividad: otra (5 minutos)"\n    Haz lo otro.\n\n'
    told = 'error: la actividad no lleva solución ni rúbrica (ponla dentro: `??? solution "Solución"`)'
    assert check(WHOLE.replace("## Ideas clave", f"{second}## Ideas clave")) == [f"25:1: {told}"]
    assert check(WHOLE.replace('!!! activity "Actividad: mira', f'{second}!!! activity "Actividad: mira')) == [
        f"19:1: {told}"
    ]


def test_what_a_page_shows_as_code_is_no_part_of_it() -> None:
    example = '```\n!!! activity "Actividad: otra (5 minutos)"\n```\n\n## Ideas clave'
    assert check(WHOLE.replace("## Ideas clave", example)) == []


def test_macros_that_cannot_be_parsed_are_not_missed() -> None:
    broken = WHOLE.replace("{{ minutes() }}", "{{ minutes( }}").replace("{{ sources() }}\n", "")
    assert check(broken) == []


def test_other_pages_have_other_shapes() -> None:
    assert check("# Tema 1 { #tema-1 }\n\nTexto.\n", "docs/tema-1/index.md") == []
    assert check("# Privacidad { #privacidad }\n\nTexto.\n", "docs/privacidad.md") == []


LAW = "[@ley39_2015, arts. 12 y 13] y [@ley39_2015, art. 14]"
NOTICE = "{{ legal_notice() }}\n"


def check_law(text: str, cited: str = LAW) -> list[str]:
    page = make_page(text.replace("!!! practice", f"Dice {cited}.\n\n!!! practice"), PAGE)
    norms = load_minimal_course().list_located(Norm)
    findings = check_page_shape(make_course(page, data={Norm: norms}))
    return [render_finding(finding).removeprefix(f"{PAGE}:") for finding in findings]


def test_a_page_that_tells_the_law_warns_that_it_is_a_summary() -> None:
    told, advice = "no avisa de que es un resumen", "(pon `{{ legal_notice() }}` detrás de los objetivos)"
    assert check_law(WHOLE) == [f"5:1: error: la página cita 3 artículos de normas y {told} {advice}"]
    by_macro = WHOLE.replace("Texto.", '{{ policy_element("access") }}')
    assert check(by_macro) == [f"5:1: error: la página enseña normas con una macro y {told} {advice}"]
    by_table = WHOLE.replace("Texto.", "{{ norms() }}")
    assert check(by_table) == [f"5:1: error: la página enseña normas con una macro y {told} {advice}"]
    noticed = WHOLE.replace('{{ objectives("G1") }}\n', '{{ objectives("G1") }}\n' + NOTICE)
    assert check_law(noticed) == []
    late = WHOLE.replace("## Ideas clave", NOTICE + "\n## Ideas clave")
    assert check_law(late) == ["27:1: error: el aviso legal va al principio de la página, detrás de los objetivos"]


@pytest.mark.parametrize(
    "cited",
    [
        "[@ley39_2015, arts. 12 y 13] y [@ley39_2015, art. 13]",
        "[@ley39_2015, arts. 12 y 13] y [@ley39_2015]",
        "[@ley39_2015, arts. 12 y 13] y [@perez_2020, p. 14]",
    ],
    ids=["an article twice", "a whole law", "a page of a book"],
)
def test_two_articles_of_the_law_are_only_named(cited: str) -> None:
    assert check_law(WHOLE, cited) == []
