"""The two views of a chapter (docs/assets/js/chapter/folds.js), over http:// and file://, by keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

import pytest
from accessibility import find_violations, wait_for_transitions
from playwright.sync_api import Browser, Locator, Page, expect
from route_view import show_all

pytestmark = pytest.mark.browser

CHAPTER = "tema-1/3-conclusiones"
OTHER = "tema-1/2-modelos"
FOLDED = "Palabras plegadas"
BOXED = "El buzón ciudadano"
ESSENTIAL = "Queda lo imprescindible."
MORE = "2 preguntas más"
QUESTIONS = ["t1-resumen", "t1-matiz", "t1-detalle"]
SHIFT = """() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => { sum += value; }))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(sum), 200);
})"""


@pytest.fixture
def chapter(page: Page, course_url: Callable[[str], str]) -> Page:
    return open_chapter(page, course_url)


def open_chapter(page: Page, course_url: Callable[[str], str], anchor: str = "") -> Page:
    page.goto(course_url(CHAPTER) + anchor)
    expect(find_question(page, "t1-resumen").get_by_role("button", name="Comprobar")).to_be_enabled()
    return page


def find_question(page: Page, identifier: str) -> Locator:
    return page.locator(f"#{identifier}")


def find_button(page: Page, title: str) -> Locator:
    return page.get_by_role("button", name=re.compile(f"(Mostrar|Plegar) «{title}"))


def expect_folded(page: Page) -> None:
    for text in (FOLDED, "El zaguán", BOXED, "¿Qué dice el tema en su matiz?"):
        expect(page.get_by_text(text)).to_be_hidden()
    expect(page.get_by_text(ESSENTIAL)).to_be_visible()
    expect(find_question(page, "t1-resumen")).to_be_visible()


def expect_whole(page: Page) -> None:
    for text in (FOLDED, "El zaguán", BOXED, ESSENTIAL, "¿Qué dice el tema en su matiz?"):
        expect(page.get_by_text(text)).to_be_visible()


def expect_key(page: Page, questions: list[str]) -> None:
    """The key to these questions alone is on paper."""
    for answer in page.locator(".quiz-key [data-key]").all():
        is_expected = answer.get_attribute("data-key") in questions
        expect(answer).to_be_visible(visible=is_expected)


def press_until(page: Page, element: Locator) -> None:
    """Press Tab until an element has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if element.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"el tabulador no llega a {element}")


@pytest.mark.over_http
def test_both_views_are_read_by_keyboard_alone(chapter: Page, course_url: Callable[[str], str]) -> None:
    expect_folded(chapter)
    chapter.keyboard.press("Tab")
    chapter.keyboard.press("Enter")  # «Saltar al contenido»
    press_until(chapter, chapter.get_by_role("radio", name="Lo imprescindible"))
    button = find_button(chapter, "Lo que se discute")
    press_until(chapter, button)
    expect(button).to_have_attribute("aria-expanded", "false")
    chapter.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(button).to_have_text("Plegar")
    expect(chapter.get_by_text("El zaguán")).to_be_visible()
    expect(chapter.get_by_text(BOXED)).to_be_hidden()
    chapter.keyboard.press("Tab")
    assert chapter.evaluate("document.activeElement.closest('.fold-text') !== null"), "lo abierto va detrás de su botón"
    button.focus()
    chapter.keyboard.press("Space")
    expect_folded(chapter)

    chapter.get_by_role("radio", name="Lo imprescindible").focus()
    chapter.keyboard.press("ArrowRight")
    expect_whole(chapter)
    expect(chapter.locator("[data-view-status]")).to_have_text("Se muestra todo.")
    expect(button).to_be_hidden()
    chapter.goto(course_url(OTHER))
    open_chapter(chapter, course_url)
    expect_whole(chapter)
    expect(chapter.get_by_role("radio", name="Todo")).to_be_checked()

    chapter.get_by_role("radio", name="Todo").focus()
    chapter.keyboard.press("ArrowLeft")
    expect_folded(chapter)
    expect(chapter.locator("[data-view-status]")).to_have_text(
        "Se muestra lo imprescindible. Quedan plegadas 4 partes."
    )
    open_chapter(chapter, course_url)
    expect_folded(chapter)


@pytest.mark.over_http
def test_nothing_moves_when_a_page_is_opened(chapter: Page, course_url: Callable[[str], str]) -> None:
    assert chapter.evaluate(SHIFT) == 0
    show_all(chapter)
    if chapter.url.startswith("http"):  # from disk the choice can't be known before the page is painted
        chapter.reload()
        assert chapter.evaluate(SHIFT) == 0


@pytest.mark.parametrize("anchor", ["#3-debate", "#3-ejemplo", "#ref-perez_2020", "#t1-matiz"])
def test_an_address_opens_what_is_folded_and_scrolls_to_it(
    page: Page, course_url: Callable[[str], str], anchor: str
) -> None:
    open_chapter(page, course_url, anchor)
    target = page.locator(f'[id="{anchor[1:]}"]')
    expect(target).to_be_visible()
    expect(target).to_be_in_viewport()
    header = page.locator(".md-header").bounding_box()
    place = target.bounding_box()
    assert header and place and place["y"] >= header["height"] - 1, "no queda debajo de la cabecera"
    expect(page.get_by_text(BOXED)).to_be_hidden()


