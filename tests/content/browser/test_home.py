"""The home page at first sight: what it promises, its button and what the course takes, without scrolling."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from course.loaded.whole import Course
from course.model import Plan

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


def test_a_plan_that_was_begun_is_told_in_its_card(page: Page, site_http_url: str, whole_course: Course) -> None:
    core = [field.id for field in whole_course.get_value(Plan).fields if field.core]
    page.goto(site_http_url)
    told = page.locator("main").get_by_text("campos del plan mínimo")
    expect(told).to_have_count(0)
    page.evaluate(
        """(id) => localStorage.setItem("curso:plan", JSON.stringify(
          { version: 1, fields: { [id]: { value: "Algo", at: "2024-06-11T09:30:00.000Z" } } }))""",
        core[0],
    )
    page.reload()
    expect(told).to_have_text(f"Llevas 1 de los {len(core)} campos del plan mínimo.")
    expect(
        page.locator(".featured-tools > li").filter(has_text="campos del plan mínimo").get_by_role("link")
    ).to_have_text("Mi plan")
