"""The final test on the practice course, from start to report, over http:// and file://.

The clock is Playwright's where time matters. Questions are those of the page's own catalogue; right answers, those of
the course's data.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from accessibility import find_violations
from playwright.sync_api import BrowserContext, Locator, Page, expect
from question_kinds import answer_form
from stored import ANSWERS, forget, open_stored, read_state, write_state

from course.loaded.whole import Course

pytestmark = pytest.mark.browser

PATH = "autoevaluacion/prueba-final"
MANY_RESULTS = 1000
EVERY_KIND = "Grupo A"  # a variant with questions of all kinds
HOSTILE = "<img src=x onerror=\"document.title='roto'\">"
Url = Callable[[str], str]


def open_exam(page: Page, course_url: Url, stored: object = None) -> Page:
    """Open the page of the test, with something stored as the learner's answers."""
    if stored is None:
        page.goto(course_url(PATH))
    else:
        open_stored(page, course_url(PATH), {ANSWERS: stored})
    expect(page.get_by_role("heading", name=re.compile("Empezar una prueba|Una prueba a medias"))).to_be_visible()
    return page


def start(page: Page, seed: str = "A", *, is_timed: bool = True) -> None:
    page.get_by_label("Variante (opcional)").fill(seed)
    page.get_by_role("radio", name="60 minutos" if is_timed else "Sin límite").check()
    page.get_by_role("button", name="Empezar la prueba").click()
    expect(page.get_by_role("heading", name="Prueba en marcha")).to_be_focused()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def deliver(page: Page) -> None:
    press(page, "Entregar")
    press(page, "Sí, entregar")
    expect(page.get_by_role("heading", name="Informe de la prueba")).to_be_focused()


def forms(page: Page, kind: str = "") -> Locator:
    return page.locator(f"form[data-question]{f'[data-kind={kind}]' if kind else ''}:visible")


def open_changed(page: Page, state: dict, **changes: object) -> None:
    """Open the page again with a test half done, some of its keys changed."""
    write_state(page, state | {"exam": state["exam"] | changes})
    page.reload()


def make_result(number: int) -> dict:
    """One of many results, minutes apart: the eighth is the best."""
    at = f"2024-06-{1 + number // 1440:02}T{number // 60 % 24:02}:{number % 60:02}:00.000Z"
    times = {"startedAt": at, "finishedAt": at, "spentSeconds": 60, "minutes": None, "isLate": False}
    return times | {"seed": str(number), "score": 1 if number == 7 else 0.4, "passed": number == 7, "questions": {}}


# When the result of that number was started, in the words of the page.
SHOW_START = """(number) => new Date(Date.UTC(2024, 5, 1, 0, number))
  .toLocaleString("es-ES", { dateStyle: "long", timeStyle: "short" })"""


def bar(page: Page) -> Locator:
    return page.locator(".exam-bar")


def answer_all(page: Page, course: Course) -> None:
    """The right answer to each question on the paper, put in by the controls."""
    questions = {question.value.id: question.value for question in course.questions}
    for form in forms(page).all():
        answer_form(form, questions[form.get_attribute("data-question")])


# --- Starting -------------------------------------------------------------------------------------------------------


@pytest.mark.over_http
def test_the_paper_has_no_feedback_and_numbered_questions(page: Page, course_url: Url) -> None:
    open_exam(page, course_url)
    size = page.evaluate("Math.min(Curso.catalogue.settings.exam_questions, Curso.catalogue.questions.length)")
    expect(page.get_by_text(f"{size} preguntas de todos los temas publicados")).to_be_visible()
    start(page)
    expect(forms(page)).to_have_count(size)
    expect(forms(page, "open")).to_have_count(0)
    assert page.locator("[data-questions] .quiz-number").all_inner_texts() == [f"{n}." for n in range(1, size + 1)]
    lessons = page.locator("[data-questions] .quiz-lesson")
    expect(lessons).to_have_count(size)
    expect(lessons.first).to_have_text(re.compile(r"^Tema \d · \S+"))
    expect(lessons.get_by_role("link")).to_have_count(0)  # following one would leave the test
    expect(page.get_by_role("button", name=re.compile("Comprobar|Pista"))).to_have_count(0)
    forms(page, "single").first.locator("input").first.check()
    expect(page.locator(".quiz-mark, .quiz-verdict")).to_have_count(0)
    expect(bar(page)).to_contain_text(f"1 de {size} respondidas · quedan 60 min")


