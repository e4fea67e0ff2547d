"""What the course has stored in a page's browser."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Page

ANSWERS, PLAN = "curso:estado", "curso:plan"


def read_stored(page: Page, key: str) -> Any:
    """The value under a key, None if there is none.

    Without the numbers of the windows that wrote it (docs/assets/js/core/kept-value.js).
    """
    value = json.loads(page.evaluate("key => localStorage.getItem(key)", key) or "null")
    if isinstance(value, dict):
        value.pop("writes", None)
    return value


def read_state(page: Page) -> Any:
    """The learner's answers."""
    return read_stored(page, ANSWERS)


def write_state(page: Page, state: dict[str, Any]) -> None:
    """Change the learner's answers as another window would."""
    page.evaluate(
        """([key, state]) => {
          const { writes } = JSON.parse(localStorage.getItem(key)) || {};
          localStorage.setItem(key, JSON.stringify({ ...state, writes }));
        }""",
        [ANSWERS, state],
    )


def forget(page: Page) -> None:
    """Erase all that the course has stored, as a reader does in the browser's settings."""
    page.evaluate(
        "(keys) => { localStorage.clear(); keys.forEach((key) => indexedDB.deleteDatabase(key)); }", [ANSWERS, PLAN]
    )
