"""How long the page is busy at a time while it makes the documents of the largest plan, on a slowed processor.

It only measures; callers build the sites.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from tooling.bench.search import THROTTLING, TRACED, find_tasks
from tooling.bench.weight import serve_compressed

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_PAGE = "mi-plan/"
_LONGEST_WAIT_MS = 300_000
_CELLS = 10_000  # with the rest of the document, near the limit of docs/assets/js/core/limits.js

# Fill the tables of the plan, and store it.
_FILL = """(cells) => {
  const read = (part) => JSON.parse((part.content || part).textContent);
  const parts = [...document.querySelectorAll("[data-plan-definition]")].map(read);
  const fields = parts.flatMap(({ sections }) => sections).flatMap((section) => section.fields);
  const kept = {};
  for (const { id, kind, columns } of fields) {
    const rows = kind === "table" ? Math.min(200, Math.floor(cells / columns.length)) : 0;
    cells -= rows * (columns?.length ?? 0);
    const fill = (row) => Object.fromEntries(columns.map((column) => [column.id, `casilla ${row} con algo de texto`]));
    if (rows) kept[id] = { value: Array.from({ length: rows }, (_, row) => fill(row)), at: "2026-01-01T00:00:00.000Z" };
  }
  localStorage.setItem("curso:plan", JSON.stringify({ version: 1, fields: kept }));
}"""


def measure_document(browser: Browser, folder: Path, kind: str) -> float:
    """Milliseconds of processor of the page's longest task while it makes the document of a kind, «docx» or «odt»."""
    with serve_compressed(folder) as (address, _):
        context = browser.new_context(viewport={"width": 1280, "height": 800})
        page = context.new_page()
        page.goto(address + _PAGE)
        page.evaluate(_FILL, _CELLS)
        page.reload(wait_until="networkidle")
        button = page.locator(f"[data-format={kind}]")
        button.hover()  # Playwright's own script is now in the page, and not in the trace
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": THROTTLING})
        browser.start_tracing(page=page, categories=TRACED)
        with page.expect_download(timeout=_LONGEST_WAIT_MS):
            button.click()
        trace = browser.stop_tracing()
        context.close()
    return max(find_tasks(json.loads(trace)))
