"""The review of the plan, and the example plans with the remarks beside their fields."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pytest
from lxml import html
from minimal_course import copy_minimal_course, replace_in_file
from plan_site import PLAN

from course.checks import check_folder
from course.derived.plan_review import make_review_document
from course.findings import render_finding
from course.loaded.whole import Course
from course.model import ExamplePlan, Plan, PlanReview
from course.model.plan_review import LEVEL_NAMES
from data_kinds import lay_out_sample, render_macro, write_files
from exports.documents import build_document
from exports.place import Place
from exports.plan_files import build_plan_files

_REVIEW = """\
id: hoja
title: Hoja para leer
intro: Se lee & se devuelve.
sections: [t1/2-1]
criteria:
  - id: problema
    title: El problema
    question: ¿Se entiende?
    fields: [entidad, problema]
    weak: No dice nada.
    middling: Dice algo.
    good: Lo dice todo & bien.
  - id: manos
    title: Las horas
    question: ¿Caben?
    fields: [equipo, organo, horas, inicio]
    weak: No hay.
    middling: No salen.
    good: Salen.
advice: [Nombra el campo.]
"""
_WEAK = """\
id: flojo
title: El plan flojo
level: weak
author: ejemplo flojo
saved: 2026-11-02
introduction: Se copió & se entregó.
levels: {problema: weak, manos: middling}
fields:
  - field: problema
    text: Hay que estar & gustar.
    remarks:
      - {criterion: problema, verdict: bad, text: Vale para cualquiera.}
  - field: equipo
    rows:
      - {puesto: Técnica, area: Alcaldía & Prensa}
      - {puesto: Secretaría}
    remarks:
      - {criterion: manos, verdict: good, text: Son puestos.}
      - {criterion: manos, verdict: bad, text: Faltan horas.}
  - field: notas
    empty: true
    remarks: [{criterion: manos, verdict: bad, text: Está vacío.}]
  - {field: organo, chosen: [junta]}
  - {field: fines, chosen: [atender, escuchar]}
  - {field: horas, text: "2,5"}
  - {field: inicio, text: "2027-03-01"}
"""
_GOOD = """\
id: bueno
title: El plan bueno
level: good
author: ejemplo bueno
saved: 2026-11-02
introduction: Se puede usar mañana.
completes_core: true
levels: {problema: good, manos: good}
fields:
  - field: problema
    remarks:
      - {criterion: problema, verdict: good, text: Se entiende.}
      - {criterion: problema, verdict: bad, text: Le falta el dato.}
"""
SAMPLE_FILES = {
    "data/plan_review.yml": _REVIEW,
    "data/example_plans/flojo.yml": _WEAK,
    "data/example_plans/bueno.yml": _GOOD,
    "docs/planes-de-ejemplo.md": """\
---
title: Planes de ejemplo
description: Los planes de ejemplo del curso mínimo, para probar sus comentarios.
---
# Planes de ejemplo { #planes }

{{ example_plan("flojo") }}

{{ example_plan("bueno") }}

{{ plan_review() }}

