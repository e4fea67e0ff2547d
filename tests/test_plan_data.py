"""The plan's data, apart from the browser: its definition, checks, prose and markup without scripts."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from course_in_memory import make_course, make_page
from furnished_site import NASTY_LABEL
from lxml import html
from plan_site import EARLY_PAGE, MY_PLAN_PAGE, PLAN, SECTION_PAGE
from search_files import read_search_text

from course.checks.plan import check_plan
from course.checks.text.shown_where_studied import check_shown_where_studied
from course.derived.plan import make_definition, write_example
from course.derived.prose import collect_data_passages
from course.files.yaml_source import read_yaml
from course.loaded.located import Located
from course.loaded.whole import Course
from course.model import Plan
from course.model.walking import find_texts

SECTIONS_PAGE = (
    "# 2. Modelos { #2 }\n\n"
    '## 2.1. La burocracia { #2-1 .essential }\n\n{{ plan("2.1") }}\n\n'
    '## 2.2. La gobernanza { #2-2 .essential }\n\n{{ plan(number="2.2") }}\n'
)

GUIDE_DOCUMENT = "document: {title: Plan, file: plan, entity: mesa-responsable}\n"


def make_plan(text: str = PLAN) -> Located[Plan]:
    document, findings = read_yaml(text, "data/plan.yml")
    assert document is not None and not findings
    return Located(Plan.model_validate(document.data), document)


def make_loaded(page: str = SECTIONS_PAGE) -> Course:
    return make_course(make_page(page, "docs/tema-1/2-modelos.md"), data={Plan: [make_plan()]})


# --- The definition -------------------------------------------------------------------------------------------------


def test_the_definition_has_sections_by_their_official_numbers() -> None:
    definition = make_definition(make_loaded(), lambda heading_id: f"/{heading_id}")
    assert definition["notice"] == "Los ejemplos son inventados."
    first, second = definition["sections"]
    assert {key: value for key, value in first.items() if key != "fields"} == {
        "number": "2.1",
        "title": "La burocracia",
        "section": "t1/2-1",
        "url": "/t1/2-1",
        "introduction": "De quién es el plan.",
    }
    assert [field["id"] for field in second["fields"]] == ["organo", "fines", "horas", "inicio"]


def test_a_field_is_described_with_what_its_kind_has() -> None:
    fields = {
        field["id"]: field
        for section in make_definition(make_loaded(), lambda _: None)["sections"]
        for field in section["fields"]
    }
    assert fields["entidad"] == {
        "id": "entidad",
        "kind": "short_text",
        "label": "Nombre de la entidad",
        "help": "El oficial.",
        "required": True,
        "core": True,
        "example": "Ayuntamiento de Villaejemplo",
    }
    assert (fields["notas"]["required"], fields["notas"]["core"]) == (False, False)
    assert fields["equipo"]["columns"] == [{"id": "puesto", "title": "Puesto"}, {"id": "area", "title": "Área"}]
    assert fields["organo"]["options"][1] == {"id": "junta", "text": "Junta de Gobierno"}
    assert (fields["horas"]["unit"], fields["horas"]["example"], fields["inicio"]["example"]) == (
        "horas",
        "2,5",
        "2027-01-15",
    )


def test_only_the_sections_asked_for_are_described() -> None:
    definition = make_definition(make_loaded(), lambda _: None, ["2.2"])
    assert [section["number"] for section in definition["sections"]] == ["2.2"]


@pytest.mark.parametrize(
    ("example", "written"), [(12.0, "12"), (2.5, "2,5"), (15000.0, "15000"), (2_000_000.0, "2000000"), ("x", "x")]
)
def test_an_example_is_written_as_a_reader_would(example: object, written: str) -> None:
    assert write_example(example) == written


# --- What is checked ------------------------------------------------------------------------------------------------


def test_a_sound_plan_has_no_findings() -> None:
    assert check_plan(make_loaded()) == []


def test_every_section_is_shown_where_its_heading_is_taught() -> None:
    assert check_shown_where_studied(make_loaded()) == []
    (finding,) = check_shown_where_studied(make_loaded(SECTIONS_PAGE.replace('{{ plan("2.1") }}', "Texto.")))
    assert (finding.path, finding.line) == ("docs/tema-1/2-modelos.md", 3)
    assert finding.message == "la página no muestra los campos del plan de «2.1. La burocracia»"
    assert finding.suggestion == 'ponle `{{ plan("2.1") }}`'


def test_every_text_that_is_shown_is_checked() -> None:
    texts = {placed.text for placed in find_texts(make_plan().value)}
    assert {
        "Los ejemplos son inventados.",
        "Cómo y cuándo.",
        "Horas a la semana",
        "Solo redes.",
        "horas",
        "Junta de Gobierno",
        "Área",
        "Técnica",
    } <= texts
    assert not texts & {"pleno", "informar", "puesto"}


def test_ids_of_options_and_columns_are_no_prose() -> None:
    texts = [passage.text for passage in collect_data_passages(make_loaded()) if passage.path == "data/plan.yml"]
    assert not {"pleno", "informar", "atender", "puesto", "t1/2-1"} & set(texts)
    assert {
        "Técnica",
        "Alcaldía",
        "Pleno",
        "Nadie contesta.",
        "De quién es el plan.",
        "Los ejemplos son inventados.",
    } <= set(texts)


# --- The course's own -----------------------------------------------------------------------------------------------


# --- The markup -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def site(furnished_site: Path) -> Path:
    return furnished_site


def parse(site: Path, path: str) -> html.HtmlElement:
    return html.fromstring((site / path).read_text(encoding="utf-8"))


def read_definitions(tree: html.HtmlElement) -> list[dict]:
    return [json.loads(part.text) for part in tree.xpath("//template[@data-plan-definition]")]


@pytest.mark.parametrize("path", [SECTION_PAGE, EARLY_PAGE, MY_PLAN_PAGE])
def test_a_page_has_each_field_once_with_its_label_help_and_definition(site: Path, path: str) -> None:
    tree = parse(site, path)
    fields = [field for part in read_definitions(tree) for section in part["sections"] for field in section["fields"]]
    assert [element.get("id") for element in tree.xpath("//*[contains(@class, 'plan-field')]")] == [
        f"campo-{field['id']}" for field in fields
    ]
    assert Counter(tree.xpath("//@id")).most_common(1)[0][1] == 1
    for field in fields:
        (element,) = tree.xpath(f"//*[@id='campo-{field['id']}']")
        assert field["label"] in element.xpath("./label | ./legend")[0].text_content()
        (told,) = element.xpath("./p[@class='plan-help']")
        assert f"help: {told.text_content()}\n" in PLAN
    for label in tree.xpath("//label[@for]"):
        assert tree.xpath(f"//*[@id='{label.get('for')}']")


def test_no_text_closes_the_definition(site: Path) -> None:
    (horas,) = [
        field
        for part in read_definitions(parse(site, SECTION_PAGE))
        for section in part["sections"]
        for field in section["fields"]
        if field["id"] == "horas"
    ]
    assert horas["label"] == NASTY_LABEL


def test_a_lesson_is_linked_from_my_plan_and_my_plan_from_the_lesson(site: Path) -> None:
    assert parse(site, MY_PLAN_PAGE).xpath("//a[text()='Leer la lección 2.1']/@href") == ["tema-1/2-modelos.html#2-1"]
    assert "../mi-plan.html#apartado-2-1" in parse(site, SECTION_PAGE).xpath("//a/@href")


def test_an_earlier_page_shows_the_fields_whose_content_it_teaches(site: Path) -> None:
    tree = parse(site, EARLY_PAGE)
    assert tree.xpath("//*[contains(@class, 'plan-field')]/@id") == ["campo-equipo", "campo-organo", "campo-fines"]
    names = tree.xpath("//section[@class='plan']/@aria-label")
    assert len(set(names)) == 2 and all(name.startswith("Para tu plan: «") for name in names)
    words = " ".join(tree.xpath("//section[@class='plan']/p[@class='plan-saving']")[0].text_content().split())
    assert "en el tema 1: en el apartado 2.1, «La burocracia», y en el 2.2, «La gobernanza»." in words
    assert tree.xpath("//div[contains(@class, 'admonition')]//section[@class='plan']")  # where its author put it


def test_a_field_says_which_earlier_page_teaches_it(site: Path) -> None:
    for path, address in ((SECTION_PAGE, "1-introduccion.html"), (MY_PLAN_PAGE, "tema-1/1-introduccion.html")):
        links = parse(site, path).xpath("//*[@class='plan-taught no-print']/a")
        found = [(link.getparent().getparent().get("id"), link.get("href"), link.text) for link in links]
        assert found == [
            (f"campo-{name}", f"{address}#campo-{name}", "tema 1, apartado 1") for name in ("equipo", "organo", "fines")
        ]
    assert not parse(site, EARLY_PAGE).xpath("//*[@class='plan-taught no-print']")


def test_what_is_written_in_the_plan_stays_out_of_the_search(site: Path) -> None:
    index = read_search_text(site)
    assert "Nadie contesta" not in index and "Solo redes" not in index


# --- The guide ------------------------------------------------------------------------------------------------------
