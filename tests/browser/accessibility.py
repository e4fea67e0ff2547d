"""axe-core on an open page (vendor/axe.min.js): the rules of WCAG 2.2 AA and axe's best practices."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page
from route_view import SWITCH, show_all

AXE = Path(__file__).parent / "vendor/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Only violations are described and sent: the passes are most of a page and took three quarters of the time. Stylesheets
# aren't fetched again: none of these rules reads them, and from disk they can't be.
RUN = """async ([selector, tags]) => {
  const { violations } = await axe.run(selector, { runOnly: tags, resultTypes: ["violations"], preload: false });
  const list = (nodes) => nodes.slice(0, 3).map(({ target }) => target);
  return violations.map(({ id, help, nodes }) => ({ id, help, targets: list(nodes) }));
}"""


def wait_for_transitions(page: Page) -> None:
    """Wait for every finite animation to end: half-way colours have a contrast that nobody reads.

    Those of what is not displayed, such as the inside of something folded, don't go on until it is.
    """
    page.evaluate(
        """() => Promise.allSettled(document.getAnimations()
          .filter(({ effect }) => Number.isFinite(effect.getComputedTiming().endTime))
          .filter(({ effect }) => effect.target.checkVisibility())
          .map(({ finished }) => finished))"""
    )


def find_violations(page: Page, selector: str = "html") -> list[str]:
    """What axe finds inside `selector`, one line per violation: the rule, what it requires, up to three places."""
    if not page.evaluate("Boolean(globalThis.axe)"):
        page.evaluate(AXE.read_text(encoding="utf-8"))  # not as a script: the page runs no inline one
    violations = page.evaluate(RUN, [selector, TAGS])
    return [f"{violation['id']}: {violation['help']} {violation['targets']}" for violation in violations]


def find_faults_of_pages(browser: Browser, root: str, addresses: list[str], scheme: str, width: int) -> list[str]:
    """What axe finds on pages of the site at `root`, one line per violation.

    The pages are opened with a colour scheme and in a window of `width` pixels, with nothing folded.
    """
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800}, locale="es-ES")
    page = context.new_page()
    faults = []
    for address in addresses:
        page.goto(root + address)
        if page.locator(SWITCH).count():
            show_all(page)
        faults += [f"{address}: {violation}" for violation in find_violations(page)]
    context.close()
    return faults
