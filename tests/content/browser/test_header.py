"""The header in narrow and low windows: it leaves room for the text, and never covers what the reader jumps to."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.site]

PAGES = ("tema-5/2-briefing/", "autoevaluacion/prueba-final/")
WINDOWS = ((320, 256), (320, 700), (1366, 768))  # the first is 1280 × 1024 at 400 %
HIGHEST = 0.2  # of the window, while it stays there when the page scrolls

READ_HEADER = """() => {
  const header = document.querySelector(".md-header");
  return getComputedStyle(header).position === "sticky" ? header.offsetHeight / innerHeight : 0;
}"""
LIST_ANCHORS = """() => [...document.querySelectorAll("main .md-content [id]")]
  .filter((element) => element.getClientRects().length && !element.closest("svg")).map(({ id }) => id)"""
READ_SPACE_ABOVE = """(anchor) => document.getElementById(anchor).getBoundingClientRect().top
  - document.querySelector(".md-header").getBoundingClientRect().bottom"""
# Each anchor from both ends of the page, as when going up and down.
FIND_COVERED_ANCHORS = f"""(anchors) => anchors.filter((anchor) => [0, 1e6].some((start) => {{
  scrollTo({{ top: start, behavior: "instant" }});
  location.hash = "";
  location.hash = anchor;
  return ({READ_SPACE_ABOVE})(anchor) < -1;
}}))"""
# What is taller than the room left is seen as far as it fits.
IS_COVERED = """() => {
  const focused = document.activeElement;
  if (focused === document.body || focused.closest(".md-header, .md-skip, .md-sidebar")) return false;
  const box = focused.getBoundingClientRect();
  const bottom = document.querySelector(".md-header").getBoundingClientRect().bottom;
  return box.top < bottom - 1 && box.height < innerHeight - bottom;
}"""


@pytest.mark.parametrize("window", WINDOWS, ids=lambda window: "x".join(map(str, window)))
def test_header_leaves_room_and_covers_no_target(page: Page, site_http_url: str, window: tuple[int, int]) -> None:
    page.set_viewport_size({"width": window[0], "height": window[1]})
    for address in PAGES:
        page.goto(site_http_url + address)
        assert page.evaluate(READ_HEADER) < HIGHEST
        anchors = page.evaluate(LIST_ANCHORS)
        assert anchors
        assert page.evaluate(FIND_COVERED_ANCHORS, anchors) == [], address
        page.locator(".md-skip").focus()
        page.keyboard.press("Enter")
        assert page.evaluate(READ_SPACE_ABOVE, page.evaluate("location.hash.slice(1)")) > -1
        page.evaluate("scrollTo({ top: 1e6, behavior: 'instant' })")
        for _ in range(40):
            page.keyboard.press("Shift+Tab")
            page.wait_for_function(f"!({IS_COVERED})()")  # the browser scrolls a moment later
