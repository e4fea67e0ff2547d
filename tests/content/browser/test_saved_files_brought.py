"""The files that readers saved with earlier editions of this course, brought to this one in a real Chromium."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from minimal_course import REPOSITORY
from playwright.sync_api import Page, expect
from stored import ANSWERS, PLAN, read_stored

from course.loaded.whole import Course

pytestmark = [pytest.mark.browser, pytest.mark.site]

SAVED = REPOSITORY / "tests/fixtures/saved"


def read_saved(name: str) -> dict:
    return json.loads((SAVED / name).read_text(encoding="utf-8"))["state"]


def test_a_saved_plan_is_brought_whole(page: Page, course_url: Callable[[str], str]) -> None:
    page.goto(course_url("mi-plan"))
    expect(page.locator("[data-progress]")).not_to_be_empty()
    page.get_by_label("Traer una copia").set_input_files(SAVED / "plan.json")
    page.get_by_role("button", name="Traer lo elegido").click()
    expect(page.locator("[data-import-told]")).to_contain_text("124\u00a0campos cambiados")
    saved = read_saved("plan.json")["fields"]
    brought = read_stored(page, PLAN)["fields"]
    assert {name: record["value"] for name, record in brought.items()} == {
        name: record["value"] for name, record in saved.items()
    }


def test_saved_answers_are_brought_whole(page: Page, course_url: Callable[[str], str], whole_course: Course) -> None:
    page.goto(course_url("autoevaluacion/index"))
    page.get_by_label("Traer una copia").set_input_files(SAVED / "answers.json")
    saved = read_saved("answers.json")
    asked = saved["answers"].keys() & {question.value.id for question in whole_course.questions}  # some were retired
    expect(page.locator("[data-answered]")).to_contain_text(f"{len(asked)} de ")
    brought = read_stored(page, ANSWERS)
    for part in ("answers", "exams", "diagnoses"):
        assert brought[part] == saved[part]


@pytest.mark.over_http
def test_saved_pages_are_brought_whole(page: Page, course_url: Callable[[str], str]) -> None:
    page.goto(course_url("autoevaluacion/index"))
    page.get_by_label("Traer una copia").set_input_files(SAVED / "pages.json")
    expect(page.locator("main")).to_contain_text(re.compile(r"2\sde\s\d+\spáginas\sleídas"))
    expect(page.get_by_role("link", name="Seguir: 5.5. Tareas del CM")).to_be_visible()
    saved = read_saved("pages.json")
    brought = read_stored(page, ANSWERS)
    assert len(saved["pages"]) == 2
    assert {part: brought[part] for part in ("answers", "pages")} == {
        part: saved[part] for part in ("answers", "pages")
    }
