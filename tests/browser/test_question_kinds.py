"""Matching, ordering, numeric and open questions, hints and partial credit, over http:// and file://."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from accessibility import find_violations
from javascript import import_into
from playwright.sync_api import Locator, Page, expect
from static_server import serve_folder
from tiny_quiz import build_tiny_quiz, load_tiny_questions

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, tiny_site: Path) -> Iterator[tuple[Path, str]]:
    folder = tmp_path_factory.mktemp("sites")
    shutil.copytree(tiny_site, folder / "first/site")
    questions = load_tiny_questions()
    for question in questions:
        for key in ("pairs", "steps", "rubric", "distractors"):
            question.get(key, []).reverse()
    # The question asks for the order of these steps: reversed, it would be another question.
    next(question for question in questions if question["kind"] == "ordering")["steps"].reverse()
    build_tiny_quiz(folder / "later", list(reversed(questions)), use_directory_urls=False)
    server = serve_folder(folder)
    yield folder, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def quiz(page: Page, base: str) -> Page:
    return open_quiz(page, base)


def open_quiz(page: Page, base: str, edition: str = "first") -> Page:
    page.goto(f"{base}/{edition}/site/index.html")
    expect(page.locator("#t1-numero button").first).to_be_enabled()
    return page


def find_question(page: Page, kind: str) -> Locator:
    return page.locator(f'form[data-kind="{kind}"]')


def result(page: Page, kind: str) -> Locator:
    return find_question(page, kind).locator(".quiz-result")


def check(page: Page, kind: str) -> None:
    find_question(page, kind).get_by_role("button", name="Comprobar").press("Enter")


def read_record(page: Page, identifier: str) -> dict:
    return json.loads(page.evaluate("localStorage.getItem('curso:estado')"))["answers"][identifier]


def list_steps(page: Page) -> list[str]:
    return page.locator(".quiz-steps [data-text]").all_inner_texts()


# --- Matching -------------------------------------------------------------------------------------------------------


def choose(page: Page, **matches: str) -> None:
    """Choose by keyboard what belongs to the item that begins with each word (`El_expediente`)."""
    for item, match in matches.items():
        select = find_question(page, "matching").get_by_label(item.replace("_", " "))
        select.focus()
        page.keyboard.type(next(text for text in select.locator("option").all_inner_texts() if match in text)[:2])


@pytest.mark.over_http
def test_matching_by_keyboard_alone(quiz: Page) -> None:
    check(quiz, "matching")
    expect(result(quiz, "matching")).to_have_text("Elige alguna pareja antes de comprobar.")
    choose(quiz, El_expediente="Burocracia", El_vecino_es="Monarquía")
    check(quiz, "matching")
    expect(result(quiz, "matching").locator(".quiz-verdict")).to_have_text("◐ A medias (33 %)")
    expect(result(quiz, "matching")).to_contain_text("Parejas correctas: 1 de 3.")
    expect(result(quiz, "matching")).to_contain_text("La norma va delante.")
    expect(result(quiz, "matching")).to_contain_text("No habla de administración.")
    expect(result(quiz, "matching")).not_to_contain_text("Toma la idea de la empresa.")
    expect(find_question(quiz, "matching").locator(".quiz-mark")).to_have_text(["✓ Correcta", "✗ No es correcta"])
    choose(quiz, El_vecino_aporta="Gobernanza")
    expect(result(quiz, "matching")).to_be_empty()
    check(quiz, "matching")
    find_question(quiz, "matching").get_by_role("button", name="Ver la solución").press("Enter")
    expect(result(quiz, "matching")).to_contain_text("Toma la idea de la empresa.")
    choose(quiz, El_vecino_es="Nueva")
    check(quiz, "matching")
    expect(result(quiz, "matching")).to_contain_text("✓ Correcto")
    record = read_record(quiz, "t1-parejas")
    assert (record["first"]["score"], record["last"]["score"], record["tries"]) == (pytest.approx(1 / 3), 1, 3)


@pytest.mark.over_http
def test_matching_has_names(quiz: Page) -> None:
    expect(quiz.get_by_role("combobox", name="El expediente manda & <punto>")).to_be_visible()
    expect(quiz.get_by_role("group", name="5. ¿Qué modelo dice cada frase? Elige para cada una")).to_be_visible()
    letters = find_question(quiz, "matching").locator("select").first.locator("option").all_inner_texts()
    assert [text[:2] for text in letters[1:]] == ["a)", "b)", "c)", "d)"]


# --- Ordering -------------------------------------------------------------------------------------------------------


@pytest.mark.over_http
def test_ordering_by_keyboard_alone(quiz: Page) -> None:
    right = ["Se anota la entrada.", "Se da el recibo.", "Se envía a su unidad.", "Se responde."]
    assert sorted(list_steps(quiz)) == sorted(right) != list_steps(quiz)
    assert list_steps(quiz) != right
    check(quiz, "ordering")
    expect(result(quiz, "ordering")).to_contain_text("Mueve algún paso antes de comprobar")
    form = find_question(quiz, "ordering")
    for place, words in enumerate(right):
        while list_steps(quiz).index(words) > place:
            button = form.get_by_role("button", name=f"Subir: {words}")
            button.press("Enter")
            position = list_steps(quiz).index(words) + 1
            expect(form.locator(".quiz-moved")).to_have_text(f"{words.removesuffix('.')}: lugar {position} de 4")
            focused = "Bajar" if position == 1 else "Subir"  # at the top there is only one way to go
            expect(form.get_by_role("button", name=f"{focused}: {words}")).to_be_focused()
    assert list_steps(quiz) == right
    check(quiz, "ordering")
    expect(result(quiz, "ordering")).to_contain_text("✓ Correcto")
    expect(result(quiz, "ordering")).to_contain_text("Da fecha y prueba.")


@pytest.mark.over_http
def test_ordering_gets_partial_credit_and_says_how_far_it_is_right(quiz: Page) -> None:
    form = find_question(quiz, "ordering")
    right = ["Se anota la entrada.", "Se da el recibo.", "Se envía a su unidad.", "Se responde."]
    wanted = [right[1], right[2], right[3], right[0]]
    for place, words in enumerate(wanted):
        while list_steps(quiz).index(words) > place:
            form.get_by_role("button", name=f"Subir: {words}").press("Enter")
    if not form.locator(".quiz-moved").inner_text():  # the initial order happened to be this one
        form.get_by_role("button", name=f"Bajar: {wanted[0]}").press("Enter")
        form.get_by_role("button", name=f"Subir: {wanted[0]}").press("Enter")
    check(quiz, "ordering")
    expect(result(quiz, "ordering")).to_contain_text("◐ A medias (66 %)")
    expect(result(quiz, "ordering")).to_contain_text("El primer paso es otro.")
    expect(form.locator(".quiz-moved")).to_be_empty()
    expect(result(quiz, "ordering").get_by_role("listitem")).to_have_count(0)
    for _ in range(3):
        form.get_by_role("button", name=f"Subir: {right[0]}").press("Enter")
    form.get_by_role("button", name=f"Bajar: {right[2]}").press("Enter")
    check(quiz, "ordering")
    expect(result(quiz, "ordering")).to_contain_text("Los dos primeros están en su sitio.")
    form.get_by_role("button", name="Ver la solución").press("Enter")
    expect(result(quiz, "ordering").get_by_role("listitem").first).to_have_text(
        "Se anota la entrada. Da fecha y prueba."
    )


@pytest.mark.over_http
def test_trying_again_gives_back_the_order_of_departure(quiz: Page) -> None:
    start = list_steps(quiz)
    form = find_question(quiz, "ordering")
    form.get_by_role("button", name="Bajar").first.press("Enter")
    check(quiz, "ordering")
    form.get_by_role("button", name="Reintentar").press("Enter")
    assert list_steps(quiz) == start
    expect(form.get_by_role("button", name="Bajar").first).to_be_focused()
    check(quiz, "ordering")
    expect(result(quiz, "ordering")).to_contain_text("Mueve algún paso")


# --- Numeric --------------------------------------------------------------------------------------------------------


@pytest.mark.over_http
def test_numeric_by_keyboard_alone(quiz: Page) -> None:
    box = quiz.get_by_role("textbox", name="Tu respuesta: %")
    box.press("Enter")
    expect(result(quiz, "numeric")).to_have_text("Escribe un número antes de comprobar.")
    box.fill("veinte")
    box.press("Enter")
    expect(result(quiz, "numeric")).to_contain_text("Eso no es un número.")
    assert quiz.evaluate("localStorage.getItem('curso:estado')") is None
    box.fill("80")
    box.press("Enter")
    expect(result(quiz, "numeric")).to_contain_text("Esas son las atendidas.")
    expect(result(quiz, "numeric")).not_to_contain_text("dos de cada diez")
    box.fill("20,25 %")
    box.press("Enter")
    expect(result(quiz, "numeric")).to_contain_text("✓ Correcto")
    expect(result(quiz, "numeric")).to_contain_text("dos de cada diez")
    assert read_record(quiz, "t1-numero")["last"]["response"] == "20,25 %"


@pytest.mark.over_http
def test_numeric_key_tells_what_is_accepted(quiz: Page) -> None:
    quiz.get_by_text("Solucionario").click()
    expect(quiz.locator('[data-key="t1-numero"] p').first).to_have_text("Respuesta: 20 % (vale entre 19,5 y 20,5 %).")


# --- Open -----------------------------------------------------------------------------------------------------------


@pytest.mark.over_http
def test_open_by_keyboard_alone(quiz: Page) -> None:
    form = find_question(quiz, "open")
    box = form.get_by_label("Tu respuesta:")
    compare = form.get_by_role("button", name="Comparar con el modelo")
    compare.press("Enter")
    expect(result(quiz, "open")).to_have_text("Escribe tu respuesta antes de compararla.")
    box.fill("<img src=x onerror=\"document.title='roto'\"> Mañana cerramos.")
    expect(form.get_by_role("group", name="¿Qué cumple tu respuesta?")).to_have_count(0)
    compare.press("Enter")
    expect(form.locator(".quiz-compare")).to_be_focused()
    expect(form.locator(".quiz-compare")).to_contain_text("Mañana la oficina cierra a las 12.")
    for words in ("Dice el día", "No usa siglas"):
        quiz.get_by_role("checkbox", name=words).focus()
        quiz.keyboard.press("Space")
    form.get_by_role("button", name="Guardar mi valoración").press("Enter")
    expect(result(quiz, "open").locator(".quiz-verdict")).to_have_text("✓ Correcto")
    expect(result(quiz, "open").locator(".quiz-mark")).to_have_text(["✓ Lo cumple", "✗ No lo cumple", "✓ Lo cumple"])
    expect(form.get_by_role("button", name="Guardar mi valoración")).to_have_count(0)
    record = read_record(quiz, "t1-abierta")
    assert record["first"]["response"][0].endswith("Mañana cerramos.")
    assert (record["first"]["score"], record["tries"]) == (pytest.approx(2 / 3), 1)
    quiz.reload()
    expect(form.get_by_label("Tu respuesta:")).to_have_value(
        "<img src=x onerror=\"document.title='roto'\"> Mañana cerramos."
    )
    expect(result(quiz, "open")).to_contain_text("Según tu valoración:")
    assert quiz.title() != "roto"


def test_an_open_answer_is_kept_while_it_is_being_written(quiz: Page) -> None:
    box = find_question(quiz, "open").get_by_label("Tu respuesta:")
    box.fill("A medio escribir, y suena el")
    quiz.reload()
    expect(box).to_have_value("A medio escribir, y suena el")
    expect(quiz.locator(".quiz-progress")).to_have_text("0 de 8 preguntas respondidas")
    find_question(quiz, "open").get_by_role("button", name="Comparar").press("Enter")
    find_question(quiz, "open").get_by_role("button", name="Guardar").press("Enter")
    expect(result(quiz, "open").locator(".quiz-verdict")).to_have_text("✗ No es correcto")
    assert "A medio" not in json.dumps(
        json.loads(quiz.evaluate("localStorage.getItem('curso:estado')")).get("drafts", {})
    )


# --- Hints ----------------------------------------------------------------------------------------------------------


@pytest.mark.over_http
def test_hints_come_one_by_one_and_are_counted(quiz: Page) -> None:
    form = find_question(quiz, "matching")
    form.get_by_role("button", name="Pista 1 de 2").press("Enter")
    expect(form.get_by_role("status").first).to_have_text("Pista: Fíjate en cómo llama al vecino.")
    form.get_by_role("button", name="Pista 2 de 2").press("Enter")
    expect(form.get_by_role("status").first).to_contain_text("El cliente viene de la empresa.")
    expect(form.get_by_role("button", name="Pista")).to_be_disabled()
    expect(form.get_by_role("button", name="Comprobar")).to_be_focused()
    choose(quiz, El_expediente="Burocracia")
    check(quiz, "matching")
    form.get_by_role("button", name="Reintentar").press("Enter")
    expect(form.get_by_role("status").first).to_be_empty()
    expect(form.get_by_role("button", name="Pista 1 de 2")).to_be_enabled()
    choose(quiz, El_expediente="Burocracia")
    check(quiz, "matching")
    record = read_record(quiz, "t1-parejas")
    assert (record["first"]["hints"], record["last"]["hints"]) == (2, 0)


# --- What is kept ---------------------------------------------------------------------------------------------------


def answer_all(page: Page) -> None:
    choose(page, El_expediente="Burocracia", El_vecino_es="Nueva")
    check(page, "matching")
    find_question(page, "ordering").get_by_role("button", name="Bajar").first.press("Enter")
    check(page, "ordering")
    page.get_by_role("textbox", name="Tu respuesta: %").fill("80")
    check(page, "numeric")
    find_question(page, "open").get_by_label("Tu respuesta:").fill("Cerramos a las 12.")
    find_question(page, "open").get_by_role("button", name="Comparar").press("Enter")
    page.get_by_role("checkbox", name="Dice el día").check()
    find_question(page, "open").get_by_role("button", name="Guardar").press("Enter")


@pytest.mark.over_http
def test_a_later_edition_with_everything_reordered_shows_the_same_answers(page: Page, base: str) -> None:
    open_quiz(page, base)
    answer_all(page)
    verdicts = {
        kind: result(page, kind).locator(".quiz-verdict").inner_text()
        for kind in ("matching", "ordering", "numeric", "open")
    }
    order = list_steps(page)
    open_quiz(page, base, "later")
    for kind, verdict in verdicts.items():
        expect(result(page, kind).locator(".quiz-verdict")).to_have_text(verdict)
    assert list_steps(page) == order
    expect(page.locator("select").nth(2)).to_have_value(
        find_question(page, "matching").locator("option", has_text="Burocracia").first.get_attribute("value")
    )
    expect(page.locator(".quiz-progress")).to_contain_text("4 de 8 preguntas respondidas")


COPYING = {"answerTransfer": "core/answers-transfer.js", "answerStorage": "core/storage.js"}
HASH = "text => String([...text].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 1e9, 7))"


def test_all_eight_kinds_travel_in_a_copy(page: Page, base: str) -> None:
    """Verdicts and marks are the same on another device given only the file. (The real download: test_survival.py.)"""
    open_quiz(page, base)
    answer_all(page)
    for identifier, place in (("t1-unica", 1), ("t1-varias", 0), ("t1-verdadero", 1)):
        page.locator(f"#{identifier} input").nth(place).check()
        page.locator(f"#{identifier}").get_by_role("button", name="Comprobar").press("Enter")
    page.locator("#t1-hueco input").fill("objetiva")
    page.locator("#t1-hueco input").press("Enter")
    verdicts = page.locator(".quiz-verdict, .quiz-mark").all_inner_texts()
    assert len(page.locator(".quiz-verdict").all()) == 8
    import_into(page, **COPYING)
    copy = page.evaluate(
        f"answerTransfer.writeFile(answerStorage.createStore({{ key: 'curso:estado' }}).read(), "
        f"{{ at: '', edition: 2024, hash: {HASH} }})"
    )
    context = page.context.browser.new_context()
    try:
        other = open_quiz(context.new_page(), base)
        import_into(other, **COPYING)
        other.evaluate(
            "text => { answerStorage.createStore({ key: 'curso:estado' })"
            f".merge(answerTransfer.readFile(text, {{ hash: {HASH} }}).state); }}",
            copy,
        )
        other.reload()
        expect(other.locator(".quiz-progress")).to_contain_text("8 de 8 preguntas respondidas")
        assert other.locator(".quiz-verdict, .quiz-mark").all_inner_texts() == verdicts
    finally:
        context.close()


# --- For everyone ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("base", "scheme"), [("http", "light"), ("file", "dark")], indirect=["base"])
def test_axe_finds_nothing_at_any_moment(quiz: Page, scheme: str) -> None:
    quiz.emulate_media(color_scheme=scheme)
    assert find_violations(quiz, ".quiz") == []
    find_question(quiz, "matching").get_by_role("button", name="Pista").press("Enter")
    find_question(quiz, "open").get_by_label("Tu respuesta:").fill("Hola.")
    find_question(quiz, "open").get_by_role("button", name="Comparar").press("Enter")
    assert find_violations(quiz, ".quiz") == []
    answer_all(quiz)
    quiz.get_by_text("Solucionario").click()
    assert find_violations(quiz, ".quiz") == []


@pytest.mark.over_http
def test_nothing_overflows_at_320_pixels_and_targets_are_large(quiz: Page) -> None:
    quiz.set_viewport_size({"width": 320, "height": 640})
    answer_all(quiz)
    assert quiz.evaluate("document.documentElement.scrollWidth") <= 320
    small = quiz.evaluate(
        """() => [...document.querySelectorAll(".quiz :is(button, select, label, textarea)")]
          .map((element) => [element.textContent, element.getBoundingClientRect()])
          .filter(([, box]) => box.width && (box.width < 24 || box.height < 24)).map(([text]) => text)"""
    )
    assert small == []


def assert_worksheet(page: Page) -> None:
    form = find_question(page, "matching")
    expect(form.locator(".quiz-options li")).to_have_count(4)
    for name in ("Comprobar", "Subir", "Bajar", "Pista", "Comparar"):
        expect(page.locator(".quiz").get_by_role("button", name=name)).to_have_count(0)
    expect(page.locator('[data-key="t1-parejas"]')).to_contain_text("El expediente manda & <punto> →")
    expect(page.locator('[data-key="t1-parejas"]')).to_contain_text("Sobra")
    expect(page.locator('[data-key="t1-pasos"] .quiz-order li').first).to_have_text(
        "Se anota la entrada. Da fecha y prueba."
    )
    expect(page.locator('[data-key="t1-numero"]')).to_contain_text("Respuesta: 20 %")
    expect(page.locator('[data-key="t1-abierta"]')).to_contain_text("Dice el día y la hora. Es lo que se busca.")
    expect(page.locator('[data-key="t1-numero"]')).to_contain_text("Pista: Resta antes de dividir.")


@pytest.mark.over_http
def test_on_paper_there_is_an_empty_worksheet_and_the_key(quiz: Page) -> None:
    answer_all(quiz)
    quiz.emulate_media(media="print")
    assert_worksheet(quiz)
    for selector in ("select", "textarea", "#t1-numero input"):
        style = quiz.evaluate(
            "selector => { const s = getComputedStyle(document.querySelector(`.quiz ${selector}`)); "
            "return [s.color, s.webkitTextFillColor]; }",
            selector,
        )
        assert "rgba(0, 0, 0, 0)" in style
    expect(result(quiz, "open")).to_be_hidden()


@pytest.mark.over_http
def test_without_javascript_there_is_a_worksheet_with_its_key(page: Page, base: str) -> None:
    context = page.context.browser.new_context(java_script_enabled=False)
    try:
        plain = context.new_page()
        plain.goto(f"{base}/first/site/index.html")
        plain.get_by_text("Solucionario").click()
        assert_worksheet(plain)
        plain.get_by_role("textbox", name="Tu respuesta: %").press("Enter")
        assert "?" not in plain.url
    finally:
        context.close()
