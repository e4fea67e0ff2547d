"""Headings that teach are neither a stub nor a wall of text."""

from __future__ import annotations

from course_in_memory import make_course, make_page

from course.checks.text.section_words import check_section_words, find_leaf_ids
from course.findings import render_finding

ADVICE = "(¿falta la prueba, el ejemplo o qué cambia en el trabajo? Si no hay más datos, déjalo corto)"


def check(body: str) -> list[str]:
    """What is told of a page, without its path."""
    page = make_page(f"# 1. Introducción {{ #1 }}\n\n{body}\n\n## Ideas clave {{ #ideas-clave }}\n\n- Una.\n")
    return [render_finding(finding).removeprefix(f"{page.path}:") for finding in check_section_words(make_course(page))]


def test_leaves_are_the_headings_with_none_below() -> None:
    tema = make_course().programme.temas[0]
    assert find_leaf_ids(tema) == ["t1/1", "t1/2-1", "t1/ejemplo", "t1/3"]


def test_a_short_leaf_is_a_warning() -> None:
    assert check("palabra " * 249) == [f"1:1: aviso: este epígrafe tiene 249 palabras y suele pedir 250 {ADVICE}"]
    assert check("palabra " * 250) == []


def test_a_long_stretch_asks_for_a_subhead() -> None:
    assert check("palabra " * 700) == []
    assert check("palabra " * 701) == [
        "1:1: aviso: hay 701 palabras seguidas sin un subtítulo, y cansan a partir de 700"
    ]
    activity = '!!! activity essential "Actividad: mira (10 minutos)"\n    ' + "palabra " * 100
    assert check(f"{'palabra ' * 600}\n\n{activity}\n\n{'palabra ' * 100}") == []
    assert len(check(f"{'palabra ' * 600}\n\n{activity}\n\n{'palabra ' * 101}")) == 1
    assert check("palabra " * 600 + "\n\n## Otra cosa { #1-otra }\n\n" + "palabra " * 600) == []


def test_only_what_teaches_is_measured() -> None:
    long_list = "- palabra " * 800
    closing = make_page(
        f"# 1. Introducción {{ #1 }}\n\n{'palabra ' * 300}\n\n## Ideas clave {{ #ideas-clave }}\n\n{long_list}\n"
    )
    apart = make_page(f"# Privacidad {{ #privacidad }}\n\n{'palabra ' * 800}\n", "docs/privacidad.md")
    assert check_section_words(make_course(closing, apart)) == []
