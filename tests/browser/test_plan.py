"""The plan in a real Chromium, on a small course: where a section is taught and in «Mi plan», over http:// and over file://."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from accessibility import find_violations, wait_for_transitions
from javascript import import_into
from plan_site import EARLY_PAGE, MY_PLAN_PAGE, SECTION_PAGE
from playwright.sync_api import Browser, Locator, Page, expect
from stored import PLAN, open_stored

pytestmark = pytest.mark.browser

HOSTILE = "<img src=x onerror=\"document.title='roto'\">"
FILL_STORE = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"
FORBID_STORAGE = (
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
)


def open_page(page: Page, base: str, path: str) -> Page:
    page.goto(f"{base}/{path}")
    expect(page.locator("[data-fields]").first).to_be_attached()
    expect(page.locator("[data-saved]").first).not_to_be_empty()
    return page


def open_written(
    page: Page, base: str, path: str, *, at: str = "2026-01-01T09:00:00.000Z", scope: str = "core", **values: object
) -> Page:
    """Open a page with values written earlier."""
    fields = {name: {"value": value, "at": at} for name, value in values.items()}
    open_stored(page, f"{base}/{path}", {PLAN: {"version": 1, "scope": scope, "fields": fields}})
    expect(page.locator("[data-saved]").first).not_to_be_empty()
    return page


@pytest.fixture
def lesson(page: Page, base: str) -> Page:
    """The page of the sections, with nothing written."""
    return open_page(page, base, SECTION_PAGE)


@pytest.fixture
def my_plan(page: Page, base: str) -> Page:
    """«Mi plan», with nothing written."""
    return open_page(page, base, MY_PLAN_PAGE)


def read_values(page: Page) -> dict:
    state = json.loads(page.evaluate(f"localStorage.getItem('{PLAN}')") or '{"fields":{}}')
    return {name: record["value"] for name, record in state["fields"].items()}


def field(page: Page, name: str) -> Locator:
    return page.locator(f"#campo-{name}")


def control(page: Page, name: str) -> Locator:
    return page.locator(f"#plan-{name}")


def rows(page: Page) -> Locator:
    return field(page, "equipo").locator(".plan-row")


def cell(page: Page, row: int, column: str) -> Locator:
    return rows(page).nth(row).get_by_label(column, exact=True)


def button(scope: Page | Locator, name: str) -> Locator:
    return scope.get_by_role("button", name=name)


def wait_for(page: Page, name: str, value: object) -> None:
    page.wait_for_function(
        "([key, name, value]) => "
        "JSON.stringify(JSON.parse(localStorage.getItem(key) || '{\"fields\":{}}').fields[name]?.value) === value",
        arg=[PLAN, name, json.dumps(value, ensure_ascii=False, separators=(",", ":"))],
    )


def open_section(page: Page, number: str) -> None:
    page.locator(f'[data-section="{number}"] > summary').press("Enter")


# --- Writing --------------------------------------------------------------------------------------------------------


def test_what_is_typed_is_saved_at_a_pause_and_comes_back(lesson: Page, base: str) -> None:
    control(lesson, "entidad").type("Ayuntamiento de Prueba")
    wait_for(lesson, "entidad", "Ayuntamiento de Prueba")
    expect(field(lesson, "entidad").get_by_text("Guardado a la")).to_be_visible()
    expect(lesson.locator("[data-saved]").first).to_contain_text("Guardado a la")
    lesson.reload()
    expect(control(lesson, "entidad")).to_have_value("Ayuntamiento de Prueba")
    expect(lesson.locator("[data-saved]").first).to_contain_text("Guardado por última vez a la")
    open_page(lesson, base, MY_PLAN_PAGE)
    open_section(lesson, "2.1")
    expect(control(lesson, "entidad")).to_have_value("Ayuntamiento de Prueba")


def test_leaving_before_the_pause_loses_nothing(lesson: Page, base: str) -> None:
    control(lesson, "problema").type("A medias")
    open_page(lesson, base, MY_PLAN_PAGE)
    assert read_values(lesson) == {"problema": "A medias"}


@pytest.mark.over_http
def test_every_kind_of_field_is_kept_in_its_form(lesson: Page) -> None:
    lesson.get_by_label("Junta de Gobierno").check()
    lesson.get_by_label("Escuchar").check()
    lesson.get_by_label("Informar").check()
    control(lesson, "horas").fill("2,5")
    control(lesson, "inicio").fill("2027-03-01")
    cell(lesson, 0, "Área").fill("Alcaldía")
    control(lesson, "entidad").focus()
    assert read_values(lesson) == {
        "organo": "junta",
        "fines": ["informar", "escuchar"],
        "horas": "2,5",
        "inicio": "2027-03-01",
        "equipo": [{"area": "Alcaldía"}],
    }
    button(lesson, "Quitar la elección de «Órgano»").press("Enter")
    expect(lesson.get_by_label("Pleno")).to_be_focused()
    assert read_values(lesson)["organo"] is None


@pytest.mark.over_http
def test_a_field_says_what_is_asked_what_it_belongs_to_and_that_a_text_is_no_number(lesson: Page) -> None:
    expect(control(lesson, "entidad")).to_have_accessible_name("Nombre de la entidad plan mínimo")
    expect(control(lesson, "entidad")).to_have_accessible_description("El oficial.")
    expect(field(lesson, "organo")).to_have_role("group")
    expect(field(lesson, "organo")).to_have_accessible_name("Órgano plan mínimo")
    expect(field(lesson, "notas")).to_contain_text("opcional")
    control(lesson, "horas").fill("unas pocas")
    control(lesson, "horas").press("Tab")
    expect(control(lesson, "horas")).to_have_attribute("aria-invalid", "true")
    expect(control(lesson, "horas")).to_have_accessible_description(
        "Solo redes. Esto no es un número: escríbelo con cifras, como 1200 o 12,5. Queda guardado tal cual."
    )
    assert read_values(lesson)["horas"] == "unas pocas"
    control(lesson, "horas").fill("3")
    expect(control(lesson, "horas")).to_have_attribute("aria-invalid", "false")


@pytest.mark.over_http
def test_what_was_written_is_text_and_never_html(page: Page, base: str) -> None:
    my_plan = open_written(
        page, base, MY_PLAN_PAGE, entidad=HOSTILE, problema=HOSTILE, equipo=[{"puesto": HOSTILE}], scope="whole"
    )
    open_section(my_plan, "2.1")
    expect(control(my_plan, "entidad")).to_have_value(HOSTILE)
    expect(my_plan).not_to_have_title("roto")
    my_plan.emulate_media(media="print")
    expect(field(my_plan, "problema").get_by_text(HOSTILE)).to_be_visible()
    expect(my_plan).not_to_have_title("roto")


# --- Tables ---------------------------------------------------------------------------------------------------------


@pytest.mark.over_http
def test_a_table_is_filled_by_keyboard_alone(lesson: Page) -> None:
    cell(lesson, 0, "Puesto").focus()
    lesson.keyboard.type("Técnica")
    lesson.keyboard.press("Tab")
    lesson.keyboard.type("Alcaldía")
    button(field(lesson, "equipo"), "Añadir una fila").press("Enter")
    expect(cell(lesson, 1, "Puesto")).to_be_focused()
    lesson.keyboard.type("Secretaría")
    wait_for(lesson, "equipo", [{"puesto": "Técnica", "area": "Alcaldía"}, {"puesto": "Secretaría"}])
    button(lesson, "Subir la fila 2").press("Enter")
    expect(rows(lesson).first).to_have_accessible_name("Fila 1 de 2: Secretaría")
    expect(button(lesson, "Bajar la fila 1")).to_be_focused()
    wait_for(lesson, "equipo", [{"puesto": "Secretaría"}, {"puesto": "Técnica", "area": "Alcaldía"}])
    expect(lesson.locator("[data-say]").first).to_have_text("La fila es ahora la 1 de 2.")


@pytest.mark.over_http
def test_a_full_text_and_a_full_table_take_no_more_and_say_so(page: Page, base: str) -> None:
    """The limits of a file are those of the page: what is written can be taken elsewhere."""
    lesson = open_written(page, base, SECTION_PAGE, equipo=[{"puesto": f"Puesto {row}"} for row in range(199)])
    button(field(lesson, "equipo"), "Añadir una fila").click()
    expect(rows(lesson)).to_have_count(200)
    button(field(lesson, "equipo"), "Añadir una fila").click()
    expect(rows(lesson)).to_have_count(200)
    expect(field(lesson, "equipo")).to_contain_text("Esta tabla tiene 200 filas y no caben más.")
    area = control(lesson, "problema")
    area.focus()
    lesson.keyboard.insert_text("x" * 20_500)
    assert len(area.input_value()) == 20_000
    expect(field(lesson, "problema")).to_contain_text("Aquí caben 20.000 caracteres y no queda sitio")


def test_a_full_plan_keeps_what_it_has_and_says_what_is_not_saved(page: Page, base: str) -> None:
    lesson = open_written(
        page, base, SECTION_PAGE, problema="Corto", **{f"otro-{number}": "x" * 20_000 for number in range(49)}
    )
    area = control(lesson, "problema")
    area.fill("y" * 19_000)
    area.blur()
    expect(field(lesson, "problema")).to_contain_text("El plan está lleno: esto no se guarda")
    assert read_values(lesson)["problema"] == "Corto"
    area.fill("Algo más largo")
    area.blur()
    wait_for(lesson, "problema", "Algo más largo")
    expect(field(lesson, "problema")).not_to_contain_text("El plan está lleno")


@pytest.mark.over_http
def test_a_row_removed_comes_back(page: Page, base: str) -> None:
    lesson = open_written(
        page, base, SECTION_PAGE, equipo=[{"puesto": "Una", "retirada": "de otra edición"}, {"puesto": "Otra"}]
    )
    button(lesson, "Quitar la fila 1").press("Enter")
    wait_for(lesson, "equipo", [{"puesto": "Otra"}])
    undo = button(field(lesson, "equipo"), "Deshacer")
    expect(undo).to_be_focused()
    undo.press("Enter")
    expect(cell(lesson, 0, "Puesto")).to_be_focused()
    wait_for(lesson, "equipo", [{"puesto": "Una", "retirada": "de otra edición"}, {"puesto": "Otra"}])
    button(lesson, "Quitar la fila 2").press("Enter")
    button(lesson, "Quitar la fila 1").press("Enter")
    expect(rows(lesson)).to_have_count(1)
    assert read_values(lesson)["equipo"] is None
    button(field(lesson, "equipo"), "Deshacer").press("Enter")
    wait_for(lesson, "equipo", [{"puesto": "Una", "retirada": "de otra edición"}])


def test_what_an_earlier_page_asks_is_written_there_and_found_in_its_section(page: Page, base: str) -> None:
    open_page(page, base, EARLY_PAGE)
    cell(page, 0, "Puesto").fill("Técnica")
    page.get_by_label("Junta de Gobierno").check()
    page.get_by_label("Escuchar").check()  # in another box
    wait_for(page, "fines", ["escuchar"])
    expect(page.locator("details.plan-example")).to_have_count(3)  # each field is bound once
    expect(page.locator("[data-saved]").last).to_contain_text("Guardado")
    open_page(page, base, SECTION_PAGE)
    expect(cell(page, 0, "Puesto")).to_have_value("Técnica")
    expect(page.get_by_label("Junta de Gobierno")).to_be_checked()
    cell(page, 0, "Área").fill("Alcaldía")
    field(page, "equipo").get_by_role("link", name="tema 1, apartado 1").click()
    expect(cell(page, 0, "Área")).to_have_value("Alcaldía")
    expect(cell(page, 0, "Puesto")).to_be_in_viewport()


# --- Examples, and undoing ------------------------------------------------------------------------------------------


@pytest.mark.over_http
def test_an_example_is_shown_and_copied_only_if_asked(lesson: Page) -> None:
    example = field(lesson, "equipo").locator("details.plan-example")
    example.locator("summary").press("Enter")
    expect(example).to_contain_text("Técnica")
    assert read_values(lesson) == {}
    button(example, "Copiar el ejemplo en mi plan").press("Enter")
    wait_for(
        lesson, "equipo", [{"puesto": "Técnica", "area": "Alcaldía"}, {"puesto": "Secretaría", "area": "Secretaría"}]
    )
    expect(cell(lesson, 0, "Puesto")).to_be_focused()


@pytest.mark.over_http
def test_an_example_takes_the_place_of_what_was_written_only_if_asked_twice(page: Page, base: str) -> None:
    lesson = open_written(page, base, SECTION_PAGE, problema="Lo mío")
    example = field(lesson, "problema").locator("details.plan-example")
    example.locator("summary").press("Enter")
    button(example, "Copiar el ejemplo en mi plan").press("Enter")
    expect(control(lesson, "problema")).to_have_value("Lo mío")
    expect(button(lesson, "Cambiarlo por el ejemplo")).to_be_focused()
    lesson.keyboard.press("Enter")
    wait_for(lesson, "problema", "Nadie contesta.")
    button(field(lesson, "problema"), "Deshacer").press("Enter")
    wait_for(lesson, "problema", "Lo mío")


@pytest.mark.over_http
def test_a_field_emptied_comes_back(page: Page, base: str) -> None:
    lesson = open_written(page, base, SECTION_PAGE, problema="Tres frases.")
    control(lesson, "problema").fill("")
    wait_for(lesson, "problema", None)
    button(field(lesson, "problema"), "Deshacer").press("Enter")
    expect(control(lesson, "problema")).to_have_value("Tres frases.")
    wait_for(lesson, "problema", "Tres frases.")


# --- Two tabs, and a store with faults ------------------------------------------------------------------------------


def test_what_another_tab_writes_appears_where_nobody_is_writing(lesson: Page, base: str) -> None:
    other = open_page(lesson.context.new_page(), base, MY_PLAN_PAGE)
    open_section(other, "2.1")
    control(other, "entidad").fill("Desde la otra")
    control(other, "entidad").press("Tab")
    expect(control(lesson, "entidad")).to_have_value("Desde la otra")
    control(lesson, "problema").fill("Desde esta")
    control(lesson, "problema").press("Tab")
    expect(control(other, "problema")).to_have_value("Desde esta")
    expect(other.locator("[data-progress]")).to_have_text("Llevas 2 de los 5 campos del plan mínimo; te faltan 3.")


def test_two_tabs_that_write_the_same_field_lose_neither(lesson: Page, base: str) -> None:
    other = open_page(lesson.context.new_page(), base, SECTION_PAGE)
    # Both begin before either is saved.
    for page, text in ((lesson, "Desde esta"), (other, "Desde la otra")):
        page.evaluate(
            """(text) => { const area = document.querySelector("#plan-problema"); area.value = text;
                 area.dispatchEvent(new Event("input", { bubbles: true })); }""",
            text,
        )
    offered = lesson.get_by_role("group", name="Otra versión de: Problema")
    offered_there = other.get_by_role("group", name="Otra versión de: Problema")
    for _ in range(300):
        if offered.count() or offered_there.count():
            break
        lesson.wait_for_timeout(100)
    page, group = (lesson, offered) if offered.count() else (other, offered_there)
    texts = {control(page, "problema").input_value(), group.locator(".plan-text").inner_text()}
    assert texts == {"Desde esta", "Desde la otra"}
    button(group, "Juntar las dos").click()
    expect(group).to_have_count(0)
    joined = control(page, "problema").input_value()
    assert set(joined.split("\n\n")) == {"Desde esta", "Desde la otra"}
    for tab in (lesson, other):
        expect(control(tab, "problema")).to_have_value(joined)


@pytest.mark.parametrize("fault", [FILL_STORE, FORBID_STORAGE])
def test_a_store_that_takes_nothing_is_told_and_a_file_offered(page: Page, base: str, fault: str) -> None:
    page.add_init_script(fault)
    open_page(page, base, SECTION_PAGE)
    control(page, "entidad").fill("Ayuntamiento de Prueba")
    control(page, "entidad").press("Tab")
    trouble = page.locator("[data-trouble]").first
    expect(trouble).to_contain_text("Este navegador no deja guardar más")
    expect(page.locator("[data-saved]").first).to_have_text("Sin guardar.")
    beside = field(page, "entidad").locator(".plan-kept")
    expect(beside).to_contain_text("Sin guardar: se perderá al cerrar la página.")
    with page.expect_download() as download:
        button(beside, "Guardar mi plan en un archivo").press("Enter")
    assert "Ayuntamiento de Prueba" in Path(download.value.path()).read_text(encoding="utf-8")
    with page.expect_download() as download:
        button(trouble, "Guardar mi plan en un archivo").press("Enter")
    file = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert (file["format"], file["plan"]) == ("curso-plan", "Ayuntamiento de Prueba")


def test_a_plan_that_cannot_be_read_is_set_aside_and_can_be_downloaded(page: Page, base: str) -> None:
    open_stored(page, f"{base}/{MY_PLAN_PAGE}", {PLAN: "{roto"})
    expect(page.locator("[data-trouble]")).to_contain_text("no se podía leer")
    with page.expect_download() as download:
        button(page, "Descargar: Apartada").press("Enter")
    assert Path(download.value.path()).read_text(encoding="utf-8") == "{roto"
    button(page, "Borrar: Apartada").press("Enter")
    button(page, "Sí, borrar").press("Enter")
    expect(page.get_by_role("heading", name="Copias apartadas")).to_be_hidden()


def test_a_plan_of_a_newer_edition_is_not_touched(page: Page, base: str) -> None:
    newer = '{"version":9,"fields":{"entidad":{"value":"De mañana","at":"2030-01-01T00:00:00.000Z"}}}'
    open_stored(page, f"{base}/{SECTION_PAGE}", {PLAN: newer})
    expect(control(page, "entidad")).to_have_value("De mañana")
    control(page, "problema").fill("De hoy")
    control(page, "problema").press("Tab")
    expect(page.locator("[data-trouble]").first).to_contain_text("edición más nueva")
    assert page.evaluate(f"localStorage.getItem('{PLAN}')") == newer


# --- «Mi plan» ------------------------------------------------------------------------------------------------------


@pytest.mark.over_http
def test_progress_is_told_in_words_and_leads_to_what_is_missing(page: Page, base: str) -> None:
    my_plan = open_page(page, base, MY_PLAN_PAGE)
    expect(my_plan.locator("[data-progress]")).to_have_text("Llevas 0 de los 5 campos del plan mínimo; te faltan 5.")
    open_written(page, base, MY_PLAN_PAGE, entidad="A", problema="B", equipo=[{"puesto": "C"}], notas="D")
    expect(my_plan.locator("[data-progress]")).to_have_text("Llevas 3 de los 5 campos del plan mínimo; te faltan 2.")
    expect(my_plan.locator("[data-beyond]")).to_contain_text("un campo escrito fuera del plan mínimo")
    expect(my_plan.locator('[data-section="2.1"] [data-state]')).to_have_text("✓ Completo: 3 campos")
    expect(my_plan.locator('[data-section="2.2"] [data-state]')).to_have_text("Sin empezar: 2 campos")
    my_plan.locator("[data-missing] > summary").press("Enter")
    missing = my_plan.locator("[data-missing] li li", has_text="Órgano")
    expect(missing.get_by_role("link", name="tema 1, apartado 1")).to_have_attribute(
        "href", "tema-1/1-introduccion.html#campo-organo"
    )
    expect(my_plan.locator("[data-missing]").get_by_role("link", name="Leer la lección 2.2")).to_be_visible()
    my_plan.get_by_role("link", name="Inicio", exact=True).press("Enter")
    expect(control(my_plan, "inicio")).to_be_focused()
    expect(control(my_plan, "inicio")).to_be_in_viewport()
    expect(control(my_plan, "horas")).to_be_hidden()


@pytest.mark.over_http
def test_the_plan_to_write_is_chosen_and_remembered(my_plan: Page) -> None:
    my_plan.get_by_label("Plan completo").check()
    expect(my_plan.locator("[data-progress]")).to_have_text(
        "Llevas 0 de los 8 campos del plan completo; sin contar los opcionales, te faltan 7."
    )
    my_plan.reload()
    expect(my_plan.get_by_label("Plan completo")).to_be_checked()
    open_section(my_plan, "2.2")
    expect(control(my_plan, "horas")).to_be_visible()
    expect(my_plan.get_by_role("link", name="Leer la lección 2.2")).to_have_attribute(
        "href", "tema-1/2-modelos.html#2-2"
    )


@pytest.mark.over_http
def test_an_example_left_as_it_was_is_told(page: Page, base: str) -> None:
    my_plan = open_written(page, base, MY_PLAN_PAGE, entidad="Ayuntamiento de Villaejemplo", organo="pleno")
    expect(my_plan.locator("[data-examples]")).to_have_text(
        "Ojo: un campo es todavía el ejemplo. Cámbialo por lo de tu ayuntamiento."
    )


def test_an_address_opens_its_field(my_plan: Page, base: str) -> None:
    my_plan.goto(f"{base}/{MY_PLAN_PAGE}#campo-horas")
    expect(control(my_plan, "horas")).to_be_focused()
    expect(my_plan.get_by_label("Plan completo")).to_be_checked()


@pytest.mark.over_http
def test_erasing_the_plan_is_asked_and_undone(page: Page, base: str) -> None:
    my_plan = open_written(page, base, MY_PLAN_PAGE, entidad="A", problema="B")
    erase = button(my_plan, "Borrar todo el plan")
    erase.press("Enter")
    button(my_plan, "Cancelar").press("Enter")
    assert read_values(my_plan) == {"entidad": "A", "problema": "B"}
    erase.press("Enter")
    button(my_plan, "Sí, borrar").press("Enter")
    undo = my_plan.locator("[data-erase-all] [data-undo]")
    expect(undo).to_be_focused()
    assert read_values(my_plan) == {}
    expect(my_plan.locator("[data-progress]")).to_contain_text("Llevas 0")
    undo.press("Enter")
    assert read_values(my_plan) == {"entidad": "A", "problema": "B"}
    expect(erase).to_be_focused()


# --- The file -------------------------------------------------------------------------------------------------------


def save_copy(page: Page, folder: Path) -> Path:
    with page.expect_download() as download:
        button(page, "Guardar una copia de mi plan").press("Enter")
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_a_plan_goes_to_a_file_and_back_by_keyboard(page: Page, base: str, tmp_path: Path) -> None:
    values = {
        "entidad": "A <b>",
        "problema": "B\nC",
        "equipo": [{"puesto": "D"}],
        "fines": ["informar"],
        "inicio": "2027-01-15",
    }
    my_plan = open_written(page, base, MY_PLAN_PAGE, **values)
    path = save_copy(my_plan, tmp_path)
    button(my_plan, "Borrar todo el plan").press("Enter")
    button(my_plan, "Sí, borrar").press("Enter")
    expect(my_plan.locator("[data-erase-all] [data-undo]")).to_be_focused()
    my_plan.get_by_label("Traer una copia").set_input_files(path)
    expect(my_plan.get_by_role("heading", name="Antes de juntar")).to_be_focused()
    expect(my_plan.locator("[data-review-words]")).to_contain_text("5\u00a0campos están solo en el archivo y se traen")
    assert read_values(my_plan) == {}
    button(my_plan, "Traer lo elegido").press("Enter")
    assert read_values(my_plan) == values
    expect(my_plan.locator("[data-import-told]")).to_contain_text("5\u00a0campos cambiados")
    expect(button(my_plan, "Deshacer lo traído")).to_be_focused()
    my_plan.keyboard.press("Enter")
    assert read_values(my_plan) == {}


@pytest.mark.over_http
def test_where_both_differ_the_reader_chooses_and_nothing_changes_before(page: Page, base: str, tmp_path: Path) -> None:
    my_plan = open_written(
        page,
        base,
        MY_PLAN_PAGE,
        at="2026-05-01T09:00:00.000Z",
        entidad="Suya",
        problema="Suyo",
        equipo=[{"puesto": "Suyo"}],
        horas="9",
    )
    path = save_copy(my_plan, tmp_path)
    open_written(
        page, base, MY_PLAN_PAGE, entidad="Mía", problema="Mío", equipo=[{"puesto": "Mío"}], inicio="2027-01-15"
    )
    mine = read_values(my_plan)
    my_plan.get_by_label("Traer una copia").set_input_files(path)
    conflicts = my_plan.locator("[data-conflict]")
    expect(conflicts).to_have_count(3)
    problem = my_plan.get_by_role("group", name="2.1. Problema")
    expect(problem).to_contain_text("Lo mío, escrito el 1 de enero de 2026")
    expect(problem).to_contain_text("Lo del archivo, escrito el 1 de mayo de 2026")
    expect(problem).to_contain_text("Suyo")
    expect(conflicts.first.get_by_label("Los dos")).to_have_count(0)
    assert read_values(my_plan) == mine
    problem.get_by_label("Los dos").check()
    my_plan.get_by_role("group", name="2.1. Equipo").get_by_label("Lo del archivo").check()
    button(my_plan, "Traer lo elegido").press("Enter")
    assert read_values(my_plan) == {
        "entidad": "Mía",
        "problema": "Mío\n\nSuyo",
        "equipo": [{"puesto": "Suyo"}],
        "inicio": "2027-01-15",
        "horas": "9",
    }
    button(my_plan, "Deshacer lo traído").press("Enter")
    assert read_values(my_plan) == mine


@pytest.mark.over_http
def test_fields_of_another_plan_are_told_apart(page: Page, base: str, tmp_path: Path) -> None:
    my_plan = open_written(page, base, MY_PLAN_PAGE, problema="Suyo", ajeno="De otro curso")
    path = save_copy(my_plan, tmp_path)
    open_written(page, base, MY_PLAN_PAGE)
    my_plan.get_by_label("Traer una copia").set_input_files(path)
    words = my_plan.locator("[data-review-words]")
    expect(words).to_contain_text("2\u00a0campos están solo en el archivo y se traen. De los que se traen, 1 no está")
    button(my_plan, "Traer lo elegido").press("Enter")
    assert read_values(my_plan) == {"problema": "Suyo", "ajeno": "De otro curso"}


@pytest.mark.over_http
def test_bringing_nothing_changes_nothing(page: Page, base: str, tmp_path: Path) -> None:
    my_plan = open_written(page, base, MY_PLAN_PAGE, problema="Suyo")
    path = save_copy(my_plan, tmp_path)
    open_written(page, base, MY_PLAN_PAGE, problema="Mío")
    my_plan.get_by_label("Traer una copia").set_input_files(path)
    button(my_plan, "No traer nada").press("Enter")
    assert read_values(my_plan) == {"problema": "Mío"}
    expect(my_plan.locator("[data-review]")).to_be_hidden()


@pytest.mark.over_http
def test_a_file_that_is_no_good_says_why(my_plan: Page, tmp_path: Path) -> None:
    path = tmp_path / "otro.json"
    for text, words in (
        ("hola", "no es una copia de un plan"),
        ('{"format":"curso-respuestas"}', "es la copia de tus respuestas"),
        ('{"format":"curso-plan","schema":1,"state":{},"checksum":"x"}', "ha cambiado desde que se guardó"),
    ):
        path.write_text(text, encoding="utf-8")
        my_plan.get_by_label("Traer una copia").set_input_files(path)
        expect(my_plan.locator("[data-import-told]")).to_contain_text(words)
        assert read_values(my_plan) == {}


def press_until(page: Page, target: Locator, key: str = "Tab", most: int = 80) -> None:
    """Go to a control as a keyboard user does."""
    for _ in range(most):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press(key)
    expect(target).to_be_focused()


@pytest.mark.over_http
def test_the_plan_minimo_is_written_kept_and_taken_elsewhere_by_keyboard_alone(
    page: Page, base: str, tmp_path: Path
) -> None:
    open_page(page, base, MY_PLAN_PAGE)
    page.get_by_role("radio", name="Plan mínimo").focus()
    press_until(page, page.locator('[data-section="2.1"] > summary'))
    page.keyboard.press("Enter")
    press_until(page, control(page, "entidad"))
    page.keyboard.type("Ayuntamiento de Prueba")
    press_until(page, control(page, "problema"))
    page.keyboard.type("Nadie coge el teléfono.")
    page.keyboard.press("Enter")
    page.keyboard.type("Ni la web.")
    press_until(page, cell(page, 0, "Puesto"))
    page.keyboard.type("Técnica")
    press_until(page, button(field(page, "equipo"), "Añadir una fila"))
    page.keyboard.press("Enter")
    page.keyboard.type("Secretaría")
    press_until(page, page.locator('[data-section="2.2"] > summary'))
    page.keyboard.press("Enter")
    press_until(page, page.get_by_label("Pleno"))
    page.keyboard.press("ArrowDown")
    press_until(page, control(page, "inicio"))
    page.keyboard.type("15012027")
    press_until(page, button(page, "Guardar una copia de mi plan"))
    expect(page.locator("[data-progress]")).to_have_text("Has escrito los 5 campos del plan mínimo.")
    values = read_values(page)
    assert values["problema"] == "Nadie coge el teléfono.\nNi la web."
    assert (values["equipo"], values["organo"]) == ([{"puesto": "Técnica"}, {"puesto": "Secretaría"}], "junta")
    page.close()

    page = open_page(page.context.new_page(), base, MY_PLAN_PAGE)
    assert read_values(page) == values
    import_into(page, planState="core/plan-state.js", planPage="plan/page.js")
    before = page.evaluate(
        "JSON.stringify(planState.listValues(Curso['plan/session'].store.read(), planPage.readDefinition(document)))"
    )
    path = save_copy(page, tmp_path)
    button(page, "Borrar todo el plan").press("Enter")
    button(page, "Sí, borrar").press("Enter")
    expect(page.locator("[data-erase-all] [data-undo]")).to_be_focused()
    assert read_values(page) == {}
    page.get_by_label("Traer una copia").set_input_files(path)
    expect(page.get_by_role("heading", name="Antes de juntar")).to_be_focused()
    press_until(page, button(page, "Traer lo elegido"))
    page.keyboard.press("Enter")
    expect(page.locator("[data-progress]")).to_have_text("Has escrito los 5 campos del plan mínimo.")
    after = page.evaluate(
        "JSON.stringify(planState.listValues(Curso['plan/session'].store.read(), planPage.readDefinition(document)))"
    )
    assert after == before


def test_going_from_page_to_page_without_a_reload_saves_and_binds_once(page: Page, instant_address: str) -> None:
    open_page(page, instant_address, SECTION_PAGE)
    page.evaluate("() => { globalThis.isSameDocument = true; }")
    control(page, "entidad").fill("Antes de salir")
    page.get_by_role("link", name="Ver todo mi plan").first.click()
    expect(page.locator('[data-plan="whole"] [data-progress]')).to_contain_text("Llevas 1 de los 5 campos")
    assert page.evaluate("globalThis.isSameDocument") is True
    expect(page.locator('[data-section="2.1"]')).to_have_attribute("open", "")
    expect(control(page, "entidad")).to_have_value("Antes de salir")
    button(field(page, "equipo"), "Añadir una fila").click()
    expect(rows(page)).to_have_count(2)
    page.go_back()
    expect(page.locator('[data-plan="whole"]')).to_have_count(0)
    expect(control(page, "entidad")).to_have_value("Antes de salir")
    button(field(page, "equipo"), "Añadir una fila").click()
    expect(rows(page)).to_have_count(2)
    expect(field(page, "entidad").locator("details")).to_have_count(1)
    control(page, "entidad").fill("De vuelta")
    wait_for(page, "entidad", "De vuelta")
    page.locator(".citation .term > a").first.focus()
    expect(page.locator(".citation [role=note]")).to_contain_text("Una sola cola")
    expect(page.locator(".way-back")).to_have_count(1)


# --- Looks ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [SECTION_PAGE, MY_PLAN_PAGE])
@pytest.mark.over_http
def test_axe_finds_nothing_and_it_fits_a_narrow_window(page: Page, base: str, path: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    team = [{"puesto": "C" * 80}]
    open_written(page, base, path, scope="whole", entidad="A" * 80, equipo=team, organo="pleno", horas="x")
    folded = page.locator(".plan details")
    folded.evaluate_all("all => all.forEach((details) => { details.open = true; })")
    wait_for_transitions(page)
    assert find_violations(page, ".plan") == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.over_http
def test_on_paper_what_is_written_is_text_and_the_rest_is_blank(page: Page, base: str) -> None:
    my_plan = open_written(
        page,
        base,
        MY_PLAN_PAGE,
        scope="whole",
        problema="Dos\nlíneas",
        equipo=[{"puesto": "Técnica"}],
        inicio="2027-01-15",
        horas="3",
    )
    my_plan.evaluate("dispatchEvent(new Event('beforeprint'))")
    my_plan.emulate_media(media="print")
    expect(field(my_plan, "problema").locator(".plan-written")).to_have_text("Dos\nlíneas", use_inner_text=True)
    expect(field(my_plan, "equipo").locator(".plan-written")).to_contain_text("Técnica")
    expect(field(my_plan, "inicio").locator(".plan-written")).to_have_text("15 de enero de 2027")
    expect(field(my_plan, "horas").locator(".plan-written")).to_have_text("3 horas")
    expect(field(my_plan, "horas").locator(".plan-blank")).to_be_hidden()
    expect(field(my_plan, "notas").locator(".plan-blank")).to_be_visible()
    expect(field(my_plan, "organo").locator(".plan-blank")).to_contain_text("Junta de Gobierno")
    expect(my_plan.locator(".plan-control:visible, .plan-example:visible, .plan button:visible")).to_have_count(0)


@pytest.mark.over_http
def test_without_a_script_it_is_a_worksheet(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in (SECTION_PAGE, EARLY_PAGE, MY_PLAN_PAGE):
        page.goto(f"{base}/{path}")
        for details in page.locator(".plan-section > summary").all():
            details.click()
        expect(field(page, "equipo").locator("table.plan-blank"), path).to_be_visible()
        expect(field(page, "organo").locator(".plan-blank"), path).to_be_visible()
        expect(page.locator(".plan-control:visible, .plan button:visible"), path).to_have_count(0)
        expect(page.get_by_text("hace falta JavaScript").first, path).to_be_visible()
        if path != MY_PLAN_PAGE:
            expect(field(page, "equipo").get_by_text("Un ejemplo"), path).to_be_visible()
    context.close()
