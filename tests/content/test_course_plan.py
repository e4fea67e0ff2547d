"""The plan that readers of this course write, and the guide's example of a field."""

from __future__ import annotations

import re
from collections import Counter

from author_examples import list_examples
from plan_site import PLAN

from course.derived.plan import find_field_pages, number_sections
from course.files.yaml_source import read_yaml
from course.loaded.located import Located
from course.loaded.whole import Course
from course.model import Plan, Town

GUIDE_DOCUMENT = "document: {title: Plan, file: plan, entity: mesa-responsable}\n"


def make_plan(text: str = PLAN) -> Located[Plan]:
    document, findings = read_yaml(text, "data/plan.yml")
    assert document is not None and not findings
    return Located(Plan.model_validate(document.data), document)


def test_the_courses_plan_has_a_section_for_each_numbered_heading_but_the_introduction(
    whole_course: Course,
) -> None:
    tema = whole_course.index.temas["t5"]
    numbers = [heading.number.rstrip(".") for heading in tema.headings if heading.number and heading.anchor != "1"]
    assert list(number_sections(whole_course)) == numbers


def test_the_courses_plan_minimo_is_a_part_that_can_be_written_in_an_afternoon(whole_course: Course) -> None:
    fields = whole_course.get_value(Plan).fields
    assert 30 <= sum(field.core for field in fields) <= 50 < len(fields)


def test_a_third_of_the_plan_minimo_is_written_before_the_tema_of_the_plan(whole_course: Course) -> None:
    pages = find_field_pages(whole_course)
    core = {field.id for field in whole_course.get_value(Plan).fields if field.core}
    assert len(core & pages.keys()) * 3 >= len(core)
    assert all(page.tema is not None and page.tema < 5 for page in pages.values())


def read_euros(text: str) -> int:
    return int(text.replace(".", ""))


def test_the_sums_of_the_worked_example_agree(whole_course: Course) -> None:
    examples = {field.id: field.example for field in whole_course.get_value(Plan).fields}
    *costs, (total, euros) = [(row["concepto"], read_euros(row["euros"])) for row in examples["presupuesto"]]
    assert (total, euros) == ("Total", sum(cost for _, cost in costs))
    assert sum(read_euros(row["euros"]) for row in examples["publicidad"]) == dict(costs)["Anuncios en redes"]
    assert sum(int(row["porcentaje"]) for row in examples["pilares"]) == 100
    *tasks, all_tasks = examples["carga"]
    hours = [int(row["minutos"]) * int(row["veces"]) / 60 for row in tasks]
    written = [float(row["horas"].replace(",", ".")) for row in examples["carga"]]
    assert [round(each, 2) for each in (*hours, sum(hours))] == written
    given = {row["puesto"]: int(row["horas"].partition(" ")[0]) for row in examples["equipo"]}
    in_office = given["Administrativo de la OAC"] + given["Responsable de la OAC"]
    assert sum(hours) <= in_office == 14 and f"{in_office} horas" in all_tasks["tarea"]
    weekly = Counter()
    for row in examples["rejilla-semanal"]:
        weekly.update(re.findall("Facebook|Instagram|WhatsApp", row["canal"]))
    promised = {row["canal"].split()[-1]: int(row["publicaciones"].partition(" ")[0]) for row in examples["frecuencia"]}
    assert weekly == promised and sum(promised.values()) == sum(int(row["veces"]) for row in tasks[:2])


def test_the_worked_example_is_of_the_town_that_the_course_invents(whole_course: Course) -> None:
    town, plan = whole_course.get_value(Town), whole_course.get_value(Plan)
    entity = next(field.example for field in plan.fields if field.id == plan.document.entity)
    assert town.name in str(entity)
    accounts = next(field.example for field in plan.fields if field.id == "inventario-cuentas")
    followers = {row["seguidores"] for row in accounts}
    assert {account.reach.partition(" ")[0] for account in town.accounts} - {"Nadie"} <= followers


def test_the_guides_field_makes_a_sound_plan() -> None:
    (example,) = [example for example in list_examples() if example.file == "data/plan.yml"]
    plan = make_plan(f"notice: Inventado.\n{GUIDE_DOCUMENT}{example.text}").value
    assert {field.kind for field in plan.fields} >= {"short_text", "several", "table"}