{{ study_weeks() }}
""",
}
FILES = {"data/plan.yml": PLAN, **SAMPLE_FILES}


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    return lay_out_sample(tmp_path_factory.mktemp("planes"), FILES)


def read_words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_each_field_is_read_with_its_remarks_beside_it(course: Course) -> None:
    tree = html.fromstring(f"<div>{render_macro(course, 'example_plan', 'flojo')}</div>")
    assert [read_words(title).partition(" ")[0] for title in tree.xpath(".//h3")] == ["2.1.", "2.2."]
    items = tree.xpath(".//ol/li")
    assert [read_words(item.xpath("./div")[0]) for item in items] == [
        "Problema Hay que estar & gustar.",
        "Equipo TécnicaÁrea Alcaldía & Prensa Secretaría",
        "Notas (en blanco)",
        "Órgano Junta de Gobierno",
        "Fines AtenderEscuchar",
        "Horas a la semana 2,5 horas",
        "Inicio 1 de marzo de 2027",
    ]
    assert [[read_words(remark) for remark in item.xpath("./p")] for item in items][:3] == [
        ["Mejorable. El problema: Vale para cualquiera."],
        ["Bien. Las horas: Son puestos.", "Mejorable. Las horas: Faltan horas."],
        ["Mejorable. Las horas: Está vacío."],
    ]
    assert [read_words(row) for row in tree.xpath(".//tbody/tr")] == ["El problemaFlojo", "Las horasA medias"]


def test_a_plan_completed_with_the_examples_shows_the_minimum_plan(course: Course) -> None:
    tree = html.fromstring(f"<div>{render_macro(course, 'example_plan', 'bueno')}</div>")
    labels = [read_words(label) for label in tree.xpath(".//ol/li/div/p[@class='thread-author']")]
    assert labels == [field.label for field in course.get_value(Plan).fields if field.core]


def test_the_review_says_how_each_level_is_recognised_and_links_its_sheet(course: Course) -> None:
    tree = html.fromstring(f"<div>{render_macro(course, 'plan_review')}</div>")
    assert [read_words(cell) for cell in tree.xpath(".//thead//th")] == ["Criterio", *LEVEL_NAMES.values()]
    assert [read_words(cell) for cell in tree.xpath(".//tbody/tr[1]/*")] == [
        "El problema",
        "No dice nada.",
        "Dice algo.",
        "Lo dice todo & bien.",
    ]
    assert tree.xpath("string(.//a/@href)").endswith("descargas/hoja.docx")


def test_the_sheet_has_a_box_for_each_level_and_says_where_to_look(course: Course) -> None:
    review, plan = course.get_value(PlanReview), course.get_value(Plan)
    file = docx.Document(io.BytesIO(build_document(make_review_document(review, plan), course.facts)))
    lines = [paragraph.text for paragraph in file.paragraphs]
    assert "Mira en «Nombre de la entidad»; «Problema»." in lines
    assert [line for line in lines if line.startswith("☐ Flojo.")] == ["☐ Flojo. No dice nada.", "☐ Flojo. No hay."]
    assert "☐ Nombra el campo." in lines


def test_the_weeks_are_the_sessions_and_the_parts_move_on(course: Course) -> None:
    tree = html.fromstring(f"<div>{render_macro(course, 'study_weeks')}</div>")
    rows = tree.xpath(".//tbody/tr")
    assert len(rows) == len(course.facts.sessions)
    for session, row in zip(course.facts.sessions, rows, strict=True):
        framed = sum(block.minutes for block in session.blocks if block.kind in ("welcome", "pause", "closing"))
        hours, minutes = divmod(session.minutes - framed, 60)
        total = read_words(row.xpath("./td[2]/strong")[0])
        assert (
            total
            == (f"{hours} h {minutes} min" if hours and minutes else f"{hours} h" if hours else f"{minutes} min") + "."
        )
        assert {read_words(cell) for cell in row.xpath("./td[position() > 2]")} == {"A", "B", "C"}
    leaders = [read_words(row.xpath("./td[3]")[0]) for row in rows]
    assert leaders == [("A", "B", "C")[place % 3] for place in range(len(rows))]


def test_a_file_has_what_was_filled_in_and_nothing_for_what_was_left_empty(course: Course) -> None:
    files = build_plan_files(course, Place())
    assert sorted(files) == ["plan-de-redes-bueno.json", "plan-de-redes-flojo.json"]
    assert build_plan_files(course, Place()) == files
    weak = json.loads(files["plan-de-redes-flojo.json"])
    assert {key: weak[key] for key in ("format", "schema", "edition", "author")} == {
        "format": "curso-plan",
        "schema": 1,
        "edition": course.facts.edition,
        "author": "ejemplo flojo",
    }
    assert {name: record["value"] for name, record in weak["state"]["fields"].items()} == {
        "problema": "Hay que estar & gustar.",
        "equipo": [{"puesto": "Técnica", "area": "Alcaldía & Prensa"}, {"puesto": "Secretaría"}],
        "organo": "junta",
        "fines": ["atender", "escuchar"],
        "horas": "2,5",
        "inicio": "2027-03-01",
    }


FAULTS = {
    "no such field": ("flojo", "field: notas", "field: nota", "no hay en el plan ningún campo «nota»"),
    "no such criterion": (
        "flojo",
        "{criterion: manos, verdict: good",
        "{criterion: mano, verdict: good",
        "criterio «mano»",
    ),
    "wrong shape": ("flojo", "chosen: [junta]", "text: junta", "su valor se escribe en `chosen`"),
    "no such option": ("flojo", "chosen: [junta]", "chosen: [juntas]", "no hay ninguna opción «juntas»"),
    "two options": ("flojo", "chosen: [junta]", "chosen: [junta, pleno]", "se elige una sola opción"),
    "no such column": ("flojo", "area: Alcaldía", "areas: Alcaldía", "no hay ninguna columna «areas»"),
    "unnamed row": ("flojo", "{puesto: Secretaría}", "{area: Secretaría}", "a esta fila le falta «puesto»"),
    "no date": ("flojo", '"2027-03-01"', '"marzo"', "en el campo `inicio` se escribe como 2027-01-15"),
    "no number": ("flojo", '"2,5"', '"dos"', "en el campo `horas` se escribe como 2,5"),
    "out of order": ("flojo", "field: equipo", "field: entidad", "el campo `entidad` va antes en el plan"),
    "no level": ("flojo", ", manos: middling}", "}", "falta el nivel de este plan en el criterio `manos`"),
    "good and incomplete": ("bueno", "completes_core: true\n", "", "al plan bueno le falta el campo `equipo`"),
    "good without a doubt": ("bueno", "verdict: bad", "verdict: good", "al menos, uno de lo que aún le falta"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_an_example_is_reported_in_its_file(fault: str, tmp_path: Path) -> None:
    name, old, new, message = FAULTS[fault]
    source = copy_minimal_course(tmp_path / "course")
    write_files(source, FILES)
    path = f"data/example_plans/{name}.yml"
    replace_in_file(source / path, old, new)
    told = [render_finding(finding) for finding in check_folder(source)[1]]
    assert any(line.startswith(f"{path}:") and message in line for line in told), told


def test_a_field_of_the_minimum_plan_that_no_criterion_looks_at_is_reported(tmp_path: Path) -> None:
    source = copy_minimal_course(tmp_path / "course")
    write_files(source, FILES)
    replace_in_file(source / "data/plan_review.yml", "[entidad, problema]", "[entidad]")
    told = [render_finding(finding) for finding in check_folder(source)[1]]
    assert [line for line in told if "ningún criterio mira el campo `problema`" in line]


def test_every_example_of_the_sample_is_loaded(course: Course) -> None:
    assert {example.id for example in course.list_values(ExamplePlan)} == {"flojo", "bueno"}
