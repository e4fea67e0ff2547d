"""The command `python3 tasks.py lighthouse`: builds the site, serves it as GitHub Pages does, and prints the scores."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tooling.bench.weight import serve_compressed
from tooling.browser import BrowserError, get_browser
from tooling.lighthouse.audits import (
    CATEGORIES,
    LONGEST_SHIFT,
    Kind,
    Result,
    examine_pages,
    install_lighthouse,
    join_tries,
    pick_pages,
)
from tooling.npm import MissingTool
from tooling.site_building import ROOT, build_site

TRIES = 3


def main() -> int:
    try:
        chrome, package = get_browser().path, install_lighthouse(ROOT / ".cache/lighthouse")
        with TemporaryDirectory() as folder:
            site = Path(folder, "site")
            if code := build_site(site):
                return code
            results = _examine(site, chrome, package)
    except (BrowserError, MissingTool) as error:
        print(error, file=sys.stderr)
        return 1
    print(render_results(results))
    return 0 if all(result.is_enough for result in results.values()) else 1


def _examine(site: Path, chrome: Path, package: Path) -> dict[Kind, Result]:
    """The best result of each page: those that fall short are tried again."""
    pages = pick_pages(site)
    with serve_compressed(site) as (address, _):
        results = examine_pages(address, pages, chrome, package)
        for _ in range(TRIES - 1):
            again = {kind: page for kind, page in pages.items() if not results[kind].is_enough}
            if again:
                second = examine_pages(address, again, chrome, package)
                results |= {kind: join_tries(results[kind], result) for kind, result in second.items()}
    return results


def render_results(results: dict[Kind, Result]) -> str:
    """A table of scores and of how much pages move; below each page that falls short, what it lost points for."""
    heads = (f"{head:>14}" for head in (*CATEGORIES, "layout-shift"))
    lines = [" ".join([f"{'Lighthouse, móvil':<22}", *heads])]
    for kind, result in results.items():
        scores = (f"{result.scores.get(category, '—'):>14}" for category in CATEGORIES)
        lines.append(" ".join([f"{kind.title:<22}", *scores, f"{_render_shift(result.shift):>14}"]))
        if result.moves:
            shift, limit = _render_shift(result.shift), _render_shift(LONGEST_SHIFT)
            lines.append(f"  algo se mueve mientras carga: layout-shift {shift}, y el límite es {limit}")
        if not result.is_enough:
            lines += [f"  {fault}" for fault in result.faults]
    return "\n".join(lines)


def _render_shift(shift: float) -> str:
    return f"{shift:.3f}".replace(".", ",")


if __name__ == "__main__":
    raise SystemExit(main())
