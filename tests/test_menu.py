"""course/derived/menu.py: the menu follows the programme, data/menu.yml and the titles of pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from course_in_memory import make_draft, make_page
from loaded_courses import load_minimal_draft
from minimal_course import copy_minimal_course, replace_in_file

from course.checks import check_folder
from course.derived.menu import MenuItem, build_menu, list_trails
from macros.navigation import make_nav

MENU = """\
entries:
  - page: index.md
  - temas:
      - {after: t1/1, pages: [autodiagnostico.md]}
  - title: Para consultar
    pages: [calendario.md]
    folder: casos
  - page: objetivos.md
  - page: glosario.md
"""
CASE_PAGE = """\
---
menu: {menu}
description: Una página del curso mínimo con otro caso, para ver en qué orden salen en el menú.
---
# {menu} {{ #{name} }}

Texto.
"""


@pytest.fixture
def course(tmp_path: Path) -> Path:
    folder = copy_minimal_course(tmp_path / "course")
    (folder / "data/menu.yml").write_text(MENU, encoding="utf-8")
    return folder


def read_menu(folder: Path) -> tuple[MenuItem, ...]:
    draft, findings = check_folder(folder)
    assert findings == []
    return build_menu(draft)


def test_temas_follow_the_programme_with_what_is_put_among_them(course: Path) -> None:
    trails = dict(list_trails(read_menu(course)))
    assert list(trails)[:5] == [
        "index.md",
        "tema-1/index.md",
        "tema-1/1-introduccion.md",
        "autodiagnostico.md",
        "tema-1/2-modelos.md",
    ]
    assert trails["tema-1/index.md"] == ("Tema 1. Modelos", "Tema 1: portada")
    assert trails["tema-1/2-modelos.md"] == ("Tema 1. Modelos", "2. Modelos")
    assert trails["tema-2/index.md"] == ("Tema 2. La práctica", "Tema 2: portada")


def test_pages_change_places_with_their_headings(course: Path) -> None:
    """The file's name doesn't matter."""
    page = course / "docs/tema-1/2-modelos.md"
    page.rename(page.with_name("0-modelos.md"))
    assert [uri for uri, _ in list_trails(read_menu(course))][4] == "tema-1/0-modelos.md"


def test_a_page_is_called_as_it_says_or_as_its_title_or_as_its_heading(course: Path) -> None:
    assert dict(list_trails(read_menu(course)))["glosario.md"] == ("Glosario",)
    page = course / "docs/glosario.md"
    replace_in_file(page, "title: Glosario\n", "")
    assert dict(list_trails(read_menu(course)))["glosario.md"] == ("Glosario",)
    replace_in_file(page, "description:", "title: Las palabras\ndescription:")
    assert dict(list_trails(read_menu(course)))["glosario.md"] == ("Las palabras",)
    replace_in_file(page, "description:", "menu: Palabras\ndescription:")
    assert dict(list_trails(read_menu(course)))["glosario.md"] == ("Palabras",)


def test_the_pages_of_a_folder_come_in_alphabetical_order_whatever_their_article(course: Path) -> None:
    for name, menu in (("a", "Zona azul"), ("b", "La abeja"), ("c", "Ábaco")):
        path = course / f"docs/casos/{name}.md"
        path.write_text(CASE_PAGE.format(name=name, menu=menu), encoding="utf-8")
    trails = [trail for uri, trail in list_trails(read_menu(course)) if uri.startswith("casos/")]
    assert [trail[-1] for trail in trails] == ["Ábaco", "La abeja", "La ventanilla única de Villaejemplo", "Zona azul"]
    assert {trail[0] for trail in trails} == {"Para consultar"}


def test_a_course_without_a_menu_has_all_its_pages() -> None:
    draft = load_minimal_draft()
    menu = build_menu(draft)
    assert sorted(uri for uri, _ in list_trails(menu)) == sorted(page.uri for page in draft.pages)
    assert [item.title for item in menu[1:3]] == ["Tema 1. Modelos", "Tema 2. La práctica"]


def test_a_course_without_a_menu_has_a_part_for_each_folder() -> None:
    texts = {
        "docs/index.md": "Portada",
        "docs/zeta.md": "Zeta",
        "docs/alfa.md": "Alfa",
        "docs/casos/uno.md": "Uno",
        "docs/casos/index.md": "Todos los casos",
        "docs/casos/viejos/dos.md": "Dos",
        "docs/tema-1/index.md": "Tema 1. Modelos y marco",
    }
    draft = make_draft(*(make_page(f"# {title} {{ #a }}\n", path) for path, title in texts.items()))
    assert build_menu(draft) == (
        MenuItem("Curso mínimo", "index.md"),
        MenuItem("Tema 1. Modelos", children=(MenuItem("Tema 1: portada", "tema-1/index.md"),)),
        MenuItem("Alfa", "alfa.md"),
        MenuItem("Zeta", "zeta.md"),
        MenuItem(
            "Todos los casos",
            children=(MenuItem("Todos los casos", "casos/index.md"), MenuItem("Uno", "casos/uno.md")),
        ),
        MenuItem("casos/viejos", children=(MenuItem("Dos", "casos/viejos/dos.md"),)),
    )


def test_mkdocs_takes_it_as_its_setting(course: Path) -> None:
    nav = make_nav(read_menu(course))
    assert nav[0] == {"Curso mínimo": "index.md"}
    assert nav[1]["Tema 1. Modelos"][1] == {"1. Introducción": "tema-1/1-introduccion.md"}
