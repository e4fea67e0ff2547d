"""How fast the reader's search is on a slowed processor: over a server and from a folder, in a real Chromium.

It only measures; callers build the sites.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tooling.bench.weight import serve_compressed

if TYPE_CHECKING:
    from playwright.sync_api import Browser

THROTTLING = 4
QUERIES = ("administración pública", "con la participación de los ciudadanos", "gobernansa")
PASTED = "participación " * 80_000  # a megabyte
PAUSE_MS = 400
_OPENER = "[data-search-open]"
_LETTER = "a"  # in nearly every section: the slowest first letter, and one that has results by itself
TRACED = ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"]

# For each key, the milliseconds until its list was on screen. Nothing else is evaluated in the page meanwhile, because
# that would be a task of the page too.
_WATCH = """() => {
  const input = document.querySelector("#search-query");
  const list = document.querySelector(".search__results");
  const waits = (globalThis.searchWatch = []);
  let typed = 0;
  input.addEventListener("input", (event) => (typed = event.timeStamp), true);
  new MutationObserver(() => {
    const key = typed;
    typed = 0;
    if (key) requestAnimationFrame(() => setTimeout(() => waits.push(performance.now() - key)));
  }).observe(list, { childList: true });
}"""


@dataclass(frozen=True)
class SearchTimes:
    """One way of opening a site: milliseconds on a processor slowed `THROTTLING` times."""

    longest_task: float
    first_results: float
    median_key: float
    worst_key: float


def measure_search(
    browser: Browser, folder: Path, page: str, from_disk: bool = False, rate: int = THROTTLING
) -> SearchTimes:
    """Open a page of a built site, open its search, type a letter at once, then the queries, letter by letter; paste.

    `browser` is a Playwright browser; `page` the path of a page's file inside `folder`.
    """
    if from_disk:
        return _measure_address(browser, (folder / page).as_uri(), rate)
    with serve_compressed(folder) as (address, _):
        return _measure_address(browser, address + page.removesuffix("index.html"), rate)


def _measure_address(browser: Browser, address: str, rate: int) -> SearchTimes:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    page.wait_for_timeout(PAUSE_MS)
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": rate})
    page.evaluate(_WATCH)
    page.locator(_OPENER).hover()  # Playwright's own script is now in the page, and not in the trace
    browser.start_tracing(page=page, categories=TRACED)
    page.locator(_OPENER).click()
    page.keyboard.type(_LETTER)
    page.wait_for_timeout(PAUSE_MS * rate)  # the rest of the index arrives meanwhile
    for query in QUERIES:
        page.keyboard.press("Control+A")
        page.keyboard.type(query, delay=PAUSE_MS)
        page.wait_for_timeout(PAUSE_MS)
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(PASTED)
    page.wait_for_timeout(PAUSE_MS)
    trace = browser.stop_tracing()
    first, *others = page.evaluate("searchWatch")
    context.close()
    others.sort()
    return SearchTimes(max(find_tasks(json.loads(trace))), first, others[len(others) // 2], others[-1])


def find_tasks(trace: dict[str, Any]) -> Iterable[float]:
    """Milliseconds of processor of each task of the page's main thread: the busiest of the threads with that name."""
    events = trace["traceEvents"]
    mains = {
        (e["pid"], e["tid"]) for e in events if e.get("name") == "thread_name" and e["args"]["name"] == "CrRendererMain"
    }
    tasks: dict[tuple[int, int], list[float]] = {}
    for event in events:
        thread = event.get("pid"), event.get("tid")
        if event.get("ph") == "X" and event["name"] in ("RunTask", "ThreadControllerImpl::RunTask") and thread in mains:
            tasks.setdefault(thread, []).append(event.get("tdur", event.get("dur", 0)) / 1000)
    return max(tasks.values(), key=sum)