@pytest.mark.over_http
def test_it_begins_with_the_prompts_alone_and_says_that_it_is_on_its_way(page: Page, course_url: Url) -> None:
    open_exam(page, course_url)
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url.rpartition("/")[2]))
    page.evaluate(
        """() => {
          const words = document.querySelector("[data-preparing]");
          new MutationObserver(() => { globalThis.told = words.textContent || globalThis.told; })
            .observe(words, { childList: true });
        }"""
    )
    start(page)
    assert page.evaluate("told") == "Preparando…"
    expect(page.locator("[data-preparing]")).to_be_empty()
    assert "prompts.js" in loaded and not [name for name in loaded if name.startswith("tema-")]
    shown = page.evaluate(
        """() => [...document.querySelectorAll("form[data-question]")].map((form) => form.dataset.question)
          .filter((asked) => !Curso.catalogue.questions.find(({ id }) => id === asked).isEssential)"""
    )
    assert shown == []
    deliver(page)
    expect(page.locator("[data-details] [data-why]").first).to_be_attached()


def test_all_of_the_course_is_the_second_choice_and_the_report_says_so(page: Page, course_url: Url) -> None:
    open_exam(page, course_url)
    page.get_by_role("radio", name="De todo el curso").check()
    start(page, "B")
    expect(page.locator("[data-variant]")).to_contain_text("Variante «B» de todo el curso, versión ")
    deliver(page)
    expect(page.locator("[data-summary]")).to_contain_text("Variante «B» de todo el curso")


def test_a_question_is_marked_to_come_back_to_and_reached_by_its_number(page: Page, course_url: Url) -> None:
    open_exam(page, course_url)
    start(page)
    strip = page.get_by_role("navigation", name="Preguntas de la prueba").get_by_role("link")
    expect(strip).to_have_count(20)
    third = forms(page).nth(2)
    third.get_by_role("button", name="Volver a ella").click()
    page.reload()
    press(page, "Seguir")
    expect(strip.nth(2)).to_have_accessible_name("Pregunta 3, sin responder, marcada")
    expect(third.get_by_role("button", name="Volver a ella")).to_have_attribute("aria-pressed", "true")
    third.get_by_role("button", name="Volver a ella").click()
    expect(strip.nth(2)).to_have_accessible_name("Pregunta 3, sin responder")
    strip.nth(9).click()
    expect(forms(page).nth(9).locator("legend")).to_be_focused()
    press(page, "Entregar")
    page.get_by_role("dialog").get_by_role("link", name=re.compile("^Pregunta 20|^20$")).click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(forms(page).nth(19).locator("legend")).to_be_focused()
    expect(forms(page).nth(19)).to_be_in_viewport()


def test_a_variant_and_the_code_of_the_bank_give_the_same_test(page: Page, course_url: Url) -> None:
    lists = []
    for seed in ("Grupo de tarde", "  GRUPO de  tarde ", "otra"):
        open_exam(page, course_url)
        start(page, seed)
        named = re.compile(r"Variante «.+», versión [0-9a-f]{4} de las preguntas\.")
        expect(page.locator("[data-variant]")).to_have_text(named)
        lists.append(read_state(page)["exam"]["ids"])
        forget(page)
    assert lists[0] == lists[1] != lists[2]


@pytest.mark.over_http
def test_an_empty_variant_gets_a_name_that_can_be_repeated(page: Page, course_url: Url) -> None:
    open_exam(page, course_url)
    start(page, "   ", is_timed=False)
    seed = read_state(page)["exam"]["seed"]
    expect(page.locator("[data-variant]")).to_contain_text(f"Variante «{seed}»")
    assert re.fullmatch(r"\d{4}", seed)
    expect(bar(page)).to_contain_text("llevas menos de 1 min")


