"""The spaced review of the practice course: each scenario over http:// and file://."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from accessibility import find_violations
from javascript import import_into
from playwright.sync_api import Locator, Page, expect
from question_kinds import answer_form, submit_form
from stored import ANSWERS, make_record, open_stored, read_state

from course.loaded.whole import Course

pytestmark = pytest.mark.browser

PATH = "autoevaluacion/repaso"
HOSTILE = "<img src=x onerror=\"document.title='roto'\">"
Seed = Callable[..., list[str]]
Answer = Callable[..., str]


@pytest.fixture
def seed(page: Page, course_url: Callable[[str], str], catalogue: dict) -> Seed:
    """Opens the page with the first questions of a kind answered some days ago; returns their ids.

    Questions later in the programme were answered earlier, so that the most overdue is the last one.
    """

    def open_seeded(count: int, kind: str = "single", days: float = 60) -> list[str]:
        ids = [question["id"] for question in catalogue["questions"] if question["kind"] == kind][:count]
        open_answered(page, course_url, ids, days)
        return ids

    return open_seeded


@pytest.fixture
def answer(page: Page, practice_course: Course) -> Answer:
    """Answers the question on show, one with options to choose from, well or badly; returns its id."""
    questions = {question.value.id: question.value for question in practice_course.questions}

    def answer_question(*, correct: bool, tab: Page = page) -> str:
        identifier = form(tab).get_attribute("data-question")
        choices = questions[identifier].make_view()["choices"]
        value = next(choice["value"] for choice in choices if choice["correct"] is correct)
        form(tab).locator(f'input[value="{value}"]').check()
        form(tab).get_by_role("button", name="Comprobar").click()
        return identifier

    return answer_question


def open_answered(page: Page, course_url: Callable[[str], str], ids: list[str], days: float = 60) -> None:
    """Open the page with questions answered well some days ago, each a minute before the last."""
    now = datetime.now(UTC)
    records = {
        identifier: make_record(1, f"{now - timedelta(days=days, minutes=place):%Y-%m-%dT%H:%M:%S}.000Z")
        for place, identifier in enumerate(ids)
    }
    open_stored(page, course_url(PATH), {ANSWERS: {"version": 2, "answers": records}})
    expect(due(page)).not_to_be_empty()


def due(page: Page) -> Locator:
    return page.locator(".review-due")


def form(page: Page) -> Locator:
    return page.locator(".review form")


def next_button(page: Page) -> Locator:
    return page.locator(".quiz-next")


def start(page: Page) -> None:
    page.get_by_role("button", name="Empezar").click()
    expect(form(page)).to_be_visible()


def read_record(page: Page, identifier: str) -> dict:
    return read_state(page)["answers"][identifier]


@pytest.mark.over_http
def test_nothing_answered_yet(page: Page, course_url: Callable[[str], str]) -> None:
    page.goto(course_url(PATH))
    expect(due(page)).to_have_text("Todavía no hay nada que repasar.")
    expect(page.locator(".review").get_by_role("link", name="programa")).to_be_visible()
    expect(page.get_by_role("button", name="Empezar")).to_be_hidden()


@pytest.mark.over_http
def test_when_the_next_one_comes(page: Page, seed: Seed) -> None:
    seed(2, days=0)
    expect(due(page)).to_have_text(
        re.compile(r"^Hoy no te toca ninguna pregunta. La próxima, el \d+ de [a-z]+( de \d{4})?\.$")
    )
    import_into(page, schedule="core/schedule.js", answerStorage="core/storage.js")
    day = page.evaluate(
        "new Date(schedule.findNextDue(Curso.catalogue.questions,"
        " answerStorage.createStore({ key: 'curso:estado' }).readAll(),"
        " schedule.createScheduler(FSRS))).getDate()"
    )
    expect(due(page)).to_contain_text(f"el {day} de")
    expect(page.get_by_role("button", name="Empezar")).to_be_hidden()
    expect(page.locator("[data-none]")).to_be_hidden()


def test_sitting_by_keyboard_alone(page: Page, seed: Seed, answer: Answer) -> None:
    ids = seed(2)
    expect(due(page)).to_have_text("Hoy te tocan 2 preguntas.")
    page.get_by_role("button", name="Empezar").focus()
    page.keyboard.press("Enter")
    heading = page.locator(".review h2:visible")
    expect(heading).to_have_text("Pregunta 1 de 2")
    expect(heading).to_be_focused()
    expect(form(page)).to_have_attribute("data-question", ids[1])  # the most overdue
    expect(form(page).locator("input:checked")).to_have_count(0)
    expect(next_button(page)).to_have_count(0)
    page.keyboard.press("Tab")
    expect(form(page).get_by_role("link", name="1. Introducción")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    while not page.evaluate("document.activeElement.textContent === 'Comprobar'"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(form(page).get_by_role("status").last).to_contain_text(re.compile(r"Vuelve (mañana|dentro de \d+ días)\."))
    expect(form(page).get_by_role("button", name="Comprobar")).to_be_focused()
    page.keyboard.press("Tab")
    expect(next_button(page)).to_be_focused()
    expect(next_button(page)).to_have_text("Siguiente")
    page.keyboard.press("Enter")
    expect(heading).to_have_text("Pregunta 2 de 2")
    expect(heading).to_be_focused()
    answer(correct=True)
    expect(next_button(page)).to_have_text("Ver el resumen")
    next_button(page).press("Enter")
    expect(heading).to_have_text("Repaso terminado")
    expect(heading).to_be_focused()
    page.reload()
    expect(due(page)).to_contain_text("Hoy no te toca ninguna pregunta.")


@pytest.mark.over_http
def test_only_the_first_try_moves_the_date(page: Page, seed: Seed, answer: Answer) -> None:
    (identifier,) = seed(1)
    start(page)
    answer(correct=False)
    expect(form(page).get_by_role("status").last).to_contain_text("Vuelve mañana.")
    card = read_record(page, identifier)["card"]
    answer(correct=True)
    expect(form(page).get_by_role("status").last).to_contain_text("Vuelve mañana.")
    record = read_record(page, identifier)
    assert record["last"]["correct"]
    assert record["tries"] == 3
    assert {**record["card"], "last_review": ""} == {**card, "last_review": ""}
    next_button(page).click()
    expect(page.locator("[data-summary]")).to_contain_text(
        "Has repasado 1\u00a0pregunta: 0 bien y 1 mal. La próxima, el"
    )
    page.reload()
    expect(due(page)).to_contain_text("Hoy no te toca ninguna pregunta. La próxima, el")
    assert read_record(page, identifier)["card"]["due"] == card["due"]


@pytest.mark.over_http
def test_a_right_answer_comes_back_later_than_before(page: Page, seed: Seed, answer: Answer) -> None:
    (identifier,) = seed(1, days=60)
    start(page)
    answer(correct=True)
    words = form(page).get_by_role("status").last.inner_text()
    assert int(re.search(r"dentro de (\d+) días", words)[1]) > 10
    assert read_record(page, identifier)["card"]["reps"] == 2


def test_the_summary_says_what_to_reread(page: Page, seed: Seed, answer: Answer) -> None:
    seed(2)
    start(page)
    expect(form(page).get_by_text("Tema 1 · ").get_by_role("link")).to_have_text("1. Introducción")
    wrong = answer(correct=False)
    next_button(page).click()
    answer(correct=True)
    next_button(page).click()
    expect(page.locator("[data-summary]")).to_contain_text("Has repasado 2\u00a0preguntas: 1 bien y 1 mal.")
    link = page.locator("[data-wrongs] a")
    label, href = page.evaluate(
        "(id) => { const { section } = Curso.catalogue.questions.find((question) => question.id === id);"
        " const { label, href } = Curso.catalogue.headings[section]; return [label, href]; }",
        wrong,
    )
    expect(link).to_have_text(label)
    link.click()
    expect(page).to_have_url(re.compile(re.escape(href.split("#")[0])))
    expect(page.locator("h1")).to_have_count(1)


def test_leaving_in_the_middle_loses_nothing(page: Page, seed: Seed, answer: Answer) -> None:
    seed(3)
    start(page)
    answer(correct=True)
    next_button(page).click()
    page.reload()
    expect(due(page)).to_have_text("Hoy te tocan 2 preguntas.")


@pytest.mark.over_http
def test_twenty_a_sitting(page: Page, seed: Seed, answer: Answer) -> None:
    seed(22)
    start(page)
    expect(page.locator(".review h2:visible")).to_have_text("Pregunta 1 de 20")
    for _ in range(20):
        answer(correct=True)
        next_button(page).click()
    more = page.get_by_role("button", name="Seguir con más: quedan 2")
    more.click()
    expect(page.locator(".review h2:visible")).to_have_text("Pregunta 1 de 2")


@pytest.mark.over_http
def test_questions_that_left_the_bank_are_skipped(page: Page, course_url: Callable[[str], str]) -> None:
    open_answered(page, course_url, ["t1-canal", "t1-retirada"])
    expect(due(page)).to_have_text("Hoy te toca 1\u00a0pregunta.")


def test_every_kind_can_be_reviewed(page: Page, course_url: Callable[[str], str], practice_course: Course) -> None:
    questions = {question.value.id: question.value for question in practice_course.questions}
    ids = {question.kind: identifier for identifier, question in questions.items()}
    open_answered(page, course_url, list(ids.values()))
    start(page)
    heading = page.locator(".review h2:visible")
    for place in range(len(ids)):
        expect(heading).to_have_text(f"Pregunta {place + 1} de {len(ids)}")
        question = questions[form(page).get_attribute("data-question")]
        answer_form(form(page), question)
        submit_form(form(page))
        expect(form(page), question.kind).to_contain_text("Vuelve")
        if page.url.startswith("http:"):  # it can't differ from a folder
            assert find_violations(page, ".review") == [], question.kind
        next_button(page).press("Enter")
    expect(heading).to_have_text("Repaso terminado")


def test_another_tab_answers_the_same(page: Page, seed: Seed, answer: Answer) -> None:
    (identifier,) = seed(1)
    other = page.context.new_page()
    other.goto(page.url)
    start(page)
    start(other)
    answer(correct=True, tab=other)
    answer(correct=False)
    expect(form(page)).to_contain_text("Vuelve")
    assert read_record(page, identifier)["tries"] == 3
    next_button(other).click()
    expect(other.locator(".review h2:visible")).to_have_text("Repaso terminado")


def test_answers_erased_in_another_tab(page: Page, seed: Seed, answer: Answer) -> None:
    seed(2)
    start(page)
    page.evaluate("localStorage.clear()")
    answer(correct=True)
    expect(form(page)).to_contain_text("Vuelve")
    next_button(page).click()
    answer(correct=False)
    next_button(page).click()
    expect(page.locator(".review h2:visible")).to_have_text("Repaso terminado")


@pytest.mark.over_http
def test_what_is_typed_is_only_text(page: Page, seed: Seed) -> None:
    for kind in ("blank", "open"):
        seed(1, kind=kind)
        start(page)
        form(page).locator("input, textarea").first.fill(HOSTILE)
        form(page).locator(".quiz-actions button").first.click()
        if kind == "open":
            form(page).locator(".quiz-actions button").first.click()
        expect(form(page)).to_contain_text("Vuelve")
        assert page.locator(".review img").count() == 0
        assert page.title() != "roto"


def test_a_value_that_cannot_be_read(page: Page, course_url: Callable[[str], str]) -> None:
    open_stored(page, course_url(PATH), {ANSWERS: "{roto"})
    expect(due(page)).to_have_text("Todavía no hay nada que repasar.")
    expect(page.get_by_text("no se podían leer")).to_be_visible()


def test_forbidden_storage(page: Page, course_url: Callable[[str], str]) -> None:
    page.add_init_script("Object.defineProperty(globalThis, 'localStorage', { get() { throw new Error('no'); } })")
    page.goto(course_url(PATH))
    expect(due(page)).to_have_text("Todavía no hay nada que repasar.")
    assert find_violations(page) == []


@pytest.mark.expects_console_error("ERR_FAILED")
@pytest.mark.parametrize("missing", ["vendor/ts-fsrs", "bank/tema-"])
def test_a_file_that_does_not_load_is_told(page: Page, course_url: Callable[[str], str], missing: str) -> None:
    page.route(f"**/assets/{missing}**", lambda route: route.abort())
    open_answered(page, course_url, ["t1-canal"])
    if missing.startswith("bank"):
        page.get_by_role("button", name="Empezar").click()
    expect(due(page)).to_have_text("No se ha podido cargar el repaso. Comprueba la conexión y recarga la página.")


@pytest.mark.parametrize(("course_url", "scheme"), [("http", "light"), ("file", "dark")], indirect=["course_url"])
def test_accessible_on_a_narrow_screen(
    page: Page, course_url: Callable[[str], str], seed: Seed, answer: Answer, scheme: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.emulate_media(color_scheme=scheme)
    page.goto(course_url(PATH))
    expect(due(page)).not_to_be_empty()
    assert find_violations(page) == []
    seed(1)
    assert find_violations(page, ".review") == []
    start(page)
    answer(correct=False)
    assert find_violations(page, ".review") == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    next_button(page).click()
    assert find_violations(page, ".review") == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320
