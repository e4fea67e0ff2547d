"""Answers in an order of each reader's own (docs/assets/js/page/answer-order.js): each scenario over http:// and file://."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from question_kinds import read_sample
from question_kinds.test_two_tier import SAMPLE
from static_server import serve_folder
from stored import open_stored
from tiny_quiz import build_tiny_quiz, load_tiny_questions

pytestmark = pytest.mark.browser

ORDER = "curso:orden"
MIXED = ("t1-unica", "t1-varias", "t1-eleccion-y-razon")
# The readers' numbers that the tests try: some differ in any list of three.
READERS = ("7", "8", "9", "10", "11", "12")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    folder = tmp_path_factory.mktemp("sites")
    questions = [
        *({name: value for name, value in question.items() if name != "ordered"} for question in load_tiny_questions()),
        read_sample(SAMPLE),
    ]
    questions.append(questions[0] | {"id": "t1-fechas", "prompt": "¿En qué año?", "ordered": True})
    build_tiny_quiz(folder / "mixed", questions, use_directory_urls=False)
    server = serve_folder(folder)
    yield folder, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def quiz(page: Page, base: str) -> Page:
    page.goto(f"{base}/mixed/site/index.html")
    expect(page.locator("#t1-verdadero button").first).to_be_enabled()
    return page


def become(page: Page, reader: str) -> Page:
    """See the page as the reader with this number."""
    page.evaluate("([key, reader]) => localStorage.setItem(key, reader)", [ORDER, reader])
    page.reload()
    expect(page.locator("#t1-verdadero button").first).to_be_enabled()
    return page


def list_values(page: Page, identifier: str) -> list[str]:
    boxes = page.locator(f"#{identifier} .quiz-answer input")
    return boxes.evaluate_all("(boxes) => boxes.map((box) => box.getAttribute('value'))")


def list_mixed(page: Page) -> dict[str, list[str]]:
    return {identifier: list_values(page, identifier) for identifier in MIXED}


def list_letters(page: Page, identifier: str) -> str:
    return "".join(page.locator(f"#{identifier} .quiz-letter").all_inner_texts())


def test_readers_see_other_orders_and_each_always_their_own(quiz: Page) -> None:
    seen = {reader: list_mixed(become(quiz, reader)) for reader in READERS}
    for identifier in MIXED:
        orders = {tuple(mixed[identifier]) for mixed in seen.values()}
        assert len(orders) > 1, identifier
        assert len({tuple(sorted(order)) for order in orders}) == 1, identifier
    assert list_mixed(become(quiz, READERS[0])) == seen[READERS[0]]
    assert list_letters(quiz, "t1-unica") == "a)b)c)"
    assert list_letters(quiz, "t1-eleccion-y-razon") == "a)b)c)1)2)3)"


@pytest.mark.over_http
def test_reasons_stay_with_reasons(quiz: Page) -> None:
    for reader in READERS:
        tiers = become(quiz, reader).locator("#t1-eleccion-y-razon .quiz-tier")
        expect(tiers.nth(0)).to_contain_text("Que lo presente en el registro")
        expect(tiers.nth(1)).to_contain_text("Un recurso solo entra por los sitios que dice la ley.")


@pytest.mark.over_http
def test_answers_with_an_order_of_their_own_keep_it(quiz: Page) -> None:
    written = [answer["text"] for answer in load_tiny_questions()[0]["answers"]]
    for reader in READERS:
        shown = become(quiz, reader).locator("#t1-fechas .quiz-answer > span").all_inner_texts()
        assert [text.partition(") ")[2] for text in shown] == written


@pytest.mark.over_http
def test_each_answer_is_explained_by_its_own_reason_and_the_key_has_the_same_letters(quiz: Page) -> None:
    (right, *wrong) = load_tiny_questions()[0]["answers"]
    for reader in READERS[:3]:
        become(quiz, reader)
        form = quiz.locator("#t1-unica")
        form.get_by_text(wrong[0]["text"]).click()
        form.get_by_role("button", name="Comprobar").click()
        expect(form.get_by_role("status")).to_contain_text(wrong[0]["why"])
        letters = list_letters(quiz, "t1-unica")[::2]
        texts = form.locator(".quiz-answer > span").all_inner_texts()
        place = next(place for place, text in enumerate(texts) if right["text"] in text)
        expect(form.get_by_role("status")).to_contain_text(
            f"{letters[[wrong[0]['text'] in text for text in texts].index(True)]}) {wrong[0]['why']}"
        )
        quiz.locator("details.quiz-key summary").click()
        key = quiz.locator('[data-key="t1-unica"] > ol > li')
        expect(key.nth(place)).to_contain_text("Antes de dar datos hay que saber a quién se dan.")
        quiz.evaluate("localStorage.removeItem('curso:estado')")


def test_what_was_answered_before_there_was_an_order_is_still_marked(quiz: Page) -> None:
    right = load_tiny_questions()[0]["answers"][0]["text"]
    value = quiz.locator("#t1-unica .quiz-answer", has_text=right).locator("input").get_attribute("value")
    attempt = {"response": [value], "correct": True, "score": 1, "hints": 0, "at": "2026-01-01T10:00:00.000Z"}
    record = {"first": attempt, "last": attempt, "tries": 1, "updatedAt": attempt["at"]}
    state = json.dumps({"version": 2, "answers": {"t1-unica": record}})
    quiz.evaluate("state => localStorage.setItem('curso:estado', state)", state)
    for reader in READERS[:3]:
        become(quiz, reader)
        expect(quiz.locator("#t1-unica .quiz-verdict")).to_have_text("✓ Correcto")
        expect(quiz.locator("#t1-unica .quiz-answer:has(input:checked)")).to_contain_text(right)


@pytest.mark.expects_console_error("SecurityError|no hay almacén")
def test_without_a_store_the_order_lasts_as_long_as_the_page(page: Page, base: str) -> None:
    page.add_init_script(
        "Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('no hay almacén'); } })"
    )
    page.goto(f"{base}/mixed/site/index.html")
    expect(page.locator("#t1-verdadero button").first).to_be_enabled()
    assert list_letters(page, "t1-unica") == "a)b)c)"


def test_a_worksheet_has_one_order_for_everybody_and_its_key_agrees(
    page: Page, course_url: Callable[[str], str]
) -> None:
    orders = set()
    for reader in READERS[:3]:
        open_stored(page, course_url("autoevaluacion/hoja-de-preguntas") + "#tema=1", {ORDER: reader})
        expect(page.locator(".worksheet-status")).to_contain_text("Hoja preparada")
        orders.add(page.locator("[data-part=questions]").inner_text())
        questions = page.evaluate("Curso.catalogue.questions.filter(({ tema }) => tema === 1)")
        number = next(place for place, question in enumerate(questions) if question["kind"] == "single")
        asked = page.locator("[data-part=questions] fieldset").nth(number).locator(".quiz-answer")
        key = page.locator("[data-part=key] [data-key]").nth(number).locator("ol > li")
        assert asked.count() == key.count() >= 3
    assert len(orders) == 1


def test_a_final_test_has_the_order_of_its_printed_variant_however_its_name_is_typed(
    page: Page, course_url: Callable[[str], str]
) -> None:
    page.goto(course_url("autoevaluacion/prueba-final"))
    page.get_by_label("Variante").fill("Grupo Á")
    page.get_by_role("button", name="Empezar la prueba").click()
    forms = page.locator("[data-questions] form")
    expect(forms.first).to_be_visible()
    on_screen = forms.locator(
        ".quiz-answer > span:not(:only-child), .quiz-letter + *, .quiz-answer > span"
    ).all_inner_texts()
    for name in ("grupo%20a", "GRUPO%20%20A"):
        page.goto("about:blank")
        page.goto(course_url("autoevaluacion/hoja-de-preguntas") + f"#variante={name}")
        expect(page.locator(".worksheet-status")).to_contain_text("Hoja preparada")
        asked = page.locator("[data-part=questions] fieldset .quiz-answer > span:not(.paper-control)")
        letters = [text for text in asked.all_inner_texts() if text[1:3] == ") "]
        assert letters == [text for text in on_screen if text[1:3] == ") "]
        assert len(letters) > 20
