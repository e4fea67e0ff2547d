"""What goes wrong around an answer: open dialogs, damaged records, outdated notices, drafts of other tabs."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from stored import open_stored, read_state

pytestmark = pytest.mark.browser

STATE = "curso:estado"
FILL_STORE = """() => {
  let size = 1 << 20;
  for (let i = 0; size > 0;) { try { localStorage.setItem(`relleno-${i++}`, "x".repeat(size)); } catch { size >>= 1; } }
}"""


def start_test(page: Page, course_url: Callable[[str], str], timed: bool = False) -> None:
    page.goto(course_url("autoevaluacion/prueba-final"))
    page.get_by_label("60 minutos" if timed else "Sin límite").check()
    page.get_by_role("button", name="Empezar la prueba").press("Enter")
    expect(page.locator("form[data-question]").first).to_be_visible()


def change_state(page: Page, change: str) -> None:
    """Run `change` (JavaScript on `state`) on what is stored, as another tab would, without notifying this one."""
    page.evaluate(
        f"{{ const state = JSON.parse(localStorage.getItem('{STATE}')); {change}; "
        f"localStorage.setItem('{STATE}', JSON.stringify(state)); }}"
    )


def test_the_dialog_of_a_test_that_runs_out_of_time_does_not_lock_the_page(
    page: Page, course_url: Callable[[str], str]
) -> None:
    page.clock.install()
    start_test(page, course_url, timed=True)
    page.get_by_role("button", name="Pausar").press("Enter")
    change_state(page, "state.exam.spentSeconds = 3000")
    page.reload()
    page.get_by_role("button", name="Seguir").press("Enter")
    page.get_by_role("button", name="Entregar").press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.clock.run_for(601_000)
    expect(page.get_by_role("heading", name="Se acabó el tiempo")).to_be_focused()
    assert page.evaluate("document.querySelectorAll('dialog[open]').length") == 0
    page.get_by_role("button", name="Hacer otra").click()  # the mouse can reach it
    expect(page.get_by_role("button", name="Empezar la prueba")).to_be_visible()


@pytest.mark.over_http
def test_enter_held_down_does_not_deliver(page: Page, course_url: Callable[[str], str]) -> None:
    start_test(page, course_url)
    page.get_by_role("button", name="Entregar").focus()
    page.keyboard.down("Enter")
    page.keyboard.down("Enter")
    page.keyboard.up("Enter")
    expect(page.get_by_role("heading", name="Informe de la prueba")).to_be_hidden()
    assert "exam" in read_state(page)


@pytest.mark.over_http
def test_discarding_drops_only_the_test_that_was_asked_about(page: Page, course_url: Callable[[str], str]) -> None:
    start_test(page, course_url)
    page.get_by_role("button", name="Pausar").press("Enter")
    page.get_by_role("button", name="Descartar").press("Enter")
    change_state(page, "state.exam.startedAt = '2030-01-01T00:00:00.000Z'; state.exam.seed = 'otra'")
    page.get_by_role("button", name="Sí, descartar").press("Enter")
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert read_state(page)["exam"]["seed"] == "otra"


def test_what_could_not_be_saved_is_still_told_beside_the_report(page: Page, course_url: Callable[[str], str]) -> None:
    start_test(page, course_url)
    page.evaluate(FILL_STORE)
    question = page.locator("form[data-question]:has(input:is([type=radio], [type=checkbox]))").first
    question.locator("input").first.click()
    expect(question.locator("+ .quiz-notice")).to_contain_text("no deja guardar")
    expect(page.get_by_text("no deja guardar")).to_be_visible()
    page.get_by_role("button", name="Entregar").press("Enter")
    page.get_by_role("button", name="Sí, entregar").press("Enter")
    expect(page.get_by_role("heading", name="Informe de la prueba")).to_be_visible()
    expect(page.get_by_text("no deja guardar")).to_be_visible()


def find_first(page: Page, kind: str) -> tuple[str, str]:
    """The address and the id of the catalogue's first question of a kind."""
    href, identifier = page.evaluate(
        "kind => { const q = Curso.catalogue.questions.find((question) => question.kind === kind); "
        "return [q.href.split('#')[0], q.id]; }",
        kind,
    )
    return href.removesuffix(".html").removesuffix("/"), identifier


