"""«Antes de leer»: the questions of earlier pages at the head of one, as a reader who comes back meets them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from accessibility import find_violations
from playwright.sync_api import Browser, Locator, Page, expect
from stored import read_state, write_state

pytestmark = pytest.mark.browser

LESSON = "tema-1/3-conclusiones/"
OLD, NEW = "t1-canal", "t1-registro"


def question(page: Page, identifier: str) -> Locator:
    return page.locator(f'.before-reading form[data-question="{identifier}"]')


def check(form: Locator) -> None:
    form.get_by_role("button", name="Comprobar").click()


def test_questions_of_earlier_pages_are_tried_again_from_memory(page: Page, site_http_url: str) -> None:
    page.goto(site_http_url + LESSON)
    expect(question(page, OLD).get_by_role("button", name="Comprobar")).to_be_enabled()
    then = (datetime.now(UTC) - timedelta(days=12)).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    attempt = {"response": ["El canal."], "correct": True, "score": 1, "hints": 0, "at": then}
    write_state(
        page,
        {"version": 2, "answers": {OLD: {"first": attempt, "last": attempt, "tries": 1, "updatedAt": then}}},
    )
    page.reload()
    panel = page.locator(".before-reading")
    old, new = question(page, OLD), question(page, NEW)
    expect(panel).to_contain_text("Ya la contestaste hace 12\u00a0días: prueba otra vez.")
    expect(old.locator("input:checked")).to_have_count(0)
    expect(new).to_be_hidden()

    old.get_by_label("La institución.").check()
    check(old)
    expect(old.get_by_role("status").last).to_contain_text("No es correcto")
    old.get_by_role("button", name="Ver la solución").click()
    expect(old.get_by_role("status").last).to_contain_text("Solo la puerta de entrada es otra.")
    expect(old.get_by_role("status").last.get_by_role("link")).to_be_visible()
    expect(panel.get_by_text("Se explica en").first).to_be_hidden()  # the miss has the same link
    expect(old.get_by_role("button", name="Reintentar")).to_be_hidden()
    expect(old.get_by_label("El canal.")).to_be_disabled()
    record = read_state(page)["answers"][OLD]
    assert (record["first"], record["last"]["correct"], record["tries"]) == (attempt, False, 2)
    own = page.locator("section.quiz")
    expect(own.locator(".quiz-progress")).to_contain_text("0 de 1")
    expect(own.get_by_role("button", name="Borrar mis respuestas")).to_be_disabled()
    assert find_violations(page, ".before-reading") == []

    panel.get_by_role("button", name="Pasar a la 2 de 2").press("Enter")
    expect(old).to_be_hidden()
    expect(new.locator("legend")).to_be_focused()
    new.get_by_label("Verdadero").check()
    check(new)
    expect(new.get_by_role("status").last).to_contain_text("Correcto")
    expect(panel.get_by_text("Se explica en").last).to_be_visible()
    expect(new.get_by_role("button", name="Reintentar")).to_be_visible()
    page.set_viewport_size({"width": 360, "height": 780})
    assert page.evaluate("document.documentElement.scrollWidth") == 360

    page.reload()
    expect(new).to_be_hidden()
    expect(panel).not_to_have_attribute("open", "")
    page.emulate_media(media="print")
    for form in (old, new):
        expect(form).to_be_visible()
    expect(panel.get_by_text("Solo la puerta de entrada es otra.")).to_be_hidden()


def test_a_telephone_asks_before_it_shows_the_answers_and_what_is_closed_stays_closed(
    page: Page, site_http_url: str
) -> None:
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(site_http_url + LESSON)
    panel, first = page.locator(".before-reading"), question(page, OLD)
    expect(first.get_by_role("button", name="Comprobar")).to_be_hidden()
    expect(first.get_by_label("La institución.")).to_be_hidden()
    panel.get_by_role("button", name="Responder").press("Enter")
    expect(first.locator("legend")).to_be_focused()
    expect(first.get_by_role("button", name="Comprobar")).to_be_visible()
    expect(panel.get_by_role("button", name="Responder")).to_be_hidden()

    panel.locator("summary").click()
    for is_open in (False, True):
        page.reload()
        expect(first.get_by_role("button", name="Comprobar", include_hidden=True)).to_be_enabled()
        assert panel.evaluate("(panel) => panel.open") is is_open
        panel.locator("summary").click()  # opened, and closed again at the end
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(first.get_by_label("La institución.")).to_be_visible()


def test_without_scripts_all_are_read_each_with_where_it_is_explained(browser: Browser, site_http_url: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(site_http_url + LESSON)
    for form in (question(page, OLD), question(page, NEW)):
        expect(form).to_be_visible()
        expect(form.get_by_role("button")).to_have_count(0)
    expect(page.locator(".before-reading").get_by_role("button")).to_have_count(0)
    expect(page.locator(".before-reading-place a")).to_have_count(2)
    page.close()
