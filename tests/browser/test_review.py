"""The spaced review of the practice course: each scenario over http:// and file://."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from accessibility import find_violations
from javascript import import_into
from playwright.sync_api import BrowserContext, Locator, Page, expect
from question_kinds import answer_form, submit_form

from course.loaded.whole import Course

pytestmark = pytest.mark.browser

STATE = "curso:estado"
HOSTILE = "<img src=x onerror=\"document.title='roto'\">"

# Answers `count` questions of a kind, `days` ago, all with an empty response; returns their ids. Questions later in the
# programme were answered earlier, so that the most overdue is the last one.
SEED = """([kind, count, days, correct]) => {
  const answers = {};
  const chosen = Curso.catalogue.questions.filter((question) => !kind || question.kind === kind).slice(0, count);
  chosen.forEach(({ id }, index) => {
    const at = new Date(Date.now() - days * 86400000 - index * 60000).toISOString();
    const attempt = { response: [], correct, score: Number(correct), hints: 0, at };
    answers[id] = { first: attempt, last: attempt, tries: 1, updatedAt: at };
  });
  localStorage.setItem("curso:estado", JSON.stringify({ version: 2, answers }));
  return chosen.map(({ id }) => id);
}"""
# What the bank's scripts load is kept for the test too.
KEEP_BANK = """addEventListener("DOMContentLoaded", () => {
  const { addBank } = Curso;
  globalThis.bank = new Map();
  Curso.addBank = (list) => {
    list.forEach(({ id, form, key }) => bank.set(id, { form, key }));
    addBank(list);
  };
});"""
# The values of the answers of a question, and which of them are right.
ANSWERS = """(id) => {
  const [form, key] = ["form", "key"].map((part) => Curso["page/trusted"].parseBuiltHtml(bank.get(id)[part]));
  const items = [...key.querySelectorAll("ol > li")];
  const isRight = (place) => "correct" in items[place].dataset;
  return [...form.querySelectorAll(".quiz-answer input")].map(({ value }, place) => [value, isRight(place)]);
}"""


@pytest.fixture
def review(page: Page, course_url: Callable[[str], str]) -> Page:
    page.faults = []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.context.add_init_script(KEEP_BANK)
    page.goto(course_url("autoevaluacion/repaso"))
    expect(due(page)).not_to_be_empty()
    yield page
    assert page.faults == []


def due(page: Page) -> Locator:
    return page.locator(".review-due")


def form(page: Page) -> Locator:
    return page.locator(".review form")


def next_button(page: Page) -> Locator:
    return page.locator(".quiz-next")


def seed(page: Page, count: int, kind: str | None = "single", days: float = 60, correct: bool = True) -> list[str]:
    ids = page.evaluate(SEED, [kind, count, days, correct])
    page.reload()
    expect(due(page)).not_to_be_empty()
    return ids


def start(page: Page) -> None:
    page.get_by_role("button", name="Empezar").click()
    expect(form(page)).to_be_visible()


def answer(page: Page, correct: bool) -> str:
    """Answer the question on show, one with options to choose from. Returns its id."""
    identifier = form(page).get_attribute("data-question")
    value = next(value for value, is_right in page.evaluate(ANSWERS, identifier) if is_right is correct)
    form(page).locator(f'input[value="{value}"]').check()
    form(page).get_by_role("button", name="Comprobar").click()
    return identifier


def read_record(page: Page, identifier: str) -> dict:
    return json.loads(page.evaluate(f"localStorage.getItem('{STATE}')"))["answers"][identifier]


@pytest.mark.over_http
def test_nothing_answered_yet(review: Page) -> None:
    expect(due(review)).to_have_text("Todavía no hay nada que repasar.")
    expect(review.locator(".review").get_by_role("link", name="programa")).to_be_visible()
    expect(review.get_by_role("button", name="Empezar")).to_be_hidden()


@pytest.mark.over_http
def test_when_the_next_one_comes(review: Page) -> None:
    seed(review, 2, days=0)
    expect(due(review)).to_have_text(
        re.compile(r"^Hoy no te toca ninguna pregunta. La próxima, el \d+ de [a-z]+( de \d{4})?\.$")
    )
    import_into(review, schedule="core/schedule.js", answerStorage="core/storage.js")
    day = review.evaluate(
        "new Date(schedule.findNextDue(Curso.catalogue.questions,"
        " answerStorage.createStore({ key: 'curso:estado' }).readAll(),"
        " schedule.createScheduler(FSRS))).getDate()"
    )
    expect(due(review)).to_contain_text(f"el {day} de")
    expect(review.get_by_role("button", name="Empezar")).to_be_hidden()
    expect(review.locator("[data-none]")).to_be_hidden()


def test_sitting_by_keyboard_alone(review: Page) -> None:
    ids = seed(review, 2)
    expect(due(review)).to_have_text("Hoy te tocan 2 preguntas.")
    review.get_by_role("button", name="Empezar").focus()
    review.keyboard.press("Enter")
    heading = review.locator(".review h2:visible")
    expect(heading).to_have_text("Pregunta 1 de 2")
    expect(heading).to_be_focused()
    expect(form(review)).to_have_attribute("data-question", ids[1])  # the most overdue
    expect(form(review).locator("input:checked")).to_have_count(0)
    expect(next_button(review)).to_have_count(0)
    review.keyboard.press("Tab")
    expect(form(review).get_by_role("link", name="1. Introducción")).to_be_focused()
    review.keyboard.press("Tab")
    review.keyboard.press("Space")
    while not review.evaluate("document.activeElement.textContent === 'Comprobar'"):
        review.keyboard.press("Tab")
    review.keyboard.press("Enter")
    expect(form(review).get_by_role("status").last).to_contain_text(re.compile(r"Vuelve (mañana|dentro de \d+ días)\."))
    expect(form(review).get_by_role("button", name="Comprobar")).to_be_focused()
    review.keyboard.press("Tab")
    expect(next_button(review)).to_be_focused()
    expect(next_button(review)).to_have_text("Siguiente")
    review.keyboard.press("Enter")
    expect(heading).to_have_text("Pregunta 2 de 2")
    expect(heading).to_be_focused()
    answer(review, correct=True)
    expect(next_button(review)).to_have_text("Ver el resumen")
    next_button(review).press("Enter")
    expect(heading).to_have_text("Repaso terminado")
    expect(heading).to_be_focused()
    review.reload()
    expect(due(review)).to_contain_text("Hoy no te toca ninguna pregunta.")


@pytest.mark.over_http
def test_only_the_first_try_moves_the_date(review: Page) -> None:
    (identifier,) = seed(review, 1)
    start(review)
    answer(review, correct=False)
    expect(form(review).get_by_role("status").last).to_contain_text("Vuelve mañana.")
    card = read_record(review, identifier)["card"]
    answer(review, correct=True)
    expect(form(review).get_by_role("status").last).to_contain_text("Vuelve mañana.")
    record = read_record(review, identifier)
    assert record["last"]["correct"]
    assert record["tries"] == 3
    assert {**record["card"], "last_review": ""} == {**card, "last_review": ""}
    next_button(review).click()
    expect(review.locator("[data-summary]")).to_contain_text(
        "Has repasado 1\u00a0pregunta: 0 bien y 1 mal. La próxima, el"
    )
    review.reload()
    expect(due(review)).to_contain_text("Hoy no te toca ninguna pregunta. La próxima, el")
    assert read_record(review, identifier)["card"]["due"] == card["due"]


@pytest.mark.over_http
def test_a_right_answer_comes_back_later_than_before(review: Page) -> None:
    (identifier,) = seed(review, 1, days=60)
    start(review)
    answer(review, correct=True)
    words = form(review).get_by_role("status").last.inner_text()
    assert int(re.search(r"dentro de (\d+) días", words)[1]) > 10
    assert read_record(review, identifier)["card"]["reps"] == 2


def test_the_summary_says_what_to_reread(review: Page) -> None:
    seed(review, 2)
    start(review)
    expect(form(review).get_by_text("Tema 1 · ").get_by_role("link")).to_have_text("1. Introducción")
    wrong = answer(review, correct=False)
    next_button(review).click()
    answer(review, correct=True)
    next_button(review).click()
    expect(review.locator("[data-summary]")).to_contain_text("Has repasado 2\u00a0preguntas: 1 bien y 1 mal.")
    link = review.locator("[data-wrongs] a")
    label, href = review.evaluate(
        "(id) => { const { section } = Curso.catalogue.questions.find((question) => question.id === id);"
        " const { label, href } = Curso.catalogue.headings[section]; return [label, href]; }",
        wrong,
    )
    expect(link).to_have_text(label)
    link.click()
    expect(review).to_have_url(re.compile(re.escape(href.split("#")[0])))
    expect(review.locator("h1")).to_have_count(1)


def test_leaving_in_the_middle_loses_nothing(review: Page) -> None:
    seed(review, 3)
    start(review)
    answer(review, correct=True)
    next_button(review).click()
    review.reload()
    expect(due(review)).to_have_text("Hoy te tocan 2 preguntas.")


@pytest.mark.over_http
def test_twenty_a_sitting(review: Page) -> None:
    seed(review, 22)
    start(review)
    expect(review.locator(".review h2:visible")).to_have_text("Pregunta 1 de 20")
    for _ in range(20):
        answer(review, correct=True)
        next_button(review).click()
    more = review.get_by_role("button", name="Seguir con más: quedan 2")
    more.click()
    expect(review.locator(".review h2:visible")).to_have_text("Pregunta 1 de 2")


@pytest.mark.over_http
def test_questions_that_left_the_bank_are_skipped(review: Page) -> None:
    seed(review, 1)
    review.evaluate(
        f"""() => {{
          const state = JSON.parse(localStorage.getItem('{STATE}'));
          state.answers['t1-retirada'] = Object.values(state.answers)[0];
          localStorage.setItem('{STATE}', JSON.stringify(state));
        }}"""
    )
    review.reload()
    expect(due(review)).to_have_text("Hoy te toca 1\u00a0pregunta.")


def test_every_kind_can_be_reviewed(review: Page, practice_course: Course) -> None:
    questions = {question.value.id: question.value for question in practice_course.questions}
    for kind in dict.fromkeys(question.kind for question in questions.values()):
        (identifier,) = seed(review, 1, kind=kind)
        start(review)
        answer_form(form(review), questions[identifier])
        submit_form(form(review))
        expect(form(review)).to_contain_text("Vuelve")
        assert find_violations(review, ".review") == [], kind


def test_another_tab_answers_the_same(review: Page, context: BrowserContext) -> None:
    (identifier,) = seed(review, 1)
    other = context.new_page()
    other.goto(review.url)
    start(review)
    start(other)
    answer(other, correct=True)
    answer(review, correct=False)
    expect(form(review)).to_contain_text("Vuelve")
    assert read_record(review, identifier)["tries"] == 3
    next_button(other).click()
    expect(other.locator(".review h2:visible")).to_have_text("Repaso terminado")


def test_answers_erased_in_another_tab(review: Page) -> None:
    seed(review, 2)
    start(review)
    review.evaluate("localStorage.clear()")
    answer(review, correct=True)
    expect(form(review)).to_contain_text("Vuelve")
    next_button(review).click()
    answer(review, correct=False)
    next_button(review).click()
    expect(review.locator(".review h2:visible")).to_have_text("Repaso terminado")


@pytest.mark.over_http
def test_what_is_typed_is_only_text(review: Page) -> None:
    for kind in ("blank", "open"):
        seed(review, 1, kind=kind)
        start(review)
        form(review).locator("input, textarea").first.fill(HOSTILE)
        form(review).locator(".quiz-actions button").first.click()
        if kind == "open":
            form(review).locator(".quiz-actions button").first.click()
        expect(form(review)).to_contain_text("Vuelve")
        assert review.locator(".review img").count() == 0
        assert review.title() != "roto"


def test_a_value_that_cannot_be_read(review: Page) -> None:
    review.evaluate(f"localStorage.setItem('{STATE}', '{{roto')")
    review.reload()
    expect(due(review)).to_have_text("Todavía no hay nada que repasar.")
    expect(review.get_by_text("no se podían leer")).to_be_visible()


def test_forbidden_storage(page: Page, course_url: Callable[[str], str]) -> None:
    page.add_init_script("Object.defineProperty(globalThis, 'localStorage', { get() { throw new Error('no'); } })")
    page.goto(course_url("autoevaluacion/repaso"))
    expect(due(page)).to_have_text("Todavía no hay nada que repasar.")
    assert find_violations(page) == []


@pytest.mark.expects_console_error("ERR_FAILED")
@pytest.mark.parametrize("missing", ["vendor/ts-fsrs", "bank/tema-"])
def test_a_file_that_does_not_load_is_told(page: Page, course_url: Callable[[str], str], missing: str) -> None:
    page.route(f"**/assets/{missing}**", lambda route: route.abort())
    page.goto(course_url("autoevaluacion/repaso"))
    page.evaluate(SEED, ["single", 1, 60, True])
    page.reload()
    if missing.startswith("bank"):
        page.get_by_role("button", name="Empezar").click()
    expect(due(page)).to_have_text("No se ha podido cargar el repaso. Comprueba la conexión y recarga la página.")


@pytest.mark.parametrize(("course_url", "scheme"), [("http", "light"), ("file", "dark")], indirect=["course_url"])
def test_accessible_on_a_narrow_screen(review: Page, scheme: str) -> None:
    review.set_viewport_size({"width": 320, "height": 640})
    review.emulate_media(color_scheme=scheme)
    assert find_violations(review) == []
    seed(review, 1)
    assert find_violations(review) == []
    start(review)
    answer(review, correct=False)
    assert find_violations(review) == []
    assert review.evaluate("document.documentElement.scrollWidth") == 320
    next_button(review).click()
    assert find_violations(review) == []
    assert review.evaluate("document.documentElement.scrollWidth") == 320
