"""axe-core on an open page (vendor/axe.min.js): the rules of WCAG 2.2 AA and axe's best practices."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page
from route_view import SWITCH, show_all

AXE = Path(__file__).parent / "vendor/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Only violations are described and sent: the passes are most of a page and took three quarters of the time. Stylesheets
# aren't fetched again: none of these rules reads them, and from disk they can't be.
RUN = """async ([selector, rules]) => {
  const { violations } = await axe.run(selector, { runOnly: rules, resultTypes: ["violations"], preload: false });
  const list = (nodes) => nodes.slice(0, 3).map(({ target }) => target);
  return violations.map(({ id, help, nodes }) => ({ id, help, targets: list(nodes) }));
}"""
# The rules that measure how each element is drawn: three quarters of axe's time. Stylesheets draw by tags and classes.
DRAWN = ["color-contrast", "link-in-text-block", "target-size"]
# All rules but these on the whole page, and these only where an element, in one like its parent, is of a kind that is
# not in `seen`. The kinds are those of pages_of_site.py, with and without words of their own; what is hidden isn't
# seen. Returns the violations, as RUN, and what is seen from now on.
RUN_ON_NEW = """async ([tags, drawn, seen]) => {
  const known = new Set(seen);
  const name = (element) => {
    const hasWords = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const marks = ["role", "type"].map((key) => `${key}=${element.getAttribute(key)}`);
    return [...element.classList, ...marks, `words=${hasWords}`].map((mark) => `${element.localName}.${mark}`);
  };
  const pair = (element) => {
    const parent = element.parentElement ? name(element.parentElement)[0] : "";
    return name(element).map((kind) => `${parent} > ${kind}`);
  };
  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true });
  const isNew = (element) => isSeen(element) && pair(element).some((kind) => !known.has(kind));
  const repeated = [];
  const visit = (element) => {
    const inside = element.matches("svg, pre") ? [] : [...element.querySelectorAll(":not(svg *, pre *)")];
    if (!isNew(element) && !inside.some(isNew)) {
      repeated.push(element);
      return;
    }
    if (isSeen(element)) pair(element).forEach((kind) => known.add(kind));
    if (inside.length) [...element.children].forEach(visit);
  };
  visit(document.documentElement);
  const off = Object.fromEntries(drawn.map((rule) => [rule, { enabled: false }]));
  const given = { resultTypes: ["violations"], preload: false };
  const where = { include: [document.documentElement], exclude: repeated };
  const results = [
    await axe.run("html", { ...given, runOnly: { type: "tag", values: tags }, rules: off }),
    await axe.run(where, { ...given, runOnly: drawn }),
  ];
  const list = (nodes) => nodes.slice(0, 3).map(({ target }) => target);
  const violations = results.flatMap((result) => result.violations);
  return [violations.map(({ id, help, nodes }) => ({ id, help, targets: list(nodes) })), [...known]];
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


def find_violations(page: Page, selector: str = "html", rules: Sequence[str] = TAGS) -> list[str]:
    """What axe finds inside `selector`, one line per violation: the rule, what it requires, up to three places.

    `rules` are tags of rules, or rules.
    """
    _load_axe(page)
    return _tell(page.evaluate(RUN, [selector, rules]))


class WalkThroughPages:
    """Looks at pages one after another, and at how an element is drawn only where the first of its kind is."""

    def __init__(self) -> None:
        self._seen: list[str] = []

    def find_violations(self, page: Page) -> list[str]:
        """What axe finds on the page, as `find_violations`."""
        _load_axe(page)
        violations, self._seen = page.evaluate(RUN_ON_NEW, [TAGS, DRAWN, self._seen])
        return _tell(violations)


def _load_axe(page: Page) -> None:
    if not page.evaluate("Boolean(globalThis.axe)"):
        page.evaluate(AXE.read_text(encoding="utf-8"))  # not as a script: the page runs no inline one


def _tell(violations: list[dict[str, Any]]) -> list[str]:
    return [f"{violation['id']}: {violation['help']} {violation['targets']}" for violation in violations]


def find_faults_of_pages(
    browser: Browser,
    root: str,
    addresses: Iterable[str],
    scheme: str,
    width: int,
    find: Callable[[Page], list[str]] = find_violations,
) -> list[str]:
    """What axe finds on pages of the site at `root`, one line per violation.

    The pages are opened with a colour scheme and in a window of `width` pixels, with nothing folded. `find` lists the
    violations of an open page.
    """
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800}, locale="es-ES")
    page = context.new_page()
    faults = []
    for address in addresses:
        page.goto(root + address)
        if page.locator(SWITCH).count():
            show_all(page)
        faults += [f"{address}: {violation}" for violation in find(page)]
    context.close()
    return faults
