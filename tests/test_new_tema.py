"""A course can have any number of temas: one more takes only data, pages, questions and an emblem."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from minimal_course import copy_minimal_course
from minimal_site import build_minimal_site
from new_tema import add_tema
from selectolax.lexbor import LexborHTMLParser

from course.checks import check_folder
from course.findings import render_finding

LAST = 11


def add_temas(course: Path) -> None:
    for number in range(3, LAST + 1):
        add_tema(course, number)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_minimal_site(tmp_path_factory.mktemp("temas"), add_temas)


def parse(path: Path) -> LexborHTMLParser:
    return LexborHTMLParser(path.read_text(encoding="utf-8"))


def test_a_tema_more_has_no_faults(tmp_path: Path) -> None:
    course = copy_minimal_course(tmp_path / "course")
    add_tema(course, 3)
    assert [render_finding(finding) for finding in check_folder(course)[1]] == []


def test_what_is_forgotten_of_it_is_told(tmp_path: Path) -> None:
    course = copy_minimal_course(tmp_path / "course")
    add_tema(course, 3)
    (course / "data/emblems/tema-3.svg").unlink()
    (course / "docs/tema-3/index.md").unlink()
    assert [render_finding(finding) for finding in check_folder(course)[1]] == [
        "data/emblems/tema-3.svg: error: falta el emblema del tema 3 (es un dibujo SVG)",
        "docs/tema-3/index.md: error: falta la portada del tema 3",
    ]


def test_its_pages_look_like_those_of_any_other(site: Path) -> None:
    chapter = parse(site / f"tema-{LAST}/1-unica.html")
    assert chapter.css_first(f"article.tema-{LAST}") and chapter.css_first(".tema-emblem svg")
    assert " ".join(chapter.css_first(".tema-line").text().split()) == f"Página 1 de 1 del tema {LAST}"
    assert chapter.css_first("title").text() == f"1. La única parte - Tema {LAST} - Curso mínimo"
    opened = chapter.css_first(f".site-nav li.open.tema-{LAST} > a")
    assert opened.text() == f"Tema {LAST}. Prueba {LAST}"


def test_its_colour_and_its_questions_are_there(site: Path) -> None:
    stylesheet = (site / "assets/css/site.css").read_text(encoding="utf-8")
    assert f"--tema-{LAST}-ink:#123f8c" in stylesheet and f".tema-{LAST}{{" in stylesheet
    script = next((site / "assets/bank").glob("catalogue*.js")).read_text(encoding="utf-8")
    catalogue = json.loads(script[script.index("catalogue = ") + len("catalogue = ") :].rstrip(";\n"))
    assert [tema["number"] for tema in catalogue["temas"]] == list(range(1, LAST + 1))
    assert {question["tema"] for question in catalogue["questions"]} >= {1, LAST}


def test_the_cover_shows_all(site: Path) -> None:
    cards = parse(site / "index.html").css(".tema-card-title a")
    assert [card.attributes["href"] for card in cards] == [f"tema-{number}/index.html" for number in range(1, LAST + 1)]
