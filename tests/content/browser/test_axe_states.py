"""axe finds nothing either while a page is in use: menu open, a wrong answer, search full, triage half done.

Each page is loaded once for a width, and its schemes and states follow one another. How pages open is test_axe.py's.
"""

from __future__ import annotations

import pytest
from accessibility import DRAWN, TAGS, find_violations, wait_for_transitions
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.site]

LESSON, TRIAGE = "tema-2/4-3-melbourne/", "arbol-de-triaje/"
# The rules for each: the second only draws the same elements otherwise.
SCHEMES = {"light": TAGS, "dark": DRAWN}


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (360, 780)])
def test_axe_finds_nothing_while_a_page_is_in_use(
    browser: Browser, site_http_url: str, width: int, height: int
) -> None:
    context = browser.new_context(locale="es-ES", viewport={"width": width, "height": height}, reduced_motion="reduce")
    page = context.new_page()
    faults: list[str] = []

    def look(state: str, selector: str) -> None:
        for scheme, rules in SCHEMES.items():
            page.emulate_media(color_scheme=scheme)
            wait_for_transitions(page)
            faults.extend(f"{state}, {scheme}: {fault}" for fault in find_violations(page, selector, rules))
            assert page.evaluate("document.documentElement.scrollWidth") <= width, state

    page.goto(site_http_url + LESSON)
    if page.locator("[data-drawer-open]").is_visible():
        page.locator("[data-drawer-open]").click()
        expect(page.locator(".site-nav")).to_be_visible()
        look("menú abierto", ".md-header, .site-nav")
        page.keyboard.press("Escape")
    answer_wrong(page)
    look("respuesta equivocada", "form[data-question]:has(.quiz-verdict)")
    fill_search(page)
    look("buscador lleno", "dialog.search")
    page.goto(site_http_url + TRIAGE)
    for choice in ("No", "No", "No", "Sí, pide algo"):
        page.locator(".triage-current").get_by_role("link", name=choice, exact=True).click()
    look("triaje a medias", "main")
    context.close()
    assert not faults, "\n".join(faults)


def answer_wrong(page: Page) -> None:
    form = page.locator("form[data-kind=numeric]:visible").first
    form.get_by_role("textbox").fill("987654")
    form.get_by_role("button", name="Comprobar").click()
    expect(form.locator(".quiz-verdict")).to_have_text("✗ No es correcto")


def fill_search(page: Page) -> None:
    page.locator("[data-search-open]").click()
    page.locator("#search-query").fill("queja")
    expect(page.locator(".search__results[data-query=queja] a").first).to_be_visible()
