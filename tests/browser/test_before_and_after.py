"""The before and the after on the practice course: answering them, what changed, and where they are kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from accessibility import find_violations
from playwright.sync_api import BrowserContext, Locator, Page, expect
from question_kinds import answer_form
from stored import read_state

from course.loaded.whole import Course
from course.model import BeforeAndAfter

pytestmark = pytest.mark.browser

PATH = "autoevaluacion/antes-y-despues"
Url = Callable[[str], str]


def open_start(page: Page, course_url: Url) -> Page:
    page.goto(course_url(PATH))
    expect(page.get_by_role("heading", name="Antes", exact=True)).to_be_visible()
    return page


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).press("Enter")


def list_forms(page: Page) -> list[Locator]:
    forms = page.locator(".before-after form[data-question]")
    expect(forms.first).to_be_visible()
    return forms.all()


def begin(page: Page, name: str) -> list[Locator]:
    press(page, name)
    return list_forms(page)


def say_unknown(forms: list[Locator]) -> None:
    for form in forms:
        form.get_by_label("No lo sé").press("Space")


def deliver(page: Page, name: str) -> None:
    press(page, name)
    press(page, "Sí")


def find_faults(page: Page) -> list[str]:
    """What axe finds, from the top of the page: further down, a bar may cover half of a control.

    It can't differ from a folder, where it isn't asked.
    """
    if page.url.startswith("file:"):
        return []
    page.evaluate("scrollTo(0, 0)")
    return find_violations(page, ".before-after")


def answer(forms: list[Locator], course: Course) -> None:
    questions = {question.value.id: question.value for question in course.questions}
    for form in forms:
        answer_form(form.locator(".quiz-answers"), questions[form.get_attribute("data-question")])


def test_the_before_tells_nothing_and_the_after_tells_what_changed(
    page: Page, course_url: Url, practice_course: Course
) -> None:
    ids = practice_course.get_value(BeforeAndAfter).questions
    open_start(page, course_url)
    forms = begin(page, "Hacer el «antes»")
    expect(page.get_by_role("heading", name="Antes", exact=True)).to_be_focused()
    assert [form.get_attribute("data-question") for form in forms] == ids
    say_unknown(forms[:-1])
    answer(forms[-1:], practice_course)
    expect(page.locator("[data-answered]")).to_have_text(f"{len(ids)} de {len(ids)} respondidas")
    expect(page.locator(".quiz-mark, .quiz-result, [data-key]")).to_have_count(0)
    assert find_faults(page) == []
    deliver(page, "Guardar el «antes»")
    expect(page.get_by_role("status").filter(has_text="Guardado el «antes», con fecha del")).to_be_visible()
    expect(page.locator(".exam-results")).not_to_contain_text(" de " + str(len(ids)))  # no score

    page.reload()
    forms = begin(page, "Hacer el «después»")
    answer(forms[:-1], practice_course)
    say_unknown(forms[-1:])
    deliver(page, "Entregar el «después»")
    expect(page.get_by_role("heading", name="Qué ha cambiado")).to_be_focused()
    total = len(ids)
    expect(page.locator("[data-score]")).to_have_text(f"Antes: 1 de {total}. Después: {total - 1} de {total}")
    expect(page.locator("[data-summary]")).to_contain_text(
        f"{total - 1} preguntas han mejorado, 1 ha empeorado y ninguna sigue igual"
    )
    expect(page.locator("[data-chance]")).not_to_be_empty()
    expect(page.locator(".exam-report details")).to_have_count(total)
    worse = page.locator(".exam-report details").last
    expect(worse.locator("summary")).to_contain_text("Antes: correcta. Ahora: ✗ no lo sé.")
    worse.locator("summary").press("Enter")
    expect(worse.locator(".quiz-lesson").get_by_role("link")).to_be_visible()
    expect(worse.locator("[data-why]").first).to_be_visible()
    assert find_faults(page) == []

    state = read_state(page)
    assert state["answers"] == {} and [each["moment"] for each in state["measurements"]] == ["before", "after"]
    page.goto(course_url("autoevaluacion/index"))
    expect(page.locator("[data-answered]")).to_contain_text("0 de ")
    press(page, "Borrar todo")
    press(page, "Sí, borrar")
    expect(page.locator("[data-erased]")).to_have_text("Respuestas borradas.")
    assert "measurements" not in read_state(page)


@pytest.mark.over_http
def test_what_is_unanswered_is_told_and_what_is_half_done_waits(page: Page, course_url: Url) -> None:
    open_start(page, course_url)
    forms = begin(page, "Hacer el «antes»")
    single = page.locator('form[data-kind="single"]')
    single.locator("input").first.check()
    single.get_by_label("No lo sé").check()
    expect(single.locator(".quiz-answers input:checked")).to_have_count(0)
    single.locator("input").first.check()
    expect(single.get_by_label("No lo sé")).not_to_be_checked()
    typed = page.locator('form[data-kind="numeric"]')
    typed.get_by_label("No lo sé").check()
    press(page, "Guardar el «antes»")
    expect(page.locator("[data-blank]")).to_contain_text(f"Faltan {len(forms) - 2} por responder.")
    expect(forms[0].locator("legend")).to_be_focused()
    page.reload()
    press(page, "Seguir")
    say_unknown(list_forms(page)[3:7])
    press(page, "Guardar el «antes»")
    expect(page.locator("[data-blank]")).to_contain_text("Faltan por responder: 1, 2, 8, 10.")
    expect(single.locator("input").first).to_be_checked()
    expect(typed.get_by_label("No lo sé")).to_be_checked()
    expect(page.locator("[data-answered]")).to_have_text(f"6 de {len(forms)} respondidas")

    late, other = (open_start(page.context.new_page(), course_url) for _ in range(2))
    press(late, "Descartar")
    press(other, "Descartar")
    press(other, "Sí, descartar")
    expect(other.get_by_role("status").filter(has_text="Descartado lo que estaba a medias.")).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="en otra pestaña")).to_be_visible()
    assert "measuring" not in read_state(page)
    expect(late.locator("[data-status]")).to_contain_text("en otra pestaña")
    late.get_by_role("button", name="Hacer el «antes»").click()  # no hidden dialog blocks the page
    list_forms(late)


@pytest.mark.over_http
def test_the_after_alone_is_a_plain_test_and_repeating_is_warned_of(page: Page, course_url: Url) -> None:
    open_start(page, course_url)
    say_unknown(begin(page, "Hacer el «después»"))
    deliver(page, "Entregar el «después»")
    expect(page.get_by_role("heading", name="Resultado")).to_be_focused()
    expect(page.get_by_role("columnheader", name="Antes")).to_be_hidden()
    press(page, "Volver")
    press(page, "Hacer el «antes»")
    press(page, "Hacerlo de todos modos")
    say_unknown(list_forms(page))
    deliver(page, "Guardar el «antes»")
    expect(page.get_by_role("button", name="Ver el resultado")).to_be_visible()  # it came before the before
    press(page, "Borrar el antes y el después")
    press(page, "Sí, borrar")
    expect(page.locator("[data-erased]")).to_have_text("Respuestas borradas.")
    assert "measurements" not in read_state(page)
    press(page, "Deshacer")
    expect(page.locator("[data-erased]")).to_have_text("Respuestas recuperadas.")
    assert len(read_state(page)["measurements"]) == 2
    expect(page.locator(".exam-results li")).to_have_count(2)


@pytest.mark.over_http
def test_without_a_store_it_lasts_as_long_as_the_page(context: BrowserContext, course_url: Url) -> None:
    context.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('prohibido'); }})")
    page = open_start(context.new_page(), course_url)
    say_unknown(begin(page, "Hacer el «antes»"))
    deliver(page, "Guardar el «antes»")
    expect(page.get_by_role("status").filter(has_text="se perderá al cerrar la página")).to_be_visible()
    say_unknown(begin(page, "Hacer el «después»"))
    deliver(page, "Entregar el «después»")
    expect(page.get_by_role("heading", name="Qué ha cambiado")).to_be_focused()
    expect(page.locator(".quiz-notice").filter(has_text="no deja guardar más respuestas")).to_be_visible()
