"""docs/assets/js/diagnosis.js in a real Chromium, on the minimal course: each scenario over http:// and file://."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from accessibility import find_violations
from minimal_course import replace_in_file
from minimal_site import build_minimal_site
from plan_site import add_plan
from playwright.sync_api import Browser, Locator, Page, expect
from static_server import serve_folder

pytestmark = pytest.mark.browser

NAME = "autodiagnostico.html"
IDS = ["cola-unica", "horario-a-la-vista", "carta-clara"]
STATE = "curso:estado"


def change_edition(source: Path) -> None:
    """A later edition: the statements in reverse order and reworded, with a new one before them.

    It has a plan too, and a field of it below the diagnosis for its result.
    """
    path = source / "data/diagnoses/mostrador.yml"
    head, body = path.read_text(encoding="utf-8").split("statements:\n")
    statements, tail = body.split("\nbands:")
    first, second, third = ["  - id:" + part for part in statements.split("  - id:")[1:]]
    new = first.replace("cola-unica", "nueva").replace("Hay una sola cola", "Una frase nueva")
    third = third.replace("La carta dice", "Cada carta dice") + "\n"
    body = "statements:\n" + new + third.rstrip("\n") + "\n" + second + first
    path.write_text(head + body + "\nbands:" + tail.replace("maximum: 6", "maximum: 8"), encoding="utf-8")
    add_plan(source)
    replace_in_file(path, "scale:", "plan_field: problema\nscale:")
    call = '{{ diagnosis("mostrador") }}'
    replace_in_file(source / "docs/autodiagnostico.md", call, call + '\n\n{{ plan_fields("problema") }}')


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """The folder with the builds (`first` and `later`) and the address that serves it."""
    folder = tmp_path_factory.mktemp("sites")
    server = serve_folder(folder)
    address = f"http://127.0.0.1:{server.server_port}"
    build_minimal_site(folder / "first")
    build_minimal_site(folder / "later", change_edition)
    yield folder, address
    server.shutdown()
    server.server_close()


@pytest.fixture
def form(page: Page, base: str) -> Page:
    return open_page(page, base)


def open_page(page: Page, base: str, edition: str = "first") -> Page:
    page.goto(f"{base}/{edition}/site/{NAME}")
    expect(submit(page)).to_be_enabled()
    return page


def submit(page: Page) -> Locator:
    return page.get_by_role("button", name="Ver resultado")


def status(page: Page) -> Locator:
    return page.locator(".diagnosis-status[role=status]")


def result(page: Page) -> Locator:
    return page.locator(".diagnosis-result")


def progress(page: Page) -> Locator:
    return page.locator(".diagnosis-progress")


def statement(page: Page, name: str) -> Locator:
    return page.locator(f"[data-statement={name}]")


def choose(page: Page, **points: int) -> None:
    """Choose answers by their statement (with `_` for `-`) and their points."""
    for name, value in points.items():
        statement(page, name.replace("_", "-")).locator(f"input[value='{value}']").check()


def list_chosen(page: Page) -> dict[str, int]:
    return page.evaluate(
        "Object.fromEntries([...document.querySelectorAll('.diagnosis input:checked')]"
        ".map((i) => [i.name, Number(i.value)]))"
    )


def read_points(page: Page) -> dict[str, int]:
    return json.loads(page.evaluate(f"localStorage.getItem('{STATE}')"))["diagnoses"]["mostrador"]["answers"]


def press_until(page: Page, key: str, selector: str) -> None:
    """Press a key until the element that matches `selector` has the focus."""
    for _ in range(80):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{key} never reaches {selector}")


# --- Answering ------------------------------------------------------------------------------------------------------


def test_all_of_it_by_keyboard_alone(form: Page) -> None:
    press_until(form, "Tab", "[name=cola-unica]")
    form.keyboard.press("Space")
    form.keyboard.press("Tab")
    expect(form.locator("[name=horario-a-la-vista]").first).to_be_focused()
    form.keyboard.press("Space")
    form.keyboard.press("ArrowDown")
    form.keyboard.press("ArrowDown")
    form.keyboard.press("Tab")
    form.keyboard.press("Space")
    form.keyboard.press("ArrowDown")
    expect(progress(form)).to_have_text("3 de 3 frases respondidas")
    expect(status(form)).to_be_empty()  # answering shows nothing until the result is asked for
    expect(result(form)).to_be_hidden()
    form.keyboard.press("Tab")
    expect(submit(form)).to_be_focused()
    form.keyboard.press("Enter")
    expect(status(form)).to_have_text("3 de 6 puntos. A medio camino.")
    expect(submit(form)).to_be_focused()
    expect(status(form)).to_be_in_viewport()
    form.keyboard.press("Tab")
    expect(result(form).get_by_role("link", name="2.1. La burocracia").first).to_be_focused()
    press_until(form, "Tab", "[data-erase]")


@pytest.mark.over_http
def test_result_names_the_band_the_sections_and_the_statements(form: Page) -> None:
    choose(form, cola_unica=0, horario_a_la_vista=0, carta_clara=0)
    submit(form).click()
    expect(status(form)).to_have_text("0 de 6 puntos. Por empezar.")
    expect(result(form)).to_contain_text("Casi nada está hecho.")
    expect(result(form)).to_contain_text("Por dónde seguir")
    first, second = result(form).locator("ol > li").all()
    expect(first.get_by_role("link")).to_have_attribute("href", "tema-1/2-modelos.html#2-1")
    expect(first.locator("li")).to_have_text(
        [
            "Hay una sola cola para todos los trámites. (frase 1: 0 puntos)",
            "La carta dice qué se pide. (frase 3: 0 puntos)",
        ]
    )
    expect(second).to_contain_text("3. Conclusiones (tema 1), sin publicar")
    expect(second.get_by_role("link")).to_have_count(0)
    reading = result(form).locator("> ul li")
    expect(reading).to_have_text(["1. Introducción (tema 1)", "3. Conclusiones (tema 1), sin publicar"])
    result(form).get_by_role("link", name="1. Introducción").click()
    expect(form.locator("h1")).to_contain_text("1. Introducción")


@pytest.mark.over_http
def test_result_follows_each_change_once_it_was_asked_for(form: Page) -> None:
    choose(form, cola_unica=2, horario_a_la_vista=1, carta_clara=2)
    submit(form).click()
    expect(status(form)).to_have_text("5 de 6 puntos. Casi todo.")
    expect(result(form)).to_contain_text("Ninguna frase se queda por debajo")
    form.locator("[name=cola-unica][value='2']").focus()
    form.keyboard.press("ArrowUp")
    expect(status(form)).to_have_text("4 de 6 puntos. A medio camino.")
    form.keyboard.press("ArrowUp")
    expect(status(form)).to_have_text("3 de 6 puntos. A medio camino.")
    expect(result(form).locator("ol li li")).to_have_text(
        ["Hay una sola cola para todos los trámites. (frase 1: 0 puntos)"]
    )
    expect(form.locator("[name=cola-unica][value='0']")).to_be_focused()


@pytest.mark.over_http
def test_an_unfinished_form_says_what_is_missing_and_loses_nothing(form: Page) -> None:
    choose(form, cola_unica=1)
    submit(form).focus()
    form.keyboard.press("Enter")
    expect(status(form)).to_have_text("Faltan 2 respuestas: frase 2 y frase 3.")
    expect(form.locator("[name=horario-a-la-vista]").first).to_be_focused()
    expect(statement(form, "horario-a-la-vista")).to_be_in_viewport()
    described = "Prueba: Una foto de la puerta. Falta esta respuesta."
    expect(statement(form, "horario-a-la-vista")).to_have_accessible_description(described)
    expect(statement(form, "cola-unica")).not_to_contain_text("Falta esta respuesta.")
    expect(result(form)).to_be_hidden()
    assert list_chosen(form) == {"cola-unica": 1} == read_points(form)
    press_until(form, "Tab", ".diagnosis-status a:nth-of-type(2)")
    form.keyboard.press("Enter")
    expect(form.locator("[name=carta-clara]").first).to_be_focused()
    form.keyboard.press("Space")
    expect(status(form)).to_have_text("Falta una respuesta: frase 2.")
    expect(statement(form, "carta-clara")).not_to_contain_text("Falta esta respuesta.")
    choose(form, horario_a_la_vista=2)
    expect(status(form)).to_have_text("3 de 6 puntos. A medio camino.")
    expect(form.get_by_text("Falta esta respuesta.")).to_have_count(0)
    assert NAME in form.url and "?" not in form.url


@pytest.mark.over_http
def test_the_focus_is_not_left_under_the_header(form: Page) -> None:
    form.set_viewport_size({"width": 360, "height": 500})
    submit(form).click()
    focused = form.locator("[name=cola-unica]").first
    expect(focused).to_be_focused()
    top = statement(form, "cola-unica").evaluate("(element) => element.getBoundingClientRect().top")
    assert top >= form.locator(".md-header").evaluate("(element) => element.getBoundingClientRect().bottom")


# --- What is kept ---------------------------------------------------------------------------------------------------


def test_half_a_form_and_the_result_of_a_whole_one_are_there_after_a_reload(form: Page) -> None:
    choose(form, cola_unica=2, carta_clara=0)
    form.reload()
    expect(progress(form)).to_have_text("2 de 3 frases respondidas")
    assert list_chosen(form) == {"cola-unica": 2, "carta-clara": 0}
    expect(status(form)).to_be_empty()
    expect(form.get_by_text("Falta esta respuesta.")).to_have_count(0)
    choose(form, horario_a_la_vista=2, carta_clara=2)
    form.reload()
    expect(status(form)).to_have_text("6 de 6 puntos. Casi todo.")
    expect(result(form)).to_be_visible()
    assert form.evaluate("document.activeElement === document.body")


@pytest.mark.over_http
def test_a_later_edition_keeps_answers_by_id(page: Page, base: str) -> None:
    open_page(page, base)
    choose(page, cola_unica=2, horario_a_la_vista=0, carta_clara=1)
    open_page(page, base, "later")
    assert list_chosen(page) == {"carta-clara": 1, "horario-a-la-vista": 0, "cola-unica": 2}
    expect(progress(page)).to_have_text("3 de 4 frases respondidas")
    expect(page.locator("legend").nth(1)).to_have_text("2. Cada carta dice qué se pide.")
    expect(result(page)).to_be_hidden()
    choose(page, nueva=1)
    submit(page).click()
    expect(status(page)).to_have_text("4 de 8 puntos. A medio camino.")


def test_two_tabs_at_once_keep_both_answers(page: Page, base: str) -> None:
    open_page(page, base)
    other = open_page(page.context.new_page(), base)
    choose(page, cola_unica=2)
    expect(progress(other)).to_have_text("1 de 3 frases respondidas")  # the other tab reported it
    choose(other, horario_a_la_vista=1)
    expect(progress(page)).to_have_text("2 de 3 frases respondidas")
    choose(page, carta_clara=1)
    submit(other).click()
    expect(status(other)).to_have_text("4 de 6 puntos. A medio camino.")
    choose(page, carta_clara=2)
    expect(status(other)).to_have_text("5 de 6 puntos. Casi todo.")
    assert read_points(page) == {"cola-unica": 2, "horario-a-la-vista": 1, "carta-clara": 2}


def test_what_another_tab_keeps_of_something_else_moves_nothing(page: Page, base: str) -> None:
    open_page(page, base)
    choose(page, cola_unica=2, horario_a_la_vista=1, carta_clara=1)
    submit(page).click()
    page.keyboard.press("Tab")
    link = page.locator(".diagnosis-result a").first
    expect(link).to_be_focused()
    other = open_page(page.context.new_page(), base)
    page.evaluate(
        "() => { heard = new Promise((resolve) => addEventListener('storage', () => setTimeout(resolve, 50))); }"
    )
    other.evaluate(
        "(key) => localStorage.setItem(key, JSON.stringify({ ...JSON.parse(localStorage.getItem(key)), plan: 1 }))",
        STATE,
    )
    page.evaluate("heard")
    expect(link).to_be_focused()


def test_answers_to_questions_are_left_as_they_are(page: Page, base: str) -> None:
    attempt = {"response": ["a"], "correct": True, "score": 1, "hints": 0, "at": "2024-06-11T09:30:00.000Z"}
    record = {"first": attempt, "last": attempt, "tries": 1, "updatedAt": attempt["at"]}
    state = {"version": 2, "answers": {"t1-x": record}, "plan": {"lema": "Sin colas"}}
    page.add_init_script(
        f"localStorage.getItem('{STATE}') || localStorage.setItem('{STATE}', {json.dumps(json.dumps(state))})"
    )
    open_page(page, base)
    choose(page, cola_unica=1)
    kept = json.loads(page.evaluate(f"localStorage.getItem('{STATE}')"))
    assert {key: kept[key] for key in state} == state
    assert page.evaluate("Object.keys(localStorage)") == [STATE]


def test_questions_and_diagnosis_share_the_value(page: Page, base: str) -> None:
    """Neither page loses what the other saved."""
    open_page(page, base)
    choose(page, cola_unica=1)
    page.goto(f"{base}/first/site/tema-1/2-modelos.html")
    question = page.locator(".quiz-question").first
    question.locator("input").first.check()
    question.get_by_role("button", name="Comprobar").click()
    expect(question.locator(".quiz-verdict")).to_be_visible()
    assert read_points(page) == {"cola-unica": 1}
    open_page(page, base)
    choose(page, cola_unica=2)
    assert len(json.loads(page.evaluate(f"localStorage.getItem('{STATE}')"))["answers"]) == 1


def test_forbidden_storage_works_in_memory_and_says_so_once(page: Page, base: str) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
    )
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    open_page(page, base)
    choose(page, cola_unica=2, horario_a_la_vista=1, carta_clara=2)
    submit(page).click()
    expect(status(page)).to_have_text("5 de 6 puntos. Casi todo.")
    expect(page.get_by_text("no deja guardar")).to_have_count(1)
    assert errors == []


def test_full_storage_keeps_what_was_saved_and_says_so_once(page: Page, base: str) -> None:
    open_page(page, base)
    choose(page, cola_unica=2)
    page.evaluate(
        """() => {
          for (let size = 1 << 22, i = 0; size; ) {
            try { localStorage.setItem(`relleno-${i++}`, "x".repeat(size)); } catch { size >>= 1; }
          }
        }"""
    )
    for name in ("horario_a_la_vista", "carta_clara"):
        choose(page, **{name: 1 if name == "horario_a_la_vista" else 2})
        beside = page.locator(f"fieldset[data-statement={name.replace('_', '-')}] + .quiz-notice")
        expect(beside.get_by_role("status").first).to_contain_text("no deja guardar")
        expect(beside.get_by_role("button", name="Guardar mis respuestas en un archivo")).to_be_visible()
    submit(page).click()
    expect(status(page)).to_have_text("5 de 6 puntos. Casi todo.")
    expect(page.get_by_text("no deja guardar")).to_have_count(1)
    assert read_points(page) == {"cola-unica": 2}


@pytest.mark.parametrize("value", ["{esto no es JSON", '{"version": 99, "answers": {}}'])
def test_corrupt_value_is_kept_aside_and_told(page: Page, base: str, value: str) -> None:
    open_page(page, base)
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [STATE, value])
    page.reload()
    expect(page.get_by_text("No se han borrado: quedan apartadas")).to_be_visible()
    choose(page, cola_unica=1)
    kept = page.evaluate("Object.entries(localStorage).filter(([key]) => key.startsWith('curso:estado:apartado:'))")
    assert [entry[1] for entry in kept] == [value]
    assert read_points(page) == {"cola-unica": 1}


@pytest.mark.over_http
def test_erasing_asks_first_and_can_be_undone(form: Page) -> None:
    erase = form.get_by_role("button", name="Borrar respuestas")
    expect(erase).to_be_disabled()
    choose(form, cola_unica=2, horario_a_la_vista=1, carta_clara=2)
    submit(form).click()
    erase.press("Enter")
    dialog = form.get_by_role("dialog", name="¿Borrar tus respuestas de este autodiagnóstico?")
    expect(dialog).to_be_visible()
    form.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(erase).to_be_focused()
    assert read_points(form) == {"cola-unica": 2, "horario-a-la-vista": 1, "carta-clara": 2}
    erase.press("Enter")
    dialog.get_by_role("button", name="Sí, borrar").press("Enter")
    expect(form.get_by_role("status").filter(has_text="Respuestas borradas.")).to_be_visible()
    expect(form.get_by_role("button", name="Deshacer")).to_be_focused()
    expect(progress(form)).to_have_text("0 de 3 frases respondidas")
    expect(status(form)).to_be_empty()
    expect(result(form)).to_be_hidden()
    assert (list_chosen(form), read_points(form)) == ({}, {})
    form.keyboard.press("Enter")
    expect(status(form)).to_have_text("5 de 6 puntos. Casi todo.")
    expect(erase).to_be_focused()
    assert read_points(form) == {"cola-unica": 2, "horario-a-la-vista": 1, "carta-clara": 2}


def test_nothing_leaves_the_device(page: Page, built: tuple[Path, str]) -> None:
    open_page(page, built[1])
    asked: list[str] = []
    page.on("request", lambda request: None if "/favicon." in request.url else asked.append(request.url))
    choose(page, cola_unica=2, horario_a_la_vista=1, carta_clara=2)
    submit(page).click()
    expect(result(page)).to_be_visible()
    assert (asked, page.context.cookies()) == ([], [])


# --- Instant navigation ---------------------------------------------------------------------------------------------


def test_instant_navigation_binds_each_page_once(page: Page, instant_address: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{instant_address}/calendario.html")
    page.evaluate("window.isSamePage = true")
    for _ in range(2):
        page.locator(".site-nav").get_by_role("link", name="Autodiagnóstico").click()
        expect(submit(page)).to_be_enabled()
        page.locator(".site-nav").get_by_role("link", name="Glosario").click()
        expect(page.locator("h1")).to_contain_text("Glosario")
    page.locator(".site-nav").get_by_role("link", name="Autodiagnóstico").click()
    expect(submit(page)).to_be_enabled()
    page.evaluate(
        """() => {
          const { setItem } = Storage.prototype;
          window.writes = 0;
          Storage.prototype.setItem = function (...pair) { window.writes += 1; return setItem.apply(this, pair); };
        }"""
    )
    choose(page, cola_unica=2, horario_a_la_vista=1, carta_clara=2)
    assert page.evaluate("window.writes") == 3
    submit(page).click()
    expect(status(page)).to_have_text("5 de 6 puntos. Casi todo.")
    expect(page.locator(".diagnosis-result > p").first).to_have_text("Queda poco.")
    assert page.evaluate("window.isSamePage")  # it was the same page all along
    assert errors == []


# --- On paper, and without JavaScript -------------------------------------------------------------------------------


def assert_worksheet_and_key(page: Page) -> None:
    expect(page.get_by_text("Marca una casilla en cada frase y suma los puntos.")).to_be_visible()
    for name in IDS:
        expect(statement(page, name).locator("legend")).to_be_visible()
        expect(statement(page, name).locator("input")).to_have_count(3)
        expect(statement(page, name).get_by_text("2 puntos")).to_be_visible()
    expect(page.get_by_text("Suma los puntos de todas las frases: ______ de 6.")).to_be_visible()
    expect(page.get_by_text("«No» vale 0, «A medias» vale 1 y «Sí» vale 2.")).to_be_visible()
    expect(page.get_by_text("De 3 a 4 puntos: A medio camino")).to_be_visible()
    expect(page.get_by_text("Hay una parte hecha.")).to_be_visible()
    expect(page.locator(".diagnosis-bands li").first).to_be_visible()
    expect(page.locator(".diagnosis").get_by_role("button")).to_have_count(0)


def read_box(page: Page, selector: str) -> list[str]:
    style = f"getComputedStyle(document.querySelector('{selector}'))"
    return page.evaluate(f"[{style}.appearance, {style}.borderTopStyle, {style}.borderTopWidth]")


@pytest.mark.over_http
def test_print_of_an_empty_form_is_a_worksheet_with_its_key(form: Page) -> None:
    expect(form.locator(".diagnosis-bands")).to_be_hidden()
    form.emulate_media(media="print")
    assert_worksheet_and_key(form)
    expect(result(form)).to_be_hidden()
    assert read_box(form, "[name=cola-unica]") == ["none", "solid", "1px"]


@pytest.mark.over_http
def test_print_of_an_answered_form_shows_answers_and_result(form: Page) -> None:
    choose(form, cola_unica=2, horario_a_la_vista=1, carta_clara=0)
    submit(form).click()
    form.emulate_media(media="print")
    expect(status(form)).to_have_text("3 de 6 puntos. A medio camino.")
    expect(status(form)).to_be_visible()
    expect(result(form)).to_be_visible()
    expect(form.get_by_text("De 3 a 4 puntos: A medio camino")).to_be_visible()
    expect(form.get_by_text("Suma los puntos de todas las frases")).to_be_hidden()
    appearance, style, width = read_box(form, "[name=cola-unica]:checked")
    assert (appearance, style) == ("none", "solid") and float(width.removesuffix("px")) > 4
    weight = "getComputedStyle(document.querySelector('label:has([name=cola-unica]:checked)')).fontWeight"
    assert form.evaluate(weight) == "600"


@pytest.mark.over_http
def test_print_of_half_a_form_keeps_the_sum_by_hand(form: Page) -> None:
    choose(form, cola_unica=2)
    submit(form).click()
    form.emulate_media(media="print")
    assert_worksheet_and_key(form)
    expect(form.get_by_text("Faltan 2 respuestas")).to_be_hidden()
    expect(form.get_by_text("Falta esta respuesta.").first).to_be_hidden()


@pytest.mark.over_http
def test_without_javascript_there_is_a_worksheet_to_add_up_by_hand(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    try:
        plain = context.new_page()
        plain.goto(f"{base}/first/site/{NAME}")
        assert_worksheet_and_key(plain)
        plain.locator("[name=cola-unica]").first.press("Enter")
        assert "?" not in plain.url  # nothing is sent to any server
        plain.emulate_media(media="print")
        assert_worksheet_and_key(plain)
    finally:
        context.close()


# --- For everyone ---------------------------------------------------------------------------------------------------


# No rule of axe reads both the colours and the width.
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
@pytest.mark.over_http
def test_axe_finds_nothing_and_nothing_overflows(browser: Browser, base: str, scheme: str, width: int) -> None:
    # Tall, so that nothing is under the sticky header: axe reports covered controls as too small.
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 3000}, locale="es-ES")
    try:
        page = open_page(context.new_page(), base)
        assert find_violations(page) == []
        choose(page, cola_unica=1)
        submit(page).click()
        assert find_violations(page) == []
        choose(page, horario_a_la_vista=0, carta_clara=0)
        expect(result(page)).to_be_visible()
        page.locator(".diagnosis-key summary").click()
        assert find_violations(page) == []
        page.get_by_role("button", name="Borrar respuestas").click()
        assert find_violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") == width
    finally:
        context.close()


@pytest.mark.over_http
def test_radios_keep_their_own_signs_in_forced_colours(browser: Browser, base: str) -> None:
    context = browser.new_context(forced_colors="active")
    try:
        page = open_page(context.new_page(), base)
        choose(page, cola_unica=1)
        assert read_box(page, "[name=cola-unica]:checked")[0] == "auto"
        page.locator("[name=cola-unica]:checked").focus()
        page.keyboard.press("ArrowDown")
        outline = "getComputedStyle(document.querySelector('label:has([name=cola-unica]:checked)')).outlineStyle"
        assert page.evaluate(outline) == "solid"
    finally:
        context.close()


# --- The result in the plan -----------------------------------------------------------------------------------------


RESULT = r"Autodiagnóstico del mostrador, \d+ de [a-z]+ de \d{4}: 3 de 8 puntos\. .+\.\n"


@pytest.fixture
def with_plan(page: Page, base: str) -> Page:
    return open_page(page, base, "later")


def field(page: Page) -> Locator:
    return page.locator("#plan-problema")


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name)


def answer_all(page: Page) -> None:
    choose(page, nueva=0, cola_unica=2, horario_a_la_vista=1, carta_clara=0)
    submit(page).press("Enter")


def test_the_result_is_taken_to_the_plan_and_back(with_plan: Page) -> None:
    expect(button(with_plan, "Llevar el resultado a mi plan")).to_be_hidden()
    answer_all(with_plan)
    button(with_plan, "Llevar el resultado a mi plan").press("Enter")
    expect(field(with_plan)).to_have_value(re.compile(rf"^{RESULT}No: .+\nA medias: .+\nSí: .+$"))
    expect(button(with_plan, "Deshacer")).to_be_focused()
    saved = "() => JSON.parse(localStorage['curso:plan'] || '{}').fields?.problema?.value"
    with_plan.wait_for_function(saved)
    with_plan.reload()
    expect(field(with_plan)).to_have_value(re.compile(RESULT))
    button(with_plan, "Llevar el resultado a mi plan").press("Enter")
    expect(with_plan.locator("[data-taken]")).to_have_text("Ya está en tu plan, aquí debajo.")
    choose(with_plan, carta_clara=2)
    field(with_plan).fill("")
    button(with_plan, "Llevar el resultado a mi plan").press("Enter")
    expect(field(with_plan)).to_have_value(re.compile("5 de 8 puntos"))
    button(with_plan.locator("[data-to-plan]"), "Deshacer").press("Enter")
    expect(field(with_plan)).to_have_value("")
    expect(button(with_plan, "Llevar el resultado a mi plan")).to_be_focused()


@pytest.mark.over_http
def test_what_the_plan_has_is_kept_unless_the_reader_says_so(with_plan: Page) -> None:
    answer_all(with_plan)
    field(with_plan).fill("Lo mío.")
    button(with_plan, "Llevar el resultado a mi plan").press("Enter")
    expect(with_plan.locator("[data-taken]")).to_have_text("Ese campo de tu plan ya tiene algo escrito.")
    expect(field(with_plan)).to_have_value("Lo mío.")
    expect(button(with_plan, "Ponerlo debajo de lo que hay")).to_be_focused()
    with_plan.keyboard.press("Enter")
    expect(field(with_plan)).to_have_value(re.compile(rf"^Lo mío\.\n\n{RESULT}"))
    button(with_plan.locator("[data-to-plan]"), "Deshacer").press("Enter")
    expect(field(with_plan)).to_have_value("Lo mío.")
    button(with_plan, "Llevar el resultado a mi plan").press("Enter")
    button(with_plan, "Ponerlo en su lugar").press("Enter")
    expect(field(with_plan)).to_have_value(re.compile(f"^{RESULT}"))
    assert find_violations(with_plan, ".diagnosis") == []
