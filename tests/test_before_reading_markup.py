"""«Antes de leer»: what a page gets from the questions of earlier ones, and what it doesn't."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from data_kinds import render_macro
from loaded_courses import load_minimal_course
from lxml import html
from minimal_course import copy_minimal_course
from rich_course import make_rich

from course.derived.study_time import compute_page_time
from course.loaded.loading import load_draft
from course.loaded.whole import Course, complete
from exports.search_index import extract_sections


@pytest.fixture(scope="module")
def panel() -> html.HtmlElement:
    return html.fromstring(render_macro(load_minimal_course(), "before_reading", "t1-canal", "t1-registro"))


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Course:
    source: Path = copy_minimal_course(tmp_path_factory.mktemp("before") / "source")
    make_rich(source)
    return complete(load_draft(source)[0])


def test_the_panel_is_open_and_asks_in_the_order_given(panel: html.HtmlElement) -> None:
    assert panel.tag == "details" and "open" in panel.attrib
    assert panel.find("summary").text_content() == "Antes de leer"
    assert "Dos preguntas" in panel.find("p").text_content()
    assert [form.get("data-question") for form in panel.iter("form")] == ["t1-canal", "t1-registro"]
    assert [item.get("data-current") is not None for item in panel.find("ol").findall("li")] == [True, False]


def test_the_right_answers_are_for_the_script_alone(panel: html.HtmlElement) -> None:
    key = panel.findall("ol")[1]
    assert "hidden" in key.attrib
    assert [item.get("data-key") for item in key.findall("li")] == ["t1-canal", "t1-registro"]


def test_each_question_leads_to_where_it_is_explained(panel: html.HtmlElement) -> None:
    places = panel.find_class("before-reading-place")
    links = [place.find("a").get("href") for place in places]
    assert "1-introduccion" in links[0]
    assert "2-modelos" in links[1] and links[1].endswith("#2-1")
    assert "el apartado 2.1 del tema 1" in " ".join(places[1].text_content().split())


def test_its_words_are_not_found_by_the_search(panel: html.HtmlElement) -> None:
    page = f'<h1 id="uno">Uno</h1><p>Texto.</p>{html.tostring(panel, encoding="unicode")}'
    assert [section.text for section in extract_sections(page, "uno/", "Uno")] == ["Texto."]


def test_its_minutes_are_those_of_the_questions_own_pages(rich: Course) -> None:
    (page,) = [page for page in rich.pages if "before_reading(" in page.text]
    without = replace(page, text=page.text.replace('{{ before_reading("t1-canal", "t1-registro") }}', ""))
    assert compute_page_time(rich, page) == compute_page_time(rich, without)
