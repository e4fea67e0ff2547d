"""What a finger meets on every kind of page: controls large enough to press, a header of two lines, whole titles.

The least size of a target is that of WCAG 2.2, 2.5.8 (24 px), for the control itself: its label only makes it larger. A
radio button that is drawn inside its label, as a switch, has the label's.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from pages_of_site import list_sample
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.site]

WIDTHS = (360, 1366)
LONG_TITLE = "tema-4/5-4-quejas-e-incidentes/"
MORE = ("herramientas/", "arbol-de-triaje/", "autodiagnostico/", "autoevaluacion/hoja-de-preguntas/", LONG_TITLE)
COVERS = tuple(f"tema-{number}/" for number in range(1, 6))

OPEN_EVERYTHING = "() => document.querySelectorAll('details').forEach((details) => { details.open = true; })"
CONTROLS = "input, button, select, textarea, summary, .md-button, .md-header a"
FIND_SMALL_TARGETS = """(controls) => [...document.querySelectorAll(controls)]
  .filter((control) => control.type !== "hidden" && control.checkVisibility({ visibilityProperty: true }))
  .map((control) => control.closest(".view-switch label") ?? control)
  .filter((target) => target.offsetWidth < 24 || target.offsetHeight < 24)
  .map((target) => target.outerHTML.slice(0, 90))"""
# The lines of the course's name, and whether what stands in the header overlaps.
READ_HEADER = """() => {
  const boxes = [...document.querySelectorAll(".md-header__inner > *")]
    .map((part) => part.getBoundingClientRect()).filter(({ width }) => width).sort((a, b) => a.left - b.left);
  const name = document.querySelector(".site-name span");
  return {
    lines: Math.round(name.offsetHeight / parseFloat(getComputedStyle(name).lineHeight)),
    overlaps: boxes.some((box, index) => index && box.left < boxes[index - 1].right - 1),
    wide: document.documentElement.scrollWidth > innerWidth,
  };
}"""
# Titles whose last line has nothing but the mark of their address.
FIND_EMPTY_LINES = """() => [...document.querySelectorAll("h1, h2, h3, h4")].filter((title) => {
  const mark = title.querySelector(".headerlink");
  if (!mark || !title.offsetHeight) return false;
  const words = document.createRange();
  words.setStart(title, 0);
  words.setEndBefore(mark);
  const last = Math.max(...[...words.getClientRects()].map(({ bottom }) => bottom));
  return mark.getBoundingClientRect().bottom > last + 6;
}).map((title) => title.textContent)"""


@pytest.fixture
def wide_and_narrow(browser: Browser) -> Page:
    context = browser.new_context(locale="es-ES", viewport={"width": 360, "height": 780})
    yield context.new_page()
    context.close()


def test_controls_are_large_and_headers_low(wide_and_narrow: Page, built_site: Path, site_http_url: str) -> None:
    page = wide_and_narrow
    for address in dict.fromkeys([*list_sample(built_site), *MORE, *COVERS]):
        page.goto(site_http_url + address)
        page.evaluate(OPEN_EVERYTHING)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 780})
            assert page.evaluate(FIND_SMALL_TARGETS, CONTROLS) == [], (address, width)
            header = page.evaluate(READ_HEADER)
            assert header["lines"] <= (2 if width == 360 else 1), (address, header)
            assert not header["overlaps"] and not header["wide"], (address, width)
            assert page.evaluate(FIND_EMPTY_LINES) == [], (address, width)


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (360, 780)])
def test_each_tema_begins_above_the_fold_and_has_its_poster(
    wide_and_narrow: Page, site_http_url: str, width: int, height: int
) -> None:
    page = wide_and_narrow
    page.set_viewport_size({"width": width, "height": height})
    for address in COVERS:
        page.goto(site_http_url + address)
        box = page.locator("[data-resume]").bounding_box()
        assert box and box["y"] + box["height"] < height * 0.85, address
        poster = page.get_by_role("img", name="Cartel del tema")
        poster.scroll_into_view_if_needed()
        page.wait_for_function("(image) => image.complete && image.naturalWidth > 0", arg=poster.element_handle())
        link = page.get_by_role("link", name="Descargar el cartel del tema")
        assert link.get_attribute("href").endswith(f"descargas/cartel-{address.strip('/')}.svg")


def test_the_first_stop_of_the_keyboard_leads_to_the_text(page: Page, course_url: object) -> None:
    page.goto(course_url(LONG_TITLE.strip("/")))
    page.keyboard.press("Tab")
    skip = page.locator(".md-skip")
    expect(skip).to_be_focused()
    expect(skip).to_have_css("opacity", "1")
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("article")).to_be_focused()
    page.keyboard.press("Tab")  # the first link of the text: what is above the title is not jumped over
    expect(page.locator(".tema-line a")).to_be_focused()
