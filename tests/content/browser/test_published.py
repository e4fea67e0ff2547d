"""What the workflow publishes, in a real Chromium, under the sub-path and with the answers of GitHub Pages."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from browser_fixtures import serve
from playwright.sync_api import Page, expect
from publishing import SITE_URL
from static_server import PagesHandler

pytestmark = [pytest.mark.browser, pytest.mark.site]

SUBPATH = urlsplit(SITE_URL).path.removeprefix("/")
CHAPTER = "tema-1/2-gobernanza-inteligente/"
LEFT_BEHIND = "net::ERR_ABORTED"


@pytest.fixture(scope="module")
def published_url(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("host")
    (folder / SUBPATH.rstrip("/")).symlink_to(built_site)
    for address in serve(folder, PagesHandler):
        yield address + SUBPATH


@pytest.fixture
def faults(page: Page, published_url: str) -> list[str]:
    """What goes wrong in the page while the test runs."""
    found: list[str] = []
    page.on("pageerror", lambda error: found.append(f"{page.url}: {error}"))
    # A reader who leaves a page before its last scripts have come makes the browser give them up: that is no fault.
    page.on(
        "requestfailed",
        lambda request: None if request.failure == LEFT_BEHIND else found.append(f"{request.url}: {request.failure}"),
    )
    page.on("response", lambda answer: found.append(answer.url) if answer.status >= 400 else None)
    page.on(
        "request",
        lambda request: (
            None if request.url.startswith((published_url, "data:", "blob:")) else found.append(request.url)
        ),
    )
    return found


def search(page: Page, words: str) -> None:
    """Look for some words and open the first result."""
    page.locator("[data-search-open]").click()
    page.locator("#search-query").fill(words)
    expect(page.locator(f".search__results[data-query='{words}']")).to_be_attached()
    page.keyboard.press("Enter")


@pytest.mark.expects_console_error("404")
def test_an_unknown_address_far_down_shows_a_whole_page(page: Page, published_url: str, faults: list[str]) -> None:
    wrong = f"{published_url}tema-1/una/direccion/que/no/existe.html"
    answer = page.goto(wrong)
    assert answer and answer.status == 404
    expect(page.get_by_role("heading", name="Esta página no existe")).to_be_visible()
    assert page.evaluate("[...document.styleSheets].every((sheet) => sheet.cssRules.length > 0)")
    search(page, "gobernanza inteligente")
    page.wait_for_url(f"{published_url}**")
    expect(page.locator("h1")).not_to_have_text("Esta página no existe")
    assert faults == [wrong]


def test_search_an_answer_the_plan_and_the_copy_to_take_away(page: Page, published_url: str, faults: list[str]) -> None:
    page.goto(published_url)
    search(page, "gobernanza inteligente")
    page.wait_for_url(re.compile(re.escape(published_url) + r"\S+"))

    page.goto(published_url + CHAPTER)
    # Not one of «Antes de leer», which is blank at each visit, nor one of a part that is folded.
    question = page.locator(".quiz:not(.before-reading) form:visible", has=page.locator("input[type=radio]")).first
    question.locator("input").first.check()
    question.get_by_role("button", name="Comprobar").click()
    expect(question.locator(".quiz-result")).not_to_be_empty()
    page.goto(published_url + "mi-plan/#campo-problema")
    field = page.locator("#plan-problema")
    field.fill("Lo que hace falta aquí.")
    field.press("Tab")
    expect(page.locator("[data-progress]")).to_contain_text("Llevas 1")
    page.reload()
    expect(field).to_have_value("Lo que hace falta aquí.")
    page.goto(published_url + CHAPTER)
    expect(question.locator("input").first).to_be_checked()
    expect(question.locator(".quiz-result")).not_to_be_empty()

    page.goto(published_url + "leer-sin-conexion/")
    with page.expect_download() as caught:
        page.locator("main a[href$='.zip']").first.click()
    with zipfile.ZipFile(io.BytesIO(Path(caught.value.path()).read_bytes())) as copy:
        assert copy.testzip() is None
        assert [name for name in copy.namelist() if name.endswith("/index.html")]
    assert faults == []
