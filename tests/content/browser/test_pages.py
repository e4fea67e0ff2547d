"""Pages of the course in a real Chromium: no third-party request, nothing broken.

Those of all kinds are opened here, and all of them every night (sweep_pages.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from minimal_course import REPOSITORY as ROOT
from pages_of_site import find_offline_page, list_loading_sample, list_sample
from playwright.sync_api import Browser, Page, Request, expect
from route_view import show_all

pytestmark = [pytest.mark.browser, pytest.mark.site]

CHAPTER = "tema-1/2-gobernanza-inteligente/"
# Whether the focus is in the footer, and whether it is on something that is seen.
LOOK_AT_FOCUS = """() => {
  const focused = document.activeElement;
  const { width, height } = focused.getBoundingClientRect();
  return [Boolean(focused.closest(".site-footer")), focused === document.body || (width > 0 && height > 0)];
}"""
PLACES = ["http", "subpath", "file"]


@pytest.fixture
def addresses(built_site: Path) -> Sequence[str]:
    return list_sample(built_site)


@pytest.fixture
def offline_addresses(built_site: Path) -> Sequence[str]:
    """From a folder pages hold the same, and it is scripts and stylesheets that may not be found."""
    return list_loading_sample(built_site)


@pytest.fixture(params=PLACES)
def site_url(request: pytest.FixtureRequest) -> str:
    return request.getfixturevalue(f"site_{request.param}_url")


def resolve(site_url: str, path: str) -> str:
    """The address of a page in the site for the web, or in the offline copy."""
    return site_url + (path.rstrip("/") + ".html" if site_url.startswith("file:") and path else path)


def watch_failed_requests(page: Page, faults: list[str]) -> None:
    """Record each failed request, except those that the next page cut short."""

    def note(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":
            faults.append(f"{page.url}: {request.url}: {request.failure}")

    page.on("requestfailed", note)


def test_a_page_asks_only_its_own_site_breaks_nothing_and_fits_the_narrowest_window(
    page: Page, addresses: Sequence[str], site_subpath_url: str
) -> None:
    width = 320  # WCAG 2.2, 1.4.10
    page.set_viewport_size({"width": width, "height": 700})
    faults: list[str] = []
    watch_failed_requests(page, faults)
    page.on(
        "request",
        lambda request: None if request.url.startswith((site_subpath_url, "data:")) else faults.append(request.url),
    )
    page.on("response", lambda response: faults.append(response.url) if response.status >= 400 else None)
    for address in addresses:
        page.goto(site_subpath_url + address)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            faults.append(f"{address}: más ancha que la ventana")
    assert page.context.cookies() == []
    assert not faults


def test_an_offline_page_opens_from_a_folder(page: Page, offline_addresses: Sequence[str], offline_site: Path) -> None:
    faults: list[str] = []
    watch_failed_requests(page, faults)
    page.on("request", lambda r: None if r.url.startswith(("file:", "data:")) else faults.append(r.url))
    for address in offline_addresses:
        if address != "404.html":  # a server's
            page.goto(find_offline_page(offline_site, address).as_uri())
            expect(page.locator("h1")).to_have_count(1)
    assert not faults


@pytest.mark.over_http
def test_a_glossary_term_opens_by_keyboard_and_closes_with_escape(page: Page, site_url: str) -> None:
    page.goto(resolve(site_url, CHAPTER))
    term = page.locator(".term").first
    tip = term.locator("[role=tooltip]")
    expect(tip).to_be_hidden()
    term.locator("a").focus()
    expect(tip).to_be_visible()
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    expect(term.locator("a")).to_be_focused()


def test_links_between_pages_work(page: Page, site_url: str) -> None:
    page.goto(resolve(site_url, "programa/"))
    page.locator("main .outline-title", has_text="De la administración pública tradicional").click()
    expect(page.locator("h1")).to_contain_text("2. De la administración pública tradicional")
    page.locator("a[rel=next]").click()
    expect(page.locator("h1")).to_contain_text("3. TIC")


def test_scheme_is_remembered(page: Page, site_url: str) -> None:
    page.goto(site_url + ("index.html" if site_url.startswith("file:") else ""))
    root = page.locator("html")
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator("[data-scheme-toggle]").click()
    after = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert after != before
    for _ in range(100):  # over file:// the storage reaches the next page a moment later
        page.goto(resolve(site_url, "programa/"))
        if page.evaluate("getComputedStyle(document.body).backgroundColor") == after:
            break
        page.wait_for_timeout(100)
    else:
        pytest.fail("la otra página no recuerda el modo")
    expect(root).to_have_attribute("lang", "es")


def test_the_whole_page_is_reached_by_keyboard(page: Page, site_http_url: str) -> None:
    page.goto(site_http_url + CHAPTER)
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_contain_text("contenido")
    for _ in range(400):
        page.keyboard.press("Tab")
        is_footer, focused = page.evaluate(LOOK_AT_FOCUS)
        if is_footer:
            break
        assert focused, page.evaluate("document.activeElement.outerHTML")
    else:
        pytest.fail("el tabulador no llega al pie de la página")


def test_without_javascript_everything_is_there(browser: Browser, site_http_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_http_url + "casos/")
    expect(page.locator(".case-card")).to_have_count(len(list((ROOT / "data/cases").glob("*.yml"))))
    expect(page.locator("[data-case-filter]")).to_be_hidden()
    page.goto(site_http_url + CHAPTER)
    expect(page.locator(".quiz-question").first).to_be_visible()
    expect(page.locator("nav.site-nav a").first).to_be_visible()
    context.close()


def test_print_leaves_only_the_text(page: Page, site_http_url: str) -> None:
    page.goto(site_http_url + CHAPTER)
    page.emulate_media(media="print")
    for chrome in (".md-header", ".site-nav", "[data-search-open]", ".page-turn"):
        expect(page.locator(chrome).first).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()


@pytest.mark.over_http
def test_what_an_article_says_opens_beside_its_citation_and_no_table_cuts_it(page: Page, site_url: str) -> None:
    page.goto(resolve(site_url, "tema-3/f-2-2-derechos/"))
    show_all(page)
    citation = page.locator("td .citation .term").last
    tip = citation.locator(".term-tip")
    expect(tip).to_be_hidden()
    citation.locator("> a").focus()
    expect(tip).to_be_visible()
    expect(citation.locator("> a")).to_have_accessible_description(
        re.compile(r"\(comprobado el \d+ de [a-z]+ de \d{4}\)\. boe\.es")
    )
    is_whole = """(tip) => {
      const box = tip.getBoundingClientRect();
      const shows = (x, y) => tip.contains(document.elementFromPoint(x, y));
      return shows(box.left + 2, box.top + 2) && shows(box.right - 2, box.bottom - 2);
    }"""
    assert tip.evaluate(is_whole)
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()


@pytest.mark.parametrize(
    ("path", "lines"),
    [("mi-plan/", ("[data-saved]", "[data-progress]")), ("autoevaluacion/repaso/", ("[data-due]",))],
)
def test_what_a_script_will_say_has_its_place_before(
    page: Page, site_http_url: str, path: str, lines: tuple[str, ...]
) -> None:
    page.goto(site_http_url + path)
    for line in lines:
        expect(page.locator(line)).not_to_be_empty()
    said = measure_at_widths(page, lines)
    page.evaluate("(lines) => lines.forEach((line) => document.querySelector(line).replaceChildren())", lines)
    assert measure_at_widths(page, lines) == pytest.approx(said, abs=1)


def measure_at_widths(page: Page, lines: tuple[str, ...]) -> dict[str, float]:
    """The height of each line of a page on a telephone and on a computer."""
    heights: dict[str, float] = {}
    for width in (412, 1280):
        page.set_viewport_size({"width": width, "height": 823})
        for line in lines:
            box = page.locator(line).evaluate("(element) => element.getBoundingClientRect().height")
            heights[f"{line} {width}"] = box
    return heights
