"""A text outside the questions that names another invented town is reported with its line; real places pass."""

from __future__ import annotations

import pytest
from course_in_memory import make_course, make_page
from data_kinds.test_town import SAMPLE_FILES

from course.checks.text.other_towns import check_other_towns
from course.files.yaml_source import read_yaml
from course.findings import render_finding
from course.loaded.located import Located
from course.model import Town

ADVICE = "(si es inventado, que sea Villaejemplo; si existe, cita su fuente o ponlo en `real_places`, en data/town.yml)"
QUESTION = """\
  - id: t1-otro
    kind: true_false
    section: t1/1
    objective: G1
    level: apply
    route: essential
    prompt: El Ayuntamiento de Villavieja contesta por Facebook.
    correct: true
    why_true: Sí.
    why_false: No.
"""


def make_town() -> Located[Town]:
    document, findings = read_yaml(SAMPLE_FILES["data/town.yml"], "data/town.yml")
    assert document is not None and not findings
    return Located(Town.model_validate(document.data), document)


def check(*lines: str, questions: str = "") -> list[str]:
    page = make_page("# Título { #1 }\n\nAsí es Ronda.\n\n" + "\n".join(lines) + "\n")
    course = make_course(page, questions=questions, data={Town: [make_town()]})
    return [
        render_finding(finding).removeprefix("docs/tema-1/1-introduccion.md:") for finding in check_other_towns(course)
    ]


@pytest.mark.parametrize(
    "line",
    [
        "El Ayuntamiento de Villaejemplo contesta.",
        "Villaejemplo, de 9.000 habitantes, contesta.",
        "La alcaldesa de Ronda contesta.",
        "El Ayuntamiento de Pérez contesta.",  # in the bibliography
        "La concejala de Deportes contesta.",
        "El pueblo de al lado contesta, y el municipio tiene 9.000 habitantes.",
        "Tiene 300 habitantes.",
    ],
)
def test_the_town_and_real_places_pass(line: str) -> None:
    assert check(line) == []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("El Ayuntamiento de Puerto Claro contesta.", "Puerto Claro"),
        ("«Ajuntament d’Almar», dice.", "Almar"),
        ("La alcaldesa de Sant Roc del Pla contesta.", "Sant Roc del Pla"),
        ("- **Almar**, 800 habitantes, contesta.", "Almar"),
        ("En Almar (15.000 habitantes) se contesta.", "Almar"),
        ("Almar tiene 3.200 vecinos.", "Almar"),
        ("El Ayto. de Almar contesta.", "Almar"),
        ("| Pueblo |\n| --- |\n| Almar tiene 3.200 habitantes |", "Almar"),
    ],
)
def test_a_new_town_is_found_where_it_has_a_town_hall_or_inhabitants(line: str, name: str) -> None:
    (found,) = check(*line.split("\n"))
    row = 7 if "|" in line else 5
    said = f"error: «{name}» no es Villaejemplo, y no sale en la bibliografía ni en los casos {ADVICE}"
    assert found == f"{row}:1: {said}"


def test_a_town_that_the_course_had_is_found_anywhere_but_in_the_questions() -> None:
    said = (
        "error: «Villavieja» es otro pueblo inventado: en los textos hay uno solo, Villaejemplo"
        " (que ocurra en Villaejemplo)"
    )
    assert check("Así es.", "", '!!! note "En Villavieja"', "    La feria de Villavieja.", questions=QUESTION) == [
        f"7:1: {said}",
        f"8:1: {said}",
    ]


def test_a_real_place_that_no_text_names_is_left_over() -> None:
    course = make_course(make_page("# Título { #1 }\n\nNada.\n"), data={Town: [make_town()]})
    (finding,) = check_other_towns(course)
    assert render_finding(finding) == (
        "data/town.yml:11:15: error: «Ronda» sobra: ya no lo nombra ningún texto (borra la línea)"
    )


def test_a_course_without_a_town_names_whom_it_likes() -> None:
    assert check_other_towns(make_course(make_page("# Título { #1 }\n\nEl pueblo de Almar.\n"))) == []
