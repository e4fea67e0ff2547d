"""The example plans of this course, opened in a real Chromium where readers open theirs."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from stored import PLAN, read_stored

from course.derived.example_plans import list_entry_sections
from course.loaded.whole import Course
from course.model import ExamplePlan, Plan
from exports.place import Place
from exports.plan_files import build_plan_files

pytestmark = [pytest.mark.browser, pytest.mark.site]


@pytest.fixture
def files(whole_course: Course, tmp_path: Path) -> dict[str, Path]:
    """The files as the site publishes them, by the level of their plan."""
    contents = build_plan_files(whole_course, Place())
    paths = {}
    for example in whole_course.list_values(ExamplePlan):
        (name,) = [each for each in contents if each.endswith(f"-{example.id}.json")]
        paths[example.level] = tmp_path / name
        paths[example.level].write_bytes(contents[name])
    return paths


@pytest.mark.over_http
def test_the_three_plans_are_compared(
    page: Page, course_url: Callable[[str], str], files: dict[str, Path], whole_course: Course
) -> None:
    page.goto(course_url("comparar-planes"))
    expect(page.locator(".plan-comparison > [data-app]")).to_be_visible()
    page.get_by_label("Archivos de los planes").set_input_files(
        [files[level] for level in ("weak", "middling", "good")]
    )
    plans = page.locator("[data-plans] > li")
    expect(plans).to_have_count(3)
    for place, author in enumerate(("ejemplo flojo", "ejemplo a medias", "ejemplo bueno")):
        expect(plans.nth(place)).to_contain_text(f"({author})")
    values: dict[str, list[object]] = {}
    for example in whole_course.list_values(ExamplePlan):
        for section in list_entry_sections(whole_course, example):
            for entry in section.entries if section.number == "2.1" else ():
                values.setdefault(entry.field.id, []).append(entry.value)
    differing = sum(any(value != given[0] for value in given) for given in values.values())
    assert differing > 1
    told = re.compile(rf"{len(values)}\scampos escritos, {differing}\sdistintos")
    expect(page.locator('details[data-section="2.1"] summary')).to_contain_text(told)


def test_the_good_plan_brought_fills_the_whole_minimum_plan(
    page: Page, course_url: Callable[[str], str], files: dict[str, Path], whole_course: Course
) -> None:
    page.goto(course_url("mi-plan"))
    expect(page.locator("[data-progress]")).not_to_be_empty()
    page.get_by_label("Traer una copia").set_input_files(files["good"])
    page.get_by_role("button", name="Traer lo elegido").click()
    expect(page.locator("[data-import-told]")).to_contain_text("cambiados")
    core = {field.id for field in whole_course.get_value(Plan).fields if field.core}
    assert read_stored(page, PLAN)["fields"].keys() == core
