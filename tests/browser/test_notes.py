"""Citations as notes, the folded sources, and the section that is read: http:// and file://, keyboard and touch."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from accessibility import find_violations
from playwright.sync_api import Browser, Locator, Page, expect

pytestmark = pytest.mark.browser

Url = Callable[[str], str]
CHAPTER = "tema-1/3-conclusiones"
CASE = "casos/ventanilla"
WORK = "ref-perez_2020"
TELEPHONE = {"width": 360, "height": 780}
READ_LINE = "(line) => new DOMMatrix(getComputedStyle(line).transform).a"
SCROLL = "(share) => scrollTo({ top: document.documentElement.scrollHeight * share, behavior: 'instant' })"


def find_call(page: Page, work: str = WORK) -> Locator:
    """The first citation of a work in the page."""
    return page.locator(f'.citation .term > a[href="#{work}"]').first


def find_note(page: Page) -> Locator:
    """The notes that have been opened."""
    return page.locator(".citation [role=note]")


def test_a_citation_is_a_note_and_there_is_a_way_back(page: Page, course_url: Url) -> None:
    page.goto(course_url(CHAPTER))
    call = find_call(page)
    note = find_note(page)
    entry = page.locator(f"#{WORK}")
    expect(entry).to_be_hidden()
    call.focus()
    expect(note).to_contain_text("Una sola cola")
    expect(call).to_have_accessible_description(note.inner_text())
    if page.url.startswith("http:"):  # it can't differ from a folder
        assert find_violations(page) == []
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    expect(call).to_be_focused()

    page.mouse.move(0, 0)
    call.hover()
    expect(note).to_be_visible()
    note.hover()  # WCAG 2.2, 1.4.13
    expect(note).to_be_visible()
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()

    call.press("Enter")
    expect(entry).to_be_in_viewport()
    back = entry.locator(".way-back a").first
    expect(back).to_have_accessible_name(re.compile("^Volver a la cita( 1)?$"))
    back.press("Enter")
    expect(call).to_be_focused()
    expect(call).to_be_in_viewport()
    expect(note).to_be_hidden()


@pytest.mark.over_http
def test_what_an_article_says_has_a_link_to_it_by_keyboard(page: Page, course_url: Url) -> None:
    page.goto(course_url("normas"))
    call = find_call(page, "ref-ley39_2015")
    call.focus()
    link = find_note(page).get_by_role("link")
    expect(link).to_have_attribute("href", "https://www.boe.es/eli/es/l/2015/10/01/39")
    expect(link).to_have_text("boe.es")
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    page.keyboard.press("Escape")
    expect(link).to_be_hidden()
    expect(call).to_be_focused()


@pytest.mark.over_http
def test_a_touch_opens_the_note_and_another_goes_to_the_source(browser: Browser, course_url: Url) -> None:
    context = browser.new_context(has_touch=True, viewport=TELEPHONE, locale="es-ES")
    page = context.new_page()
    page.goto(course_url(CASE))
    call = find_call(page)
    call.tap()
    expect(find_note(page)).to_be_in_viewport()
    expect(page.locator(f"#{WORK}")).to_be_hidden()
    assert find_violations(page) == []
    call.tap()
    expect(page.locator(f"#{WORK}")).to_be_in_viewport()
    expect(find_note(page)).to_be_hidden()
    context.close()


@pytest.mark.over_http
def test_sources_fold_at_the_end_of_a_page_and_say_how_many_they_are(page: Page, course_url: Url) -> None:
    page.goto(course_url(CASE))
    entry = page.locator(f"#{WORK}")
    fold = page.locator("details.sources-fold")
    expect(entry).to_be_hidden()
    expect(fold.locator("summary")).to_have_text("1 fuente")
    fold.locator("summary").press("Enter")
    expect(entry).to_be_visible()
    for anchor in (WORK, "fuentes"):
        page.goto(f"{course_url(CASE)}#{anchor}")
        page.reload()
        expect(entry).to_be_in_viewport()
    page.goto(course_url(CASE))
    page.emulate_media(media="print")
    expect(entry).to_be_visible()
    expect(page.locator(".way-back")).to_be_hidden()


def test_without_scripts_a_citation_leads_to_its_source(browser: Browser, site_http_url: str) -> None:
    context = browser.new_context(java_script_enabled=False, locale="es-ES")
    page = context.new_page()
    page.goto(f"{site_http_url}{CASE}/")
    expect(page.locator(f"#{WORK}")).to_be_hidden()
    page.locator(".citation a").first.click()
    expect(page.locator(f"#{WORK}")).to_be_in_viewport()
    context.close()


def test_the_contents_follow_every_way_of_going_through_a_page(page: Page, course_url: Url) -> None:
    page.set_viewport_size({"width": 1366, "height": 500})
    page.goto(course_url(CHAPTER))
    contents = page.get_by_role("navigation", name="En esta página").get_by_role("link")
    current = page.locator(".md-nav--secondary [aria-current]")
    expect(current).to_have_count(0)
    page.keyboard.press("End")
    expect(contents.last).to_have_attribute("aria-current", "true")
    expect(current).to_have_count(1)
    page.evaluate(SCROLL, 0)
    expect(current).to_have_count(0)
    for link in reversed(contents.all()):
        if link.evaluate("(link) => document.getElementById(link.hash.slice(1)).getClientRects().length"):
            link.click()
            expect(link).to_have_attribute("aria-current", "true")
            expect(current).to_have_count(1)
    page.evaluate(SCROLL, 1)
    expect(contents.last).to_have_attribute("aria-current", "true")


@pytest.mark.over_http
def test_a_long_page_says_where_one_is_on_a_telephone_and_nothing_moves(page: Page, course_url: Url) -> None:
    page.set_viewport_size(TELEPHONE | {"height": 420})
    page.goto(course_url(CHAPTER))
    assert page.evaluate("document.documentElement.scrollHeight") > 8 * 420
    header, place, line = (page.locator(name) for name in (".md-header", ".place", ".place-line"))
    sections = page.locator(".md-nav--secondary > ul > li")
    name = page.get_by_role("banner").get_by_role("link", name="Curso", exact=False).first
    expect(place).to_be_hidden()
    height = header.bounding_box()["height"]  # type: ignore[index]
    page.evaluate(SCROLL, 1)
    expect(place).to_have_text(f"Sección {sections.count()} de {sections.count()}Fuentes")
    expect(place).to_be_visible()
    assert header.bounding_box()["height"] == height  # type: ignore[index]
    expect(line).to_be_visible()
    assert line.evaluate(READ_LINE) == pytest.approx(1, abs=0.01)
    page.locator("[id='3-queda']").evaluate("(heading) => heading.scrollIntoView()")
    expect(place).to_contain_text("Lo que queda")
    assert line.evaluate(READ_LINE) < 1
    assert find_violations(page, ".md-header") == []
    name.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(place).to_be_hidden()  # the name of the course has the focus, and is seen
    page.set_viewport_size({"width": 1366, "height": 768})
    expect(line).to_be_hidden()
    page.set_viewport_size(TELEPHONE | {"height": 4000})
    expect(line).to_be_hidden()
