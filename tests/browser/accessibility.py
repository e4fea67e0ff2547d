"""axe-core on an open page (vendor/axe.min.js): the rules of WCAG 2.2 AA and axe's best practices."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parent / "vendor/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def find_violations(page: Page, selector: str = "html") -> list[str]:
    """What axe finds inside `selector`, a line each: the rule, what it asks, up to three places."""
    if not page.evaluate("Boolean(globalThis.axe)"):
        page.add_script_tag(path=AXE)
    result = page.evaluate("([selector, tags]) => axe.run(selector, {runOnly: tags})", [selector, TAGS])
    return [
        f"{violation['id']}: {violation['help']} {[node['target'] for node in violation['nodes']][:3]}"
        for violation in result["violations"]
    ]
