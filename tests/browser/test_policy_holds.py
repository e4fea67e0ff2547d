"""exports/content_policy.py in a real browser: the site works under it, and what is slipped into a page does nothing.

All other browser tests prove that each part of the site works: they fail if the policy of its pages stops anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browser_fixtures import serve
from pages_of_site import list_sample
from playwright.sync_api import Page, expect
from static_server import HeadersHandler

pytestmark = [pytest.mark.browser, pytest.mark.both_ways]

CHAPTER = "tema-1/2-modelos"
NOTE_VIOLATIONS = """(() => {
  globalThis.stopped = [];
  globalThis.ran = [];
  addEventListener("securitypolicyviolation", ({ effectiveDirective }) => stopped.push(effectiveDirective));
})()"""
# Markup of an attacker in the page itself. `ran` gets the name of what ran.
MARKUP = {
    "script-src-elem": """<script>ran.push("inline")</script>""",
    "script-src-attr": """<img src="data:," onerror="ran.push('handler')">""",
    "style-src-attr": """<p id="slipped" style="position: fixed">a</p>""",
    "style-src-elem": """<style>#slipped { position: fixed }</style><p id="slipped">a</p>""",
    "img-src": """<img src="https://ejemplo.invalid/a.png">""",
    "frame-src": """<iframe src="https://ejemplo.invalid/a.html"></iframe>""",
    "base-uri": """<base href="https://ejemplo.invalid/">""",
    "form-action": """<form action="https://ejemplo.invalid/"><button id="send">a</button></form>""",
}
# What a script could do, one of a library for example.
ACTIONS = {
    "connect-src": """() => fetch("https://ejemplo.invalid/").catch(() => {})""",
    "require-trusted-types-for": """() => {
      try {
        document.createElement("p").innerHTML = "<b>a</b>";
        ran.push("html");
      } catch {}
    }""",
    "trusted-types": """() => {
      try {
        trustedTypes.createPolicy("curso", {});
        ran.push("policy");
      } catch {}
    }""",
}


@pytest.fixture
def chapter(page: Page, course_url: Callable[[str], str]) -> Iterator[Page]:
    """A page where nothing runs that isn't its own, and nothing is requested."""
    reached: list[str] = []
    page.route("https://ejemplo.invalid/**", lambda route: (reached.append(route.request.url), route.abort()))
    page.add_init_script(NOTE_VIOLATIONS)
    yield page
    assert page.evaluate("ran") == [] and reached == []


@pytest.mark.parametrize("directive", MARKUP)
@pytest.mark.expects_console_error("Content Security Policy")
def test_markup_slipped_into_a_page_does_nothing(
    chapter: Page, course_url: Callable[[str], str], practice_folder: Path, directive: str
) -> None:
    address = course_url(CHAPTER)
    file = "web/{}/index.html" if address.startswith("http:") else "offline/{}.html"
    html = (practice_folder / file.format(CHAPTER)).read_text(encoding="utf-8")
    slipped = html.replace("<article", f"{MARKUP[directive]}<article", 1)
    chapter.route(address, lambda route: route.fulfill(body=slipped, content_type="text/html; charset=utf-8"))
    chapter.goto(address)
    if directive == "form-action":
        # Playwright's own click waits for the page that it opens.
        chapter.evaluate("document.querySelector('#send').click()")
    chapter.wait_for_function("() => stopped.length > 0")
    assert set(chapter.evaluate("stopped")) == {directive}
    assert chapter.locator("#slipped").evaluate_all("all => all.map((one) => getComputedStyle(one).position)") in (
        [],
        ["static"],
    )
    assert "invalid" not in chapter.evaluate("document.baseURI")


@pytest.mark.parametrize("directive", ACTIONS)
@pytest.mark.expects_console_error("Content Security Policy|TrustedHTML")
def test_a_script_does_only_what_the_course_does(
    chapter: Page, course_url: Callable[[str], str], directive: str
) -> None:
    chapter.goto(course_url(CHAPTER))
    chapter.evaluate(ACTIONS[directive])
    chapter.wait_for_function("() => stopped.length > 0")
    assert set(chapter.evaluate("stopped")) == {directive}


@pytest.fixture(scope="session")
def site_headers_url(practice_folder: Path) -> Iterator[str]:
    yield from serve(practice_folder / "web", HeadersHandler)


@pytest.fixture
def addresses(practice_folder: Path) -> list[str]:
    """The pages that have most kinds of elements: the sweep (tests/content/browser/sweep_headers.py) opens them all."""
    return list_sample(practice_folder / "web")[:20]


def test_every_kind_of_page_works_with_the_headers_of_a_host(
    page: Page, addresses: list[str], site_headers_url: str
) -> None:
    page.add_init_script(NOTE_VIOLATIONS)
    for address in addresses:
        response = page.goto(site_headers_url + address)
        assert response and response.headers["x-content-type-options"] == "nosniff"
        expect(page.locator("html")).to_have_class("js")
        page.emulate_media(media="print")
        assert page.evaluate("stopped") == [], address
        page.emulate_media(media=None)
    page.goto(site_headers_url)
    page.keyboard.press("/")
    page.get_by_role("textbox", name="Buscar en el curso").fill("padrón")
    expect(page.locator(".search__results a").first).to_be_visible()
    assert page.evaluate("stopped") == []


@pytest.mark.expects_console_error("frame-ancestors")
def test_no_other_page_can_frame_the_course_where_there_are_headers(
    page: Page, tmp_path: Path, site_headers_url: str, site_http_url: str
) -> None:
    for name, address in (("with", site_headers_url), ("without", site_http_url)):
        (tmp_path / f"{name}.html").write_text(f'<iframe src="{address}"></iframe>', encoding="utf-8")
    for host in serve(tmp_path):
        page.goto(f"{host}without.html")
        expect(page.frame_locator("iframe").locator("article h1")).to_be_visible()
        page.goto(f"{host}with.html")
        expect(page.frame_locator("iframe").locator("article h1")).to_have_count(0)  # a browser's own page may have one
