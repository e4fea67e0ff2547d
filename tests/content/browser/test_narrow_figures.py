"""Every drawing and every thread of this course, on a telephone: nothing scrolls sideways."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.site]

# What is cut or scrolls sideways among the boxes of drawings and the threads that are seen.
FIND_OVERFLOW = """() => [...document.querySelectorAll(".figure-scroll, .thread, .thread-message, .thread-remark")]
  .filter((box) => box.checkVisibility() && box.scrollWidth > box.clientWidth + 1)
  .map((box) => box.dataset.label || box.textContent)"""


def test_no_drawing_and_no_thread_scrolls_sideways_on_a_telephone(
    page: Page, built_site: Path, site_http_url: str
) -> None:
    pages = [
        path.parent.relative_to(built_site).as_posix()
        for path in sorted(built_site.rglob("index.html"))
        if html.parse(path).xpath("//*[@class='figure-scroll' or starts-with(@class, 'thread ')]")
    ]
    assert len(pages) > 30
    page.set_viewport_size({"width": 360, "height": 780})
    overflowing: dict[str, list[str]] = {}
    for path in pages:
        page.goto(f"{site_http_url}{path}/", wait_until="domcontentloaded")
        found = page.evaluate(FIND_OVERFLOW)
        if found:
            overflowing[path] = found
    assert overflowing == {}