@pytest.mark.over_http
def test_what_is_typed_is_only_text(page: Page, course_url: Url) -> None:
    open_exam(page, course_url)
    start(page, HOSTILE[:40])
    expect(page.locator("[data-variant]")).to_contain_text("<img src=x")
    deliver(page)
    expect(page.locator("[data-summary]")).to_contain_text("<img src=x")
    page.reload()
    expect(page.locator(".exam-results")).to_contain_text("<img src=x")
    assert page.locator(".exam img").count() == 0
    assert page.title() != "roto"


# --- Leaving and coming back ----------------------------------------------------------------------------------------


def test_every_kind_of_answer_survives_a_reload(page: Page, course_url: Url, practice_course: Course) -> None:
    open_exam(page, course_url)
    start(page, EVERY_KIND)
    answer_all(page, practice_course)
    kinds = forms(page).evaluate_all("forms => forms.map(({ dataset }) => dataset.kind)")
    total = len(kinds)
    assert set(kinds) == {question.value.kind for question in practice_course.questions} - {"open"}
    expect(bar(page)).to_contain_text(f"{total} de {total} respondidas")
    before = read_state(page)["exam"]["responses"]
    page.reload()
    expect(page.get_by_text("Tienes una prueba a medias, empezada el")).to_be_visible()
    expect(page.get_by_role("heading", name="Empezar una prueba")).to_be_hidden()
    press(page, "Seguir")
    expect(bar(page)).to_contain_text(f"{total} de {total} respondidas")
    assert read_state(page)["exam"]["responses"] == before
    deliver(page)
    expect(page.locator("[data-score]")).to_have_text("100 %")


@pytest.mark.over_http
def test_discarding_asks_first(page: Page, course_url: Url) -> None:
    open_exam(page, course_url)
    start(page)
    page.reload()
    press(page, "Descartar")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Descartar", exact=True)).to_be_focused()
    assert "exam" in read_state(page)
    press(page, "Descartar")
    press(page, "Sí, descartar")
    expect(page.get_by_role("heading", name="Empezar una prueba")).to_be_focused()
    expect(page.get_by_role("status").filter(has_text="Prueba descartada.")).to_be_visible()
    assert "exam" not in read_state(page)
    assert read_state(page)["answers"] == {}


