"""docs/assets/js/assessment/ (quiz.js and what it uses), on the tiny course: each scenario over http:// and file://."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from accessibility import find_violations
from playwright.sync_api import Locator, Page, expect
from static_server import serve_folder
from stored import read_state
from tiny_quiz import build_tiny_quiz, load_tiny_questions

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, tiny_site: Path) -> Iterator[tuple[Path, str]]:
    """The folder with the builds and the address that serves it.

    They are `first` and the later edition `inserted`, with Material's instant navigation.
    """
    folder = tmp_path_factory.mktemp("sites")
    server = serve_folder(folder)
    address = f"http://127.0.0.1:{server.server_port}"
    shutil.copytree(tiny_site, folder / "first/site")
    questions = load_tiny_questions()
    questions[0]["answers"].reverse()
    questions[0]["prompt"] = "El mismo caso, con otras palabras."
    new = questions[0] | {"id": "t1-nueva", "prompt": "¿Y esta?"}
    build_tiny_quiz(
        folder / "inserted",
        [new, *reversed(questions)],
        use_directory_urls=False,
        site_url=f"{address}/inserted/site/",
        theme={"features": ["navigation.instant"]},
    )
    yield folder, address
    server.shutdown()
    server.server_close()


@pytest.fixture
def quiz(page: Page, base: str) -> Page:
    return open_quiz(page, base)


def open_quiz(page: Page, base: str, edition: str = "first", name: str = "index.html") -> Page:
    page.goto(f"{base}/{edition}/site/{name}")
    expect(page.locator("#t1-verdadero button").first).to_be_enabled()
    return page


def question(page: Page, identifier: str) -> Locator:
    return page.locator(f'[data-question="{identifier}"]')


def result(page: Page, identifier: str) -> Locator:
    return question(page, identifier).get_by_role("status")


def progress(page: Page) -> Locator:
    return page.locator(".quiz-progress").first


def press_until(page: Page, key: str, selector: str) -> None:
    """Press a key until the element that matches `selector` has the focus."""
    for _ in range(80):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{key} never reaches {selector}")


def answer_single(page: Page, position: int) -> None:
    """Choose the answer of `t1-unica` at `position` (from 0) and check it, without a mouse."""
    page.locator("#t1-unica input").first.focus()
    page.keyboard.press("Space")
    for _ in range(position):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")


def assert_accessible(page: Page) -> None:
    assert find_violations(page, ".quiz") == []


# --- Answering by keyboard ------------------------------------------------------------------------------------------


def test_single_by_keyboard_alone(quiz: Page) -> None:
    press_until(quiz, "Tab", "#t1-unica input")
    quiz.keyboard.press("Space")
    quiz.keyboard.press("ArrowDown")
    expect(result(quiz, "t1-unica")).to_be_empty()  # an arrow key chooses and never checks
    quiz.keyboard.press("Tab")
    quiz.keyboard.press("Enter")
    expect(result(quiz, "t1-unica")).to_contain_text("No es correcto")
    expect(result(quiz, "t1-unica")).to_contain_text("b) Das datos personales sin saber quién llama.")
    expect(result(quiz, "t1-unica")).not_to_contain_text("Antes de dar datos")
    expect(result(quiz, "t1-unica").get_by_role("link")).to_have_text("el apartado 2 del tema 1")
    expect(question(quiz, "t1-unica").get_by_role("button", name="Comprobar")).to_be_focused()
    quiz.keyboard.press("Tab")
    expect(question(quiz, "t1-unica").get_by_role("button", name="Reintentar")).to_be_focused()
    quiz.keyboard.press("Enter")
    expect(quiz.locator("#t1-unica input").first).to_be_focused()
    expect(quiz.locator("#t1-unica input:checked")).to_have_count(0)
    expect(result(quiz, "t1-unica")).to_be_empty()
    answer_single(quiz, 0)
    expect(result(quiz, "t1-unica")).to_contain_text("Correcto")
    expect(result(quiz, "t1-unica")).to_contain_text("Antes de dar datos hay que saber a quién se dan.")
    expect(result(quiz, "t1-unica").get_by_role("link")).to_have_count(0)
    expect(progress(quiz)).to_have_text("1 de 8 preguntas respondidas, 0 acertadas a la primera")


@pytest.mark.over_http
def test_after_the_second_wrong_try_the_right_answer_is_shown_to_who_asks(quiz: Page) -> None:
    solution = question(quiz, "t1-unica").get_by_role("button", name="Ver la solución")
    answer_single(quiz, 1)
    expect(solution).to_have_count(0)
    answer_single(quiz, 2)
    expect(result(quiz, "t1-unica")).not_to_contain_text("Antes de dar datos")
    solution.press("Enter")
    expect(solution).to_have_count(0)
    expect(result(quiz, "t1-unica").locator(".quiz-verdict")).to_be_focused()
    expect(result(quiz, "t1-unica")).to_contain_text("c) La haces desplazarse sin necesidad.")
    expect(result(quiz, "t1-unica")).to_contain_text("a) Antes de dar datos hay que saber a quién se dan.")
    marks = quiz.locator("#t1-unica .quiz-mark")
    expect(marks).to_have_text(["✓ Correcta", "✗ No es correcta"])


@pytest.mark.over_http
def test_multiple_by_keyboard_alone(quiz: Page) -> None:
    quiz.locator("#t1-varias input").first.focus()
    quiz.keyboard.press("Space")
    press_until(quiz, "Tab", "#t1-varias button")
    quiz.keyboard.press("Space")
    expect(result(quiz, "t1-varias")).to_contain_text("◐ A medias (50 %)")
    expect(result(quiz, "t1-varias")).to_contain_text("Falta por marcar 1 respuesta correcta.")
    expect(result(quiz, "t1-varias")).not_to_contain_text("Atiende a quien")
    press_until(quiz, "Shift+Tab", "#t1-varias label:nth-of-type(3) input")
    quiz.keyboard.press("Space")
    expect(result(quiz, "t1-varias")).to_be_empty()  # a changed answer is no longer marked as checked
    press_until(quiz, "Tab", "#t1-varias button")
    quiz.keyboard.press("Enter")
    expect(result(quiz, "t1-varias")).to_contain_text("Correcto")
    expect(result(quiz, "t1-varias")).to_contain_text("a) Está abierta siempre.")
    expect(result(quiz, "t1-varias")).to_contain_text("c) Atiende a quien no quiere o no puede usar la sede.")


@pytest.mark.over_http
def test_true_false_by_keyboard_alone(quiz: Page) -> None:
    quiz.locator("#t1-verdadero input").first.focus()
    quiz.keyboard.press("Space")
    quiz.keyboard.press("Enter")  # Enter in a form checks it
    expect(result(quiz, "t1-verdadero")).to_contain_text(
        "Verdadero: Comprarla es el principio; falta que alguien la use."
    )
    expect(result(quiz, "t1-verdadero")).to_contain_text(
        "Para repasar: el apartado 4.2 del tema 1, «Innovación y cambio"
    )
    quiz.keyboard.press("ArrowDown")
    quiz.keyboard.press("Enter")
    expect(result(quiz, "t1-verdadero")).to_contain_text("Falso: Entre comprarla y usarla está la organización.")


@pytest.mark.over_http
def test_blank_by_keyboard_alone(quiz: Page) -> None:
    quiz.locator("#t1-hueco").get_by_label("Tu respuesta:").focus()
    quiz.keyboard.type("Comprada")
    quiz.keyboard.press("Enter")
    expect(result(quiz, "t1-hueco")).to_contain_text("Esa es la que llega en la caja.")
    expect(result(quiz, "t1-hueco")).not_to_contain_text("promulgada")
    press_until(quiz, "Tab", "#t1-hueco [data-retry]")
    quiz.keyboard.press("Enter")
    expect(quiz.locator("#t1-hueco").get_by_label("Tu respuesta:")).to_be_focused()
    quiz.keyboard.type("otra")  # the old text is selected, so typing replaces it
    expect(quiz.locator("#t1-hueco").get_by_label("Tu respuesta:")).to_have_value("otra")
    quiz.keyboard.press("Enter")
    question(quiz, "t1-hueco").get_by_role("button", name="Ver la solución").press("Enter")
    expect(result(quiz, "t1-hueco")).to_contain_text("Respuesta: promulgada; también vale en uso.")
    quiz.locator("#t1-hueco").get_by_label("Tu respuesta:").focus()
    quiz.keyboard.press("Control+a")
    quiz.keyboard.type("promulgadas")
    quiz.keyboard.press("Enter")
    expect(result(quiz, "t1-hueco")).to_contain_text("Casi: promulgada.")
    quiz.keyboard.press("Control+a")
    quiz.keyboard.type(" PROMÚLGADA ")
    quiz.keyboard.press("Enter")
    expect(result(quiz, "t1-hueco")).to_contain_text("Correcto")
    expect(result(quiz, "t1-hueco")).to_contain_text("Es la que queda")


@pytest.mark.over_http
def test_checking_without_an_answer_asks_for_one_and_saves_nothing(quiz: Page) -> None:
    question(quiz, "t1-unica").get_by_role("button", name="Comprobar").press("Enter")
    expect(result(quiz, "t1-unica")).to_have_text("Elige una respuesta antes de comprobar.")
    question(quiz, "t1-hueco").get_by_role("button", name="Comprobar").press("Enter")
    expect(result(quiz, "t1-hueco")).to_have_text("Escribe una respuesta antes de comprobar.")
    assert quiz.evaluate("localStorage.getItem('curso:estado')") is None


@pytest.mark.over_http
def test_checking_the_same_answer_twice_is_one_try(quiz: Page) -> None:
    answer_single(quiz, 1)
    quiz.keyboard.press("Enter")
    assert read_state(quiz)["answers"]["t1-unica"]["tries"] == 1


@pytest.mark.over_http
def test_what_is_typed_is_only_text(quiz: Page) -> None:
    quiz.locator("#t1-hueco").get_by_label("Tu respuesta:").fill("<img src=x onerror=\"document.title='roto'\">")
    quiz.keyboard.press("Enter")
    quiz.reload()
    expect(result(quiz, "t1-hueco")).to_contain_text("No es correcto")
    assert quiz.locator(".quiz img").count() == 0
    assert quiz.title() != "roto"


# --- What is kept ---------------------------------------------------------------------------------------------------


def test_reload_keeps_answers_and_first_tries(quiz: Page) -> None:
    answer_single(quiz, 0)
    quiz.locator("#t1-hueco").get_by_label("Tu respuesta:").fill("en uso")
    quiz.keyboard.press("Enter")
    quiz.reload()
    expect(progress(quiz)).to_have_text("2 de 8 preguntas respondidas, 2 acertadas a la primera")
    expect(quiz.locator("#t1-unica input").first).to_be_checked()
    expect(result(quiz, "t1-unica")).to_contain_text("Correcto")
    expect(quiz.locator("#t1-hueco").get_by_label("Tu respuesta:")).to_have_value("en uso")


@pytest.mark.over_http
def test_a_later_edition_keeps_answers_by_id_and_words(page: Page, base: str) -> None:
    open_quiz(page, base)
    answer_single(page, 1)
    page.locator("#t1-varias input").nth(1).check()
    question(page, "t1-varias").get_by_role("button", name="Comprobar").click()
    open_quiz(page, base, "inserted")
    expect(progress(page)).to_have_text("2 de 9 preguntas respondidas, 0 acertadas a la primera")
    expect(question(page, "t1-unica").get_by_label("Le lees el expediente entero.")).to_be_checked()
    expect(question(page, "t1-varias").get_by_label("El fax del alcalde")).to_be_checked()
    expect(question(page, "t1-nueva").locator("input:checked")).to_have_count(0)
    expect(result(page, "t1-nueva")).to_be_empty()


def test_two_tabs_at_once_keep_both_answers(page: Page, base: str) -> None:
    open_quiz(page, base)
    other = open_quiz(page.context.new_page(), base)
    answer_single(page, 0)
    expect(result(other, "t1-unica")).to_contain_text("Correcto")  # the other tab reported it
    other.locator("#t1-hueco").get_by_label("Tu respuesta:").fill("a medio escribir")
    page.locator("#t1-verdadero input").nth(1).check()
    question(page, "t1-verdadero").get_by_role("button", name="Comprobar").click()
    expect(progress(other)).to_contain_text("2 de 8 preguntas respondidas")
    expect(other.locator("#t1-hueco").get_by_label("Tu respuesta:")).to_have_value("a medio escribir")
    other.locator("#t1-hueco").get_by_label("Tu respuesta:").press("Enter")
    expect(progress(page)).to_have_text("3 de 8 preguntas respondidas, 2 acertadas a la primera")
    assert set(read_state(page)["answers"]) == {"t1-unica", "t1-verdadero", "t1-hueco"}


@pytest.mark.expects_console_error(": no$")  # of stock Material's own script
def test_forbidden_storage_works_in_memory_and_says_so_once(page: Page, base: str) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
    )
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    open_quiz(page, base)
    answer_single(page, 0)
    expect(result(page, "t1-unica")).to_contain_text("Correcto")
    question(page, "t1-verdadero").locator("input").first.check()
    question(page, "t1-verdadero").get_by_role("button", name="Comprobar").click()
    expect(progress(page)).to_have_text("2 de 8 preguntas respondidas, 1 acertada a la primera")
    expect(page.get_by_text("no deja guardar")).to_have_count(1)
    assert [error for error in errors if "assessment" in error] == []


def test_full_storage_keeps_what_was_saved_and_says_so_once(page: Page, base: str) -> None:
    open_quiz(page, base)
    answer_single(page, 0)
    page.evaluate(
        """() => {
          for (let size = 1 << 22, i = 0; size; ) {
            try { localStorage.setItem(`relleno-${i++}`, "x".repeat(size)); } catch { size >>= 1; }
          }
        }"""
    )
    question(page, "t1-verdadero").locator("input").first.check()
    question(page, "t1-verdadero").get_by_role("button", name="Comprobar").click()
    expect(result(page, "t1-verdadero")).to_contain_text("No es correcto")
    expect(progress(page)).to_contain_text("2 de 8 preguntas respondidas")
    expect(page.get_by_text("no deja guardar")).to_have_count(1)
    assert list(read_state(page)["answers"]) == ["t1-unica"]


@pytest.mark.parametrize("value", ["{esto no es JSON", '{"version": 99, "answers": {}}'])
def test_corrupt_value_is_kept_aside_and_told(page: Page, base: str, value: str) -> None:
    open_quiz(page, base)
    page.evaluate("value => localStorage.setItem('curso:estado', value)", value)
    page.reload()
    expect(page.get_by_text("No se han borrado: quedan apartadas")).to_be_visible()
    answer_single(page, 0)
    kept = page.evaluate("Object.entries(localStorage).filter(([key]) => key.startsWith('curso:estado:apartado:'))")
    assert [entry[1] for entry in kept] == [value]
    assert list(read_state(page)["answers"]) == ["t1-unica"]


@pytest.mark.over_http
def test_erasing_asks_first_and_can_be_undone(page: Page, base: str) -> None:
    open_quiz(page, base, name="otra.html")
    page.locator("#t1-verdadero input").nth(1).check()
    page.keyboard.press("Enter")
    open_quiz(page, base)
    answer_single(page, 0)
    before = read_state(page)
    erase = page.get_by_role("button", name="Borrar mis respuestas de esta página")
    erase.press("Enter")
    dialog = page.get_by_role("dialog", name="¿Borrar tus respuestas de esta página?")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(erase).to_be_focused()
    assert read_state(page) == before
    erase.press("Enter")
    dialog.get_by_role("button", name="Sí, borrar").press("Enter")
    expect(progress(page)).to_have_text("0 de 8 preguntas respondidas")
    expect(page.locator(".quiz input:checked")).to_have_count(0)
    expect(page.get_by_role("status").filter(has_text="Respuestas borradas.")).to_be_visible()
    expect(page.get_by_role("button", name="Deshacer")).to_be_focused()
    page.keyboard.press("Enter")
    expect(progress(page)).to_have_text("2 de 8 preguntas respondidas, 2 acertadas a la primera")
    expect(erase).to_be_focused()
    assert read_state(page) == before


def test_erasing_leaves_other_pages_alone(page: Page, base: str) -> None:
    open_quiz(page, base)
    page.locator("#t1-varias input").first.check()
    question(page, "t1-varias").get_by_role("button", name="Comprobar").click()
    answer_single(page, 0)
    open_quiz(page, base, name="otra.html")
    page.get_by_role("button", name="Borrar mis respuestas de esta página").first.click()
    page.get_by_role("button", name="Sí, borrar").first.click()
    expect(page.get_by_text("Respuestas borradas.")).to_be_visible()
    assert list(read_state(page)["answers"]) == ["t1-varias"]


# --- Instant navigation ---------------------------------------------------------------------------------------------


def test_instant_navigation_binds_each_page_once(page: Page, built: tuple[Path, str]) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{built[1]}/inserted/site/sin-preguntas.html")
    page.evaluate("window.isSamePage = true")
    for _ in range(2):
        page.locator("article").get_by_role("link", name="Inicio").click()
        expect(page.locator("#t1-varias button").first).to_be_enabled()
        page.locator("article").get_by_role("link", name="Otra página").click()
        expect(page.locator(".quiz")).to_have_count(2)
        expect(page.locator("#t1-unica button").first).to_be_enabled()
    page.locator("#t1-verdadero input").first.check()
    question(page, "t1-verdadero").get_by_role("button", name="Comprobar").click()
    expect(page.locator("#t1-verdadero .quiz-verdict")).to_have_count(1)
    expect(page.locator("#t1-verdadero .quiz-mark")).to_have_count(1)
    assert read_state(page)["answers"]["t1-verdadero"]["tries"] == 1
    page.locator("article").get_by_role("link", name="Inicio").click()
    expect(progress(page)).to_have_text("1 de 9 preguntas respondidas, 0 acertadas a la primera")
    expect(page.locator("#t1-verdadero .quiz-verdict")).to_have_count(1)
    assert page.evaluate("window.isSamePage")  # it was the same page all along
    assert errors == []


# --- On paper, and without JavaScript -------------------------------------------------------------------------------


def assert_worksheet_and_key(page: Page) -> None:
    expect(page.locator("#t1-unica legend")).to_be_visible()
    expect(page.locator("#t1-hueco input")).to_be_visible()
    expect(page.locator("[data-key='t1-unica'] li").first).to_be_visible()
    expect(page.locator("[data-key='t1-unica'] li").first).to_have_text(
        "Correcta. Antes de dar datos hay que saber a quién se dan."
    )
    expect(page.locator("[data-key='t1-hueco'] p").first).to_have_text("Respuesta: promulgada; también vale en uso.")
    expect(page.locator("[data-key='t1-hueco']")).to_contain_text("Para repasar: el apartado 2 del tema 1, «Gobernanza")
    expect(page.locator(".quiz").get_by_role("button")).to_have_count(0)


def ask_for_solutions(page: Page) -> None:
    """Ask for them on the screen, and print."""
    page.emulate_media(media="screen")
    page.get_by_label("Imprimir también las soluciones").check()
    page.emulate_media(media="print")


@pytest.mark.over_http
def test_print_shows_an_empty_worksheet_and_the_key_if_asked_for(quiz: Page) -> None:
    answer_single(quiz, 0)
    key = quiz.locator("[data-key='t1-unica'] li").first
    expect(key).to_be_hidden()
    quiz.emulate_media(media="print")
    expect(key).to_be_hidden()
    expect(quiz.get_by_text("Impreso sin las soluciones")).to_be_visible()
    ask_for_solutions(quiz)
    expect(quiz.get_by_text("Impreso sin las soluciones")).to_be_hidden()
    assert_worksheet_and_key(quiz)
    expect(result(quiz, "t1-unica")).to_have_count(0)
    box = "getComputedStyle(document.querySelector('#t1-unica :checked'))"
    assert quiz.evaluate(f"[{box}.appearance, {box}.backgroundImage, {box}.borderTopStyle]") == [
        "none",
        "none",
        "solid",
    ]
    line = "getComputedStyle(document.querySelector('#t1-hueco input'))"
    assert quiz.evaluate(f"[{line}.borderBottomWidth, {line}.borderBottomColor]")[0] == "1px"
    assert quiz.evaluate(f"[{line}.borderBottomColor, {line}.webkitTextFillColor]") == [
        "rgba(0, 0, 0, 0.87)",
        "rgba(0, 0, 0, 0)",
    ]


@pytest.mark.over_http
def test_without_javascript_there_is_a_worksheet_with_its_key(page: Page, base: str) -> None:
    context = page.context.browser.new_context(java_script_enabled=False)
    try:
        plain = context.new_page()
        plain.goto(f"{base}/first/site/index.html")
        expect(plain.get_by_text("8 preguntas")).to_be_visible()
        plain.get_by_role("link", name="Ir al solucionario").press("Enter")
        assert plain.url.endswith("#t1-unica-solucionario")
        plain.get_by_text("Solucionario").click()
        assert_worksheet_and_key(plain)
        plain.locator("#t1-hueco input").press("Enter")
        assert "?" not in plain.url  # nothing is sent to any server
        plain.reload()
        plain.emulate_media(media="print")
        expect(plain.locator(".quiz-key")).to_be_hidden()
        ask_for_solutions(plain)
        assert_worksheet_and_key(plain)
    finally:
        context.close()


# --- For everyone ---------------------------------------------------------------------------------------------------


@pytest.mark.over_http
def test_axe_finds_nothing_before_and_after_answering(quiz: Page) -> None:
    assert_accessible(quiz)
    answer_single(quiz, 1)
    quiz.locator("#t1-varias input").first.check()
    question(quiz, "t1-varias").get_by_role("button", name="Comprobar").click()
    quiz.locator("#t1-hueco").get_by_label("Tu respuesta:").fill("objetiva")
    quiz.keyboard.press("Enter")
    assert_accessible(quiz)
    quiz.get_by_text("Solucionario").click()
    assert_accessible(quiz)
    quiz.get_by_role("button", name="Borrar mis respuestas de esta página").click()
    assert_accessible(quiz)


@pytest.mark.over_http
def test_targets_are_large_and_nothing_overflows_at_320_pixels(quiz: Page) -> None:
    quiz.set_viewport_size({"width": 320, "height": 640})
    answer_single(quiz, 1)
    small = quiz.evaluate(
        """() => [...document.querySelectorAll(".quiz :is(button, label, summary)")]
          .map((element) => [element.textContent, element.getBoundingClientRect()])
          .filter(([, box]) => box.width && (box.width < 24 || box.height < 24)).map(([text]) => text)"""
    )
    assert small == []
    assert quiz.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.over_http
def test_the_reader_sees_where_the_focus_is(quiz: Page) -> None:
    press_until(quiz, "Tab", "#t1-unica input")
    assert quiz.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


@pytest.mark.over_http
def test_groups_and_controls_have_names(quiz: Page) -> None:
    expect(quiz.get_by_role("region", name="Preguntas de autoevaluación")).to_be_visible()
    expect(quiz.get_by_role("group", name="1. Una vecina pide por teléfono")).to_be_visible()
    expect(quiz.get_by_role("group", name="tecnología hueco, según el texto")).to_be_visible()
    expect(quiz.get_by_role("radio", name="b) Le lees el expediente entero.")).to_be_visible()
