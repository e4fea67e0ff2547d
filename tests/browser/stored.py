"""What the course has stored in a page's browser."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urljoin

from minimal_course import REPOSITORY
from playwright.sync_api import Page

ANSWERS, PLAN = "curso:estado", "curso:plan"
# A drawing that every site has: nothing runs in it, and it opens in a third of the time of a page.
_DRAWING = "assets/images/favicon.svg"
# Under file:// a document may not know its storage until a Web Lock answers (docs/assets/js/page/storage.js).
_STORE = """(stored) => navigator.locks.request("curso", { mode: "shared" }, () => {
  for (const [key, text] of Object.entries(stored)) localStorage.setItem(key, text);
})"""


def open_stored(page: Page, address: str, stored: dict[str, Any]) -> None:
    """Open a page where each key has a value, as an earlier visit would have left it.

    A value that isn't text is stored as JSON. The site is served from its server's root, or opened from its folder: all
    files share one storage.
    """
    folder = (REPOSITORY / "docs").as_uri() + "/" if address.startswith("file:") else urljoin(address, "/")
    page.goto(folder + _DRAWING)
    texts = {key: value if isinstance(value, str) else json.dumps(value) for key, value in stored.items()}
    page.evaluate(_STORE, texts)
    page.goto(address)


def make_record(score: float, at: str) -> dict[str, Any]:
    """What is stored of a question answered once."""
    attempt = {"response": "respuesta", "correct": score == 1, "score": score, "hints": 0, "at": at}
    return {"first": attempt, "last": attempt, "tries": 1, "updatedAt": at}


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