@pytest.mark.over_http
def test_what_is_stored_of_a_test_and_no_longer_fits_is_left_out(page: Page, course_url: Url) -> None:
    """Questions that are gone, some or all, and answers of another shape."""
    open_exam(page, course_url)
    start(page)
    state = read_state(page)
    ids = state["exam"]["ids"]

    open_changed(page, state, ids=["t1-ya-no-existe"])
    expect(page.get_by_role("button", name="Descartar", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Seguir", exact=True)).to_be_hidden()

    open_changed(page, state, responses=dict.fromkeys(ids, "x"))
    press(page, "Seguir")
    expect(page.get_by_role("heading", name="Prueba en marcha")).to_be_focused()

    gone = [*ids[:3], "t1-ya-no-existe", "t1-tampoco", *ids[5:]]
    open_changed(page, state, ids=gone, responses={"t1-tampoco": ["x"]})
    expect(page.get_by_text("2 preguntas de esta prueba ya no están en el curso").first).to_be_visible()
    press(page, "Seguir")
    expect(forms(page)).to_have_count(len(ids) - 2)
    expect(page.locator("[data-gone]")).to_contain_text("2 preguntas de esta prueba ya no están")
    deliver(page)
    assert len(read_state(page)["exams"][0]["questions"]) == len(ids) - 2


# --- The clock ------------------------------------------------------------------------------------------------------


@pytest.fixture
def timed(page: Page, course_url: Url) -> Page:
    page.clock.install()
    open_exam(page, course_url)
    start(page)
    return page


@pytest.mark.over_http
def test_the_clock_runs_is_saved_and_stops_in_a_pause(timed: Page) -> None:
    timed.clock.run_for(125_000)
    expect(bar(timed)).to_contain_text("quedan 58 min")
    assert read_state(timed)["exam"]["spentSeconds"] in (119, 120)
    press(timed, "Pausar")
    expect(forms(timed)).to_have_count(0)
    expect(timed.get_by_role("heading", name="Una prueba a medias")).to_be_focused()
    expect(timed.get_by_text("Quedan 58 min, con el reloj parado.")).to_be_visible()
    timed.clock.run_for(600_000)
    press(timed, "Seguir")
    expect(bar(timed)).to_contain_text("quedan 58 min")


@pytest.mark.over_http
def test_no_time_is_lost_while_the_computer_sleeps_or_the_tab_is_hidden(timed: Page) -> None:
    timed.clock.fast_forward(1_800_000)
    expect(bar(timed)).to_contain_text("quedan 60 min")
    timed.evaluate(
        """() => {
          Object.defineProperty(document, "hidden", {configurable: true, get: () => true});
          document.dispatchEvent(new Event("visibilitychange"));
        }"""
    )
    timed.clock.run_for(600_000)
    expect(bar(timed)).to_contain_text("quedan 60 min")


@pytest.mark.over_http
def test_the_time_can_be_hidden_and_its_end_is_still_announced(timed: Page) -> None:
    press(timed, "Ocultar el tiempo")
    expect(timed.locator("[data-clock]")).to_be_hidden()
    warning = bar(timed).get_by_role("status")
    timed.clock.run_for(54 * 60_000)
    expect(warning).to_be_empty()
    timed.clock.run_for(62_000)
    expect(warning).to_have_text("Quedan 5 minutos.")
    timed.clock.run_for(4 * 60_000)
    expect(warning).to_have_text("Queda 1 minuto.")
    press(timed, "Mostrar el tiempo")
    expect(bar(timed)).to_contain_text("quedan menos de 1 min")


@pytest.mark.over_http
def test_when_time_is_up_the_test_delivers_itself(timed: Page) -> None:
    forms(timed, "single").first.locator("input").first.check()
    timed.clock.run_for(61 * 60_000)
    expect(timed.get_by_role("heading", name="Se acabó el tiempo: este es el informe")).to_be_focused()
    result = read_state(timed)["exams"][0]
    assert (result["isLate"], result["spentSeconds"]) == (True, 3600)
    assert len([score for score in result["questions"].values() if score is not None]) == 1
    timed.clock.run_for(61 * 60_000)
    assert len(read_state(timed)["exams"]) == 1


# --- Two tabs -------------------------------------------------------------------------------------------------------


@pytest.fixture
def tabs(page: Page, course_url: Url) -> tuple[Page, Page]:
    open_exam(page, course_url)
    start(page)
    other = open_exam(page.context.new_page(), course_url)
    press(other, "Seguir")
    expect(other.get_by_role("heading", name="Prueba en marcha")).to_be_visible()
    return page, other


def test_two_tabs_add_up_and_one_result_is_kept(tabs: tuple[Page, Page]) -> None:
    page, other = tabs
    forms(page, "single").nth(0).locator("input").nth(0).check()
    forms(other, "single").nth(1).locator("input").nth(1).check()
    expect(forms(other, "single").nth(0).locator("input").nth(0)).to_be_checked()
    expect(forms(page, "single").nth(1).locator("input").nth(1)).to_be_checked()
    forms(other, "single").nth(0).locator("input").nth(1).check()
    expect(forms(page, "single").nth(0).locator("input").nth(1)).to_be_checked()
    expect(bar(page)).to_contain_text("2 de ")
    deliver(other)
    expect(page.get_by_role("heading", name="Informe de la prueba")).to_be_visible()
    expect(page.locator("[data-summary]")).to_contain_text("Has respondido 2 de")
    state = read_state(page)
    assert len(state["exams"]) == 1
    assert sorted(record["tries"] for record in state["answers"].values()) == [1, 1]


def test_an_answer_lost_on_the_way_is_stored_again_until_the_test_is_discarded(tabs: tuple[Page, Page]) -> None:
    page, other = tabs
    stale = page.evaluate("localStorage.getItem('curso:estado')")
    forms(page, "single").nth(0).locator("input").nth(0).check()
    answered = read_state(page)["exam"]["responses"]
    expect(forms(other, "single").nth(0).locator("input").nth(0)).to_be_checked()
    other.evaluate(
        "(text) => localStorage.setItem('curso:estado', text)", stale
    )  # as a tab that had not heard yet would
    page.wait_for_function(
        "id => id in JSON.parse(localStorage.getItem('curso:estado')).exam.responses", arg=next(iter(answered))
    )
    assert read_state(page)["exam"]["responses"] == answered

    press(other, "Pausar")
    press(other, "Descartar")
    press(other, "Sí, descartar")
    expect(page.get_by_text("se ha descartado en otra pestaña")).to_be_visible()
    expect(forms(page)).to_have_count(0)


# --- The report -----------------------------------------------------------------------------------------------------


@pytest.mark.over_http
def test_delivering_says_what_is_blank_and_can_be_called_off(
    page: Page, course_url: Url, practice_course: Course
) -> None:
    open_exam(page, course_url)
    start(page)
    answer_all(page, practice_course)
    form = forms(page, "blank").or_(forms(page, "numeric")).first
    number = form.locator(".quiz-number").inner_text()
    form.locator("input").fill("")
    press(page, "Entregar")
    expect(page.get_by_role("dialog")).to_contain_text(f"Dejas 1 pregunta sin responder: {number}")
    press(page, "Seguir respondiendo")
    expect(page.get_by_role("button", name="Entregar", exact=True)).to_be_focused()
    expect(form).to_be_visible()


@pytest.mark.over_http
def test_report_of_a_mixed_test_on_the_screen_and_on_paper(
    page: Page, course_url: Url, practice_course: Course
) -> None:
    open_exam(page, course_url)
    start(page)
    size = forms(page).count()
    answer_all(page, practice_course)
    wrong = forms(page, "single").first
    wrong.locator("input:not(:checked)").first.check()
    identifier = wrong.get_attribute("data-question")
    blank = forms(page, "blank").or_(forms(page, "numeric")).first
    blank.locator("input").fill("")
    deliver(page)
    report = page.locator(".exam-report")
    expect(report.locator(".exam-score")).to_have_text(f"{int((size - 2) / size * 100)} % ✓ Superada")
    expect(report.locator("[data-summary]")).to_contain_text(f"Has respondido {size - 1} de {size} preguntas.")
    temas = report.get_by_role("table", name="Aciertos en cada tema")
    answered = re.findall(r"(\d+)\s+de\s+(\d+)\s+respondidas?", temas.inner_text())
    assert [sum(map(int, numbers)) for numbers in zip(*answered, strict=True)] == [size - 1, size]
    held = report.get_by_role("table", name="Un objetivo está conseguido desde el 80 %")
    expect(held.get_by_text("✓ Conseguido").first).to_be_visible()
    section = page.evaluate("id => Curso.catalogue.questions.find((q) => q.id === id).section", identifier)
    label = page.evaluate("section => Curso.catalogue.headings[section].label", section)
    expect(report.locator("[data-reread]").get_by_role("link", name=label, exact=True)).to_have_count(1)
    expect(report.locator("[data-details] > details")).to_have_count(size)
    expect(report.locator("[data-details] .quiz-lesson a")).to_have_count(size)
    expect(report.locator("summary").filter(has_text="✗ No es correcta.")).to_have_count(1)
    expect(report.locator("summary").filter(has_text="Sin responder.")).to_have_count(1)
    press(page, "Desplegar o plegar todas")
    expect(report.locator(f"#{identifier} input").first).to_be_disabled()
    expect(report.locator(f"[data-key={identifier}]")).to_be_visible()

    page.emulate_media(media="print")
    expect(page.get_by_text("Una prueba con preguntas de todo lo publicado")).to_be_hidden()
    expect(page.get_by_role("button")).to_have_count(0)
    checked = report.locator("input:checked").first
    expect(checked).to_be_visible()
    assert checked.evaluate("input => getComputedStyle(input).appearance") == "auto"


@pytest.mark.over_http
def test_each_answered_question_is_one_attempt(page: Page, course_url: Url) -> None:
    open_exam(page, course_url)
    start(page)
    answered = forms(page, "single").first.get_attribute("data-question")
    forms(page, "single").first.locator("input").first.check()
    deliver(page)
    judged = page.get_by_role("table", name="Un objetivo está conseguido desde el 80 %")
    expect(judged.get_by_text("Pocas respuestas para decirlo: 1")).to_have_count(1)
    expect(judged.get_by_text(re.compile("Conseguido|Todavía no"))).to_have_count(0)
    state = read_state(page)
    assert list(state["answers"]) == [answered]
    record = state["answers"][answered]
    assert (record["tries"], record["first"]["hints"]) == (1, 0)
    assert "exam" not in state
    page.reload()
    expect(page.locator(".exam-results li")).to_have_count(1)
    assert read_state(page) == state


@pytest.mark.over_http
def test_old_results_open_again_as_far_as_their_questions_exist(page: Page, course_url: Url) -> None:
    open_exam(page, course_url)
    start(page, "vieja")
    deliver(page)
    press(page, "Hacer otra")
    expect(page.get_by_role("heading", name="Empezar una prueba")).to_be_focused()
    state = read_state(page)
    result = state["exams"][0]
    imported = {name: value for name, value in result.items() if name not in ("responses", "bank")}
    questions = {**dict(list(result["questions"].items())[:2]), "t1-ya-no-existe": 1}
    state["exams"].append({**imported, "startedAt": "2027-01-01T09:30:00.000Z", "score": 0.696, "questions": questions})
    write_state(page, state)
    page.reload()
    results = page.locator(".exam-results li")
    expect(results.nth(0)).to_contain_text("1 de enero de 2027")
    expect(results.nth(0)).to_contain_text("Variante «vieja»: 69 %, no superada.")  # never rounded up to the pass mark
    results.nth(0).get_by_role("button").click()
    expect(page.locator("[data-left]")).to_contain_text("1 pregunta de esta prueba")
    expect(page.get_by_role("table", name="Aciertos en cada tema")).to_contain_text("0 de 2 respondidas")
    expect(page.get_by_role("heading", name="Pregunta a pregunta")).to_be_hidden()
    press(page, "Hacer otra")
    results.nth(1).get_by_role("button").click()
    expect(page.get_by_role("heading", name="Pregunta a pregunta")).to_be_visible()


# --- When storing fails ---------------------------------------------------------------------------------------------


def test_with_a_forbidden_store_the_test_can_be_done_to_its_end(
    context: BrowserContext, course_url: Url, practice_course: Course
) -> None:
    context.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('prohibido'); }})")
    page = open_exam(context.new_page(), course_url)
    start(page)
    expect(page.get_by_text("no deja guardar más respuestas")).to_have_count(1)
    answer_all(page, practice_course)
    deliver(page)
    expect(page.locator("[data-score]")).to_have_text("100 %")


