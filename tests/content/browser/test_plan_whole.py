"""The course's whole minimum plan, by keyboard alone: written, left, found again, saved, erased and restored.

The documents made before and after are identical to the byte.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from plan_page import list_example_values
from playwright.sync_api import Locator, Page, expect

from course.derived.plan import make_definition
from course.loaded.whole import Course

pytestmark = [pytest.mark.browser, pytest.mark.site]

KEY = "curso:plan"
FORMATS = {"docx": "Descargar en DOCX (Word)", "odt": "Descargar en ODT (LibreOffice)", "md": "Descargar en Markdown"}
MOST_STOPS = 40  # between a control and the next one to write in
MOST_ROWS = 2  # of a table: the second is added as all that follow


def read_values(page: Page) -> dict:
    state = json.loads(page.evaluate(f"localStorage.getItem('{KEY}')") or '{"fields": {}}')
    return {name: record["value"] for name, record in state["fields"].items() if record["value"] is not None}


def is_table(value: object) -> bool:
    return isinstance(value, list) and isinstance(value[0], dict)


def open_my_plan(page: Page, address: str) -> Page:
    page.goto(address)
    expect(page.locator("[data-progress]")).not_to_be_empty()
    expect(page.get_by_role("button", name=FORMATS["md"])).to_be_visible()
    return page


def tab_to(page: Page, selector: str) -> None:
    """Go to a control as a keyboard user does."""
    for _ in range(MOST_STOPS):
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    expect(page.locator(selector)).to_be_focused()


def write_field(page: Page, field: dict, value: object) -> None:
    place = f"#campo-{field['id']}"
    if field["kind"] == "table":
        write_table(page, place, field["columns"], value)
    elif field["kind"] == "several":
        for option in value:
            tab_to(page, f'{place} [value="{option}"]')
            page.keyboard.press("Space")
    elif field["kind"] == "choice":
        ids = [option["id"] for option in field["options"]]
        tab_to(page, f'{place} [value="{ids[0]}"]')
        page.keyboard.press("Space")
        for _ in range(ids.index(value)):
            page.keyboard.press("ArrowDown")
    else:
        tab_to(page, f"#plan-{field['id']}")
        if field["kind"] == "date":
            write_date(page, value)
        else:
            page.keyboard.insert_text(value)


def write_date(page: Page, value: str) -> None:
    """In the format of the browser's own language, which isn't the page's."""
    year, month, day = value.split("-")
    page.keyboard.type(day + month + year)
    if page.evaluate("document.activeElement.value") != value:
        for _ in range(2):
            page.keyboard.press("Shift+Tab")
        page.keyboard.type(month + day + year)


def write_table(page: Page, place: str, columns: list[dict], rows: list[dict]) -> None:
    tab_to(page, f"{place} [data-column]")
    for number, row in enumerate(rows):
        if number:
            tab_to(page, f"{place} [data-add]")
            page.keyboard.press("Enter")  # and the focus moves to the new row
        for index, column in enumerate(columns):
            if index:
                page.keyboard.press("Tab")
            if column["id"] in row:
                page.keyboard.insert_text(row[column["id"]])


def write_plan(page: Page, definition: dict, values: dict) -> None:
    page.locator('[name="plan-scope"]').first.focus()
    for section in definition["sections"]:
        fields = [field for field in section["fields"] if field["id"] in values]
        if not fields:
            continue
        tab_to(page, f'[data-section="{section["number"]}"] > summary')
        page.keyboard.press("Enter")
        expect(page.locator(f'[data-fields="{section["number"]}"]')).not_to_have_attribute("inert", "")
        for field in fields:
            write_field(page, field, values[field["id"]])


def save(page: Page, button: Locator) -> bytes:
    with page.expect_download() as caught:
        button.press("Enter")
    return Path(caught.value.path()).read_bytes()


def make_documents(page: Page) -> dict[str, bytes]:
    return {ending: save(page, page.get_by_role("button", name=name)) for ending, name in FORMATS.items()}


@pytest.mark.over_http  # from a folder too, on a small plan: tests/browser/test_plan.py
def test_the_plan_minimo_survives_whole(
    page: Page, course_url: Callable[[str], str], whole_course: Course, tmp_path: Path
) -> None:
    address = course_url("mi-plan")
    context = page.context
    requested: list[str] = []
    errors: list[str] = []
    context.on("request", lambda request: requested.append(request.url))
    context.on("weberror", lambda error: errors.append(str(error.error)))
    definition = make_definition(whole_course, lambda heading_id: None)
    values = {
        name: value[:MOST_ROWS] if is_table(value) else value
        for name, value in list_example_values(definition, only_core=True).items()
    }

    open_my_plan(page, address)
    write_plan(page, definition, values)
    page.keyboard.press("Tab")
    expect(page.locator("[data-progress]")).to_have_text(f"Has escrito los {len(values)} campos del plan mínimo.")
    assert read_values(page) == values
    page.close()

    page = open_my_plan(context.new_page(), address)
    assert read_values(page) == values
    expect(page.locator("[data-progress]")).to_have_text(f"Has escrito los {len(values)} campos del plan mínimo.")
    documents = make_documents(page)
    copy = tmp_path / "mi-plan.json"
    copy.write_bytes(save(page, page.get_by_role("button", name="Guardar una copia de mi plan")))
    page.get_by_role("button", name="Borrar todo el plan").press("Enter")
    page.get_by_role("button", name="Sí, borrar").press("Enter")
    expect(page.locator("[data-erased]")).to_have_text("Plan borrado.")
    page.close()

    page = open_my_plan(context.new_page(), address)
    assert read_values(page) == {}
    expect(page.locator("[data-progress]")).to_contain_text("Llevas 0")
    page.get_by_label("Traer una copia").set_input_files(copy)
    expect(page.get_by_role("heading", name="Antes de juntar")).to_be_focused()
    tab_to(page, "[data-confirm]")
    page.keyboard.press("Enter")
    expect(page.locator("[data-import-told]")).to_contain_text(f"{len(values)}\u00a0campos cambiados")
    assert read_values(page) == values
    assert make_documents(page) == documents
    assert values["problema"] in documents["md"].decode("utf-8").replace("\\", "")

    own = address.removesuffix("mi-plan/").removesuffix("mi-plan.html")
    assert [url for url in requested if not url.startswith((own, "blob:", "data:"))] == []
    assert errors == []
