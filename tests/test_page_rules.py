"""What a page says of itself: its description, its name in the menu, and one title."""

from __future__ import annotations

import pytest
from course_in_memory import make_draft, make_page

from course.checks.pages import check_pages
from course.findings import render_finding

PATH = "docs/tema-1/1-introduccion.md"
DESCRIPTION = "Una frase que se leería bien en un buscador, debajo del título."


def check(text: str, path: str = PATH) -> list[str]:
    """What is told of a page, without its path."""
    findings = (finding for finding in check_pages(make_draft(make_page(text, path))) if finding.path == path)
    return [render_finding(finding).removeprefix(f"{path}:") for finding in findings]


def write_page(description: str = DESCRIPTION, title: str = "Una página", more: str = "") -> str:
    return f"---\ndescription: {description}\n{more}---\n# {title} {{ #una-pagina }}\n\nTexto.\n"


@pytest.mark.parametrize(("length", "is_told"), [(49, True), (50, False), (200, False), (201, True)])
def test_a_description_is_as_long_as_a_search_engine_shows(length: int, is_told: bool) -> None:
    told = f"2:1: error: `description` tiene {length} caracteres: un buscador muestra bien entre 50 y 200"
    assert check(write_page("x" * length)) == ([told] if is_told else [])


@pytest.mark.parametrize(
    "title",
    ["*Una* página", "`Una` página", "<b>Una</b> página", "Una [página]", "Una \\página", "{{ uno() }}", "_Una_"],
)
def test_a_title_with_marks_needs_a_name_of_its_own(title: str) -> None:
    assert check(write_page(title=title)) == [
        "4:1: error: el título lleva marcas, y en el menú y en los buscadores se verían"
        " (di en `title`, en la cabecera, cómo se llama la página)"
    ]
    assert check(write_page(title=title, more="title: Una página\n")) == []
    assert check(write_page(title=title), "docs/index.md") == []


@pytest.mark.parametrize("title", ["Una página", "snake_case y otros", "¿Una? ¡Página!", "Uno > dos"])
def test_a_title_may_have_other_signs(title: str) -> None:
    assert check(write_page(title=title)) == []


def test_a_page_may_be_left_out_of_the_search_and_nothing_else() -> None:
    told = "3:1: error: `search` solo admite `{exclude: true}`, que saca la página del buscador"
    assert check(write_page(more="search: {exclude: true}\n")) == []
    for other in ("{exclude: false}", "{boost: 2}", "{exclude: true, boost: 2}", "nunca"):
        assert check(write_page(more=f"search: {other}\n")) == [told]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("Nota[^1] al pie.", "6:5: error: aquí no hay notas al pie (escribe la aclaración en el texto)"),
        ("Un `[^1]` de código.", None),
        ("Un [^ no] y un [^].", None),
        (
            "Mira { minutes() } y sigue.",
            '6:6: error: a esta macro le falta una llave a cada lado (se escribe `{{ nombre("id") }}`)',
        ),
        (
            "Mira {minutes()} y sigue.",
            '6:6: error: a esta macro le falta una llave a cada lado (se escribe `{{ nombre("id") }}`)',
        ),
        ("Mira {{ minutes() }} y sigue.", None),
        (
            "Mira [lo que dice [@perez_2020] de esto](a.md).",
            "6:6: error: hay una cita dentro de un enlace, y es otro enlace (pon la cita detrás)",
        ),
        ("Mira [lo que dice] [@perez_2020] (de esto).", None),
        (
            'Mira [lo de {{ section_link("t1/1") }} y más](a.md).',
            "6:6: error: hay una macro dentro de un enlace (deja solo una de las dos cosas)",
        ),
        ("Uno <!-- cerrado --> y <!-- otro -->.", None),
        (
            "Uno <!-- cerrado --> y <!-- otro.",
            "6: error: este comentario `<!--` no se cierra y se llevaría el resto de la página",
        ),
    ],
)
def test_slips_that_a_reader_would_see_are_told_where_they_stand(body: str, told: str | None) -> None:
    assert check(write_page().replace("Texto.", body)) == ([told] if told else [])
