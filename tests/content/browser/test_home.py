"""The home page at first sight: what it promises, its button and what the course takes, without scrolling."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.site]

WINDOWS = ((1366, 768), (360, 780))  # an office PC and a telephone


def test_its_one_button_is_seen_without_scrolling(page: Page, site_http_url: str) -> None:
    page.goto(site_http_url)
    button = page.locator("main").get_by_role("link", name="Empezar: ")
    expect(button).to_have_count(1)
    for width, height in WINDOWS:
        page.set_viewport_size({"width": width, "height": height})
        for part in (page.locator("h1"), button, page.get_by_text("26 h 50 min").first):
            box = part.bounding_box()
            assert box, part
            assert 0 <= box["y"] < box["y"] + box["height"] <= height, (width, part)
