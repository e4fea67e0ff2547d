"""How soon the reader's search answers, on a slowed processor: over a server and from a folder, in a real Chromium.

Only measures; the sites are built by whoever calls. Chromium slows the page's main thread and not its workers, so a
figure of what a worker does is that of this machine.
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
PAUSE_MS = 400
_OPENER = "[data-search-open]"
_LETTER = "a"  # in nearly every section: the dearest first letter, and one that has results by itself
_TRACED = ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"]

# For each key, the milliseconds until a list that answers it was on the screen. Nothing else is asked of the page while
# it is measured, for its answer would be a task of the page's too.
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
    """Open a page of a built site, open its search, type a letter at once, then the queries, letter by letter.

    ``browser`` is a Playwright browser; ``page`` the path of a page's file inside ``folder``.
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
    browser.start_tracing(page=page, categories=_TRACED)
    page.locator(_OPENER).click()
    page.keyboard.type(_LETTER)
    page.wait_for_timeout(PAUSE_MS * rate)  # the rest of the index arrives meanwhile
    for query in QUERIES:
        page.keyboard.press("Control+A")
        page.keyboard.type(query, delay=PAUSE_MS)
        page.wait_for_timeout(PAUSE_MS)
    trace = browser.stop_tracing()
    first, *others = page.evaluate("searchWatch")
    context.close()
    others.sort()
    return SearchTimes(max(_find_tasks(json.loads(trace))), first, others[len(others) // 2], others[-1])


def _find_tasks(trace: dict[str, Any]) -> Iterable[float]:
    """Processor milliseconds of each task of the page's main thread: the busiest of the threads with that name."""
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