def test_links_of_the_page_open_what_is_folded(chapter: Page) -> None:
    chapter.get_by_role("navigation", name="En esta página").get_by_role("link", name="Un ejemplo").click()
    expect(chapter.get_by_text("El zaguán")).to_be_in_viewport()
    chapter.locator(".citation a").first.click()
    expect(chapter.locator("#ref-perez_2020")).to_be_in_viewport()
    find_button(chapter, "Lo que se discute").click()
    expect(chapter.get_by_text(FOLDED)).to_be_hidden()
    find_button(chapter, MORE).click()
    miss(chapter, "t1-matiz").get_by_role("link", name="Lo que se discute").click()
    expect(chapter.get_by_text(FOLDED)).to_be_in_viewport()


def miss(page: Page, identifier: str) -> Locator:
    """Answer a question wrong. Returns what it is told where to go back to."""
    question = find_question(page, identifier)
    question.get_by_role("radio", name="La segunda.").check()
    question.get_by_role("button", name="Comprobar").click()
    return question.get_by_text("Vuelve a")


@pytest.mark.parametrize(
    ("query", "result", "found"),
    [("palabras plegadas", "Lo que se discute", FOLDED), ("buzón ciudadano", "Lo que queda", BOXED)],
)
def test_what_the_search_finds_is_open(chapter: Page, query: str, result: str, found: str) -> None:
    chapter.keyboard.press("/")
    chapter.locator("#search-query").fill(query)
    link = chapter.locator("dialog.search").get_by_role("link", name=result, exact=True).first
    expect(link.locator("..").locator("mark").first).to_be_visible()
    link.press("Enter")
    expect(chapter.locator("article").get_by_text(found)).to_be_visible()


def test_what_the_browser_finds_is_opened_by_it(chapter: Page) -> None:
    """Chromium's own search can't be driven from here: this is the event that it sends before it shows something."""
    text = chapter.locator(".fold-text", has_text=BOXED)
    expect(text).to_have_attribute("hidden", "until-found")
    text.dispatch_event("beforematch", {"bubbles": True})
    expect(chapter.get_by_text(BOXED)).to_be_visible()
    expect(find_button(chapter, "Qué ha cambiado")).to_have_attribute("aria-expanded", "true")
    expect(chapter.get_by_text(FOLDED)).to_be_hidden()


@pytest.mark.over_http
def test_questions_that_fold_keep_their_answers_and_count(chapter: Page, course_url: Callable[[str], str]) -> None:
    counted = chapter.locator(".quiz-progress")
    expect(counted).to_have_text("0 de 1 pregunta imprescindible respondida (3 en total)")
    show_all(chapter)
    expect(counted).to_have_text("0 de 3 preguntas respondidas")
    chapter.get_by_role("radio", name="Lo imprescindible").check()
    expect(counted).to_have_text("0 de 1 pregunta imprescindible respondida (3 en total)")
    find_button(chapter, MORE).click()
    question = find_question(chapter, "t1-matiz")
    question.get_by_role("radio", name="La primera.").check()
    question.get_by_role("button", name="Comprobar").click()
    expect(question.get_by_text("✓ Correcto")).to_be_visible()
    expect(counted).to_have_text("1 de 3 preguntas respondidas, 1\u00a0acertada a la primera")
    find_button(chapter, MORE).click()
    expect(question).to_be_hidden()
    expect(counted).to_have_text("0 de 1 pregunta imprescindible respondida (3 en total)")
    open_chapter(chapter, course_url, "#t1-matiz")
    expect(find_question(chapter, "t1-matiz").get_by_text("✓ Correcto")).to_be_visible()


@pytest.mark.over_http
def test_paper_has_what_is_chosen(chapter: Page) -> None:
    chapter.get_by_label("Imprimir también las soluciones").check()
    chapter.emulate_media(media="print")
    expect_folded(chapter)
    for left_out in chapter.locator(".fold-paper").all():
        expect(left_out).to_be_visible()
    expect(chapter.get_by_text("Imprescindible", exact=False).first).to_be_visible()
    expect_key(chapter, ["t1-resumen"])
    chapter.emulate_media(media="screen")
    show_all(chapter)
    chapter.emulate_media(media="print")
    expect_whole(chapter)
    expect_key(chapter, QUESTIONS)
    for left_out in chapter.locator(".fold-paper").all():
        expect(left_out).to_be_hidden()
    expect(find_button(chapter, MORE)).to_be_hidden()


@pytest.mark.over_http
def test_without_scripts_all_is_shown_and_marked(browser: Browser, course_url: Callable[[str], str]) -> None:
    context = browser.new_context(java_script_enabled=False, locale="es-ES")
    page = context.new_page()
    page.goto(course_url(CHAPTER))
    expect_whole(page)
    expect(page.locator(".view-switch")).to_be_hidden()
    expect(page.locator(".minutes")).to_be_visible()
    expect(page.locator(".fold-line button:visible")).to_have_count(0)
    expect(page.locator(".route-mark", has_text="Para ampliar").first).to_be_visible()
    page.get_by_label("Imprimir también las soluciones").check()
    page.emulate_media(media="print")
    expect(page.locator(".compact.objectives li")).to_be_visible()
    expect_key(page, QUESTIONS)
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.over_http
def test_both_views_are_accessible(chapter: Page, scheme: Literal["light", "dark"]) -> None:
    chapter.emulate_media(color_scheme=scheme)
    wait_for_transitions(chapter)
    assert find_violations(chapter) == []
    show_all(chapter)
    expect(miss(chapter, "t1-resumen")).to_have_text("Vuelve a «Lo que queda»", use_inner_text=True)
    wait_for_transitions(chapter)
    assert find_violations(chapter) == []
