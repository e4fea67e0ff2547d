"""course/checks/palette.py and the emblems: what a course needs to style its temas."""

from __future__ import annotations

from pathlib import Path

import pytest
from minimal_course import copy_minimal_course, replace_in_file

from course.checks import check_folder
from course.findings import render_finding


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return copy_minimal_course(tmp_path / "course")


def check(course: Path) -> list[str]:
    return [render_finding(finding) for finding in check_folder(course)[1]]


@pytest.mark.parametrize(
    ("old", "new", "findings"),
    [
        (
            'ink: "#466010"',
            'ink: "#8fae3f"',
            [
                "data/palette.yml:4:18: error: el color 2 no se lee bien en modo claro, con su fondo `#ebf2da`"
                " (el contraste es 2,20 y hacen falta 4,5: sepáralos en claridad)"
            ],
        ),
        (
            'tint: "#27301a"',
            'tint: "#5a6a3a"',
            [
                "data/palette.yml:5:34: error: el color 2 no se lee bien en modo oscuro, con el texto `#aab2b3`"
                " (el contraste es 2,73 y hacen falta 4,5: sepáralos en claridad)"
            ],
        ),
        (
            '"#466010"',
            "olive",
            [
                "data/palette.yml:4:18: error: «olive» no tiene la forma que pide `ink`"
                " (un color se escribe con almohadilla y seis cifras o letras de la `a` a la `f`, minúsculas,"
                " como `#0a5c64`)"
            ],
        ),
    ],
)
def test_a_colour_that_can_not_be_read_is_a_finding(course: Path, old: str, new: str, findings: list[str]) -> None:
    replace_in_file(course / "data/palette.yml", old, new)
    assert check(course) == findings


def test_each_tema_has_its_colour(course: Path) -> None:
    programme = course / "data/programme.yml"
    tema = programme.read_text(encoding="utf-8").partition("  - number: 2\n")[2]
    with programme.open("a", encoding="utf-8") as file:
        file.writelines(f"  - number: {number}\n{tema}" for number in range(3, 7))
    assert "data/palette.yml:2:3: error: hay 6 temas y solo 5 colores (añade uno por tema, en su orden)" in check(
        course
    )


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("data/emblems/tema-2.svg", "falta el emblema del tema 2 (es un dibujo SVG)"),
        ("data/emblems/course.svg", "falta el emblema del curso (es un dibujo SVG)"),
    ],
)
def test_the_course_and_each_tema_have_an_emblem(course: Path, path: str, message: str) -> None:
    (course / path).unlink()
    assert check(course) == [f"{path}: error: {message}"]