@pytest.mark.expects_console_error("ERR_FAILED|Cannot destructure")  # the second by the part itself
def test_a_part_that_fails_says_so_and_leaves_the_page_at_work(page: Page, course_url: Callable[[str], str]) -> None:
    page.route("**/bank/catalogue.js", lambda route: route.abort())
    page.goto(course_url("autoevaluacion/index").removesuffix("index/"))
    expect(page.get_by_text("Una parte de esta página no se ha podido cargar.")).to_be_visible()


def test_a_draft_follows_to_another_tab_and_to_the_review(page: Page, course_url: Callable[[str], str]) -> None:
    page.goto(course_url("autoevaluacion/repaso"))
    path, identifier = find_first(page, "open")
    attempt = {"response": ["antes"], "correct": False, "score": 0, "hints": 0, "at": "2020-01-01T10:00:00.000Z"}
    record = {"first": attempt, "last": attempt, "tries": 1, "updatedAt": attempt["at"]}
    page.evaluate(
        "value => localStorage.setItem('curso:estado', value)",
        json.dumps({"version": 2, "answers": {identifier: record}}),
    )
    page.goto(course_url(path))
    other = page.context.new_page()
    other.goto(course_url(path))
    box, same = (tab.locator(f"form#{identifier} textarea") for tab in (page, other))
    expect(same).to_have_value("antes")
    box.fill("Un texto nuevo, más largo.")
    expect(same).to_have_value("Un texto nuevo, más largo.")
    other.goto(course_url("autoevaluacion/repaso"))
    other.get_by_role("button", name="Empezar").press("Enter")
    expect(other.locator(f"form#{identifier} textarea")).to_have_value("Un texto nuevo, más largo.")


@pytest.mark.over_http
def test_a_double_click_does_not_tick_a_criterion(page: Page, course_url: Callable[[str], str]) -> None:
    page.goto(course_url("autoevaluacion/repaso"))
    path, identifier = find_first(page, "open")
    page.goto(course_url(path))
    form = page.locator(f"form#{identifier}")
    form.locator("textarea").fill("Algo.")
    form.get_by_role("button", name="Comparar con el modelo").click()
    form.locator(".quiz-rubric label").first.click(click_count=2, delay=0)
    first = form.locator(".quiz-rubric input").first
    expect(first).to_be_checked()  # the first of the two clicks is the reader's; the second changes nothing


def test_a_question_answered_with_the_clock_ahead_comes_back(page: Page, course_url: Callable[[str], str]) -> None:
    page.goto(course_url("autoevaluacion/repaso"))
    _, identifier = find_first(page, "single")
    attempt = {"response": ["x"], "correct": True, "score": 1, "hints": 0, "at": "2099-01-01T10:00:00.000Z"}
    record = {"first": attempt, "last": attempt, "tries": 1, "updatedAt": attempt["at"]}
    open_stored(page, course_url("autoevaluacion/repaso"), {STATE: {"version": 2, "answers": {identifier: record}}})
    expect(page.get_by_text("Hoy te toca 1 pregunta.")).to_be_visible()
    page.get_by_role("button", name="Empezar").press("Enter")
    page.locator("form[data-question] input").first.check()
    page.get_by_role("button", name="Comprobar").press("Enter")
    expect(page.locator("form[data-question] .quiz-result")).to_contain_text("Vuelve ")
    page.reload()
    expect(page.get_by_text("Hoy no te toca ninguna pregunta.")).to_be_visible()


@pytest.mark.parametrize(
    "damage",
    [
        "state.exam.startedAt = 'x'",
        "state.exam.minutes = 'x'",
        "state.exam.minutes = -5",
        "state.exam.spentSeconds = -1e6",
        "state.exam.spentSeconds = 1e300",
        "state.exam.ids = ['a', 'a', 'a']",
        "delete state.exam.seed",
    ],
)
@pytest.mark.over_http
def test_a_damaged_test_is_not_shown(page: Page, course_url: Callable[[str], str], damage: str) -> None:
    start_test(page, course_url)
    page.get_by_role("button", name="Pausar").press("Enter")
    change_state(page, damage)
    page.reload()
    expect(page.get_by_role("button", name="Empezar la prueba")).to_be_visible()
    expect(page.locator(".exam")).not_to_contain_text("Invalid Date")
    expect(page.locator(".exam")).not_to_contain_text("NaN")