@pytest.mark.over_http
def test_a_test_that_makes_no_sense_is_not_offered(page: Page, course_url: Url) -> None:
    no_time = {"seed": "A", "ids": ["a"], "startedAt": "ayer", "spentSeconds": 0, "responses": {"a": 5}}
    for exam in (7, {"seed": 1}, no_time):
        open_exam(page, course_url, {"version": 2, "answers": {}, "exam": exam, "exams": [None, {"score": 2}]})
        expect(page.get_by_role("heading", name="Empezar una prueba"), f"{exam}").to_be_visible()
        expect(page.get_by_role("heading", name="Pruebas hechas"), f"{exam}").to_be_hidden()


@pytest.mark.over_http
def test_a_hundred_results_are_kept_and_shown_of_those_stored(page: Page, course_url: Url) -> None:
    results = [make_result(number) for number in range(MANY_RESULTS)]
    open_exam(page, course_url, {"version": 2, "answers": {}, "exams": results})
    expect(page.locator(".exam-results li")).to_have_count(100)
    expect(page.get_by_text("Se guardan cien pruebas")).to_be_visible()
    expect(page.locator(".exam-results li").last).to_contain_text("Variante «7»: 100")
    expect(page.locator(".exam-results li").first).to_contain_text(f"Variante «{MANY_RESULTS - 1}»: 40")
    press(page, f"Ver informe del {page.evaluate(SHOW_START, MANY_RESULTS - 1)}")
    expect(page.get_by_role("heading", name="Informe de la prueba")).to_be_focused()


