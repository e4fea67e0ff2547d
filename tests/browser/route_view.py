"""The two views of a chapter, for the tests of any folder called `browser`."""

from __future__ import annotations

from playwright.sync_api import Page, expect

SWITCH = "[data-view-switch]"


def show_all(page: Page) -> None:
    """Choose «Todo», so that nothing of the chapter is folded, in this page and in those opened later."""
    page.locator(SWITCH).get_by_label("Todo").check()
    expect(page.locator("html")).to_have_attribute("data-view", "all")