def test_a_corrupt_value_is_set_aside(page: Page, course_url: Url) -> None:
    open_exam(page, course_url, "{roto")
    expect(page.get_by_text("No se han borrado: quedan apartadas")).to_be_visible()
    start(page)
    assert read_state(page)["exam"]["seed"] == "A"


# --- For everyone ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("course_url", "scheme"), [("http", "light"), ("file", "dark")], indirect=["course_url"])
def test_axe_finds_nothing_in_any_view(page: Page, course_url: Url, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    open_exam(page, course_url)
    assert find_violations(page) == []
    start(page)
    assert find_violations(page, ".exam") == []
    press(page, "Entregar")
    assert find_violations(page, ".exam") == []
    press(page, "Sí, entregar")
    press(page, "Desplegar o plegar todas")
    page.evaluate("scrollTo(0, 0)")  # a link half under the header would count as a small one
    assert find_violations(page, ".exam") == []
    press(page, "Hacer otra")
    assert find_violations(page, ".exam") == []


@pytest.mark.over_http
def test_nothing_overflows_at_320_pixels(page: Page, course_url: Url) -> None:
    page.set_viewport_size({"width": 320, "height": 256})  # 1280 × 1024 at 400 %
    open_exam(page, course_url)
    widths = [page.evaluate("document.documentElement.scrollWidth")]
    start(page)
    widths.append(page.evaluate("document.documentElement.scrollWidth"))
    assert bar(page).evaluate("bar => getComputedStyle(bar).position") == "static"  # it would cover the questions
    deliver(page)
    press(page, "Desplegar o plegar todas")
    widths.append(page.evaluate("document.documentElement.scrollWidth"))
    assert max(widths) <= 320


@pytest.mark.over_http
def test_the_whole_test_by_keyboard(page: Page, course_url: Url) -> None:
    open_exam(page, course_url)
    page.get_by_label("Variante (opcional)").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Prueba en marcha")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.get_by_role("button", name="Entregar", exact=True).press("Enter")
    page.get_by_role("button", name="Sí, entregar").press("Enter")
    expect(page.get_by_role("heading", name="Informe de la prueba")).to_be_focused()


@pytest.mark.over_http
def test_the_focus_is_never_under_the_bar(page: Page, course_url: Url) -> None:
    open_exam(page, course_url)
    start(page)
    for _ in range(25):
        page.keyboard.press("Tab")
        hidden = page.evaluate(
            """() => {
              const [focus, bar] = [document.activeElement, document.querySelector(".exam-bar")];
              return !bar.contains(focus) && focus.getBoundingClientRect().bottom > bar.getBoundingClientRect().top;
            }"""
        )
        assert not hidden


@pytest.mark.over_http
def test_without_javascript_it_says_so(context: BrowserContext, course_url: Url) -> None:
    plain = context.browser.new_context(java_script_enabled=False)
    try:
        page = plain.new_page()
        page.goto(course_url(PATH))
        expect(page.locator("noscript p").first).to_be_visible()
        expect(page.get_by_role("button", name="Empezar la prueba")).to_have_count(0)
    finally:
        plain.close()
