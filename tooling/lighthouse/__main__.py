"""The command `python3 tasks.py lighthouse`: builds the site, serves it as GitHub Pages does, and prints the scores."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tooling.bench.weight import serve_compressed
from tooling.browser import BrowserError, get_browser
from tooling.lighthouse.audits import CATEGORIES, Kind, Result, examine_pages, join_tries, pick_pages
from tooling.npm import MissingTool
from tooling.site_building import ROOT, build_site

TRIES = 3


def main() -> int:
    with TemporaryDirectory() as folder:
        site = Path(folder, "site")
        if code := build_site(site):
            return code
        pages = pick_pages(site)
        try:
            with serve_compressed(site) as (address, _):
                results = examine_pages(address, pages, get_browser().path, ROOT / ".cache/lighthouse")
                for _ in range(TRIES - 1):
                    again = {kind: page for kind, page in pages.items() if not results[kind].is_enough}
                    if again:
                        second = examine_pages(address, again, get_browser().path, ROOT / ".cache/lighthouse")
                        results |= {kind: join_tries(results[kind], result) for kind, result in second.items()}
        except (BrowserError, MissingTool) as error:
            print(error, file=sys.stderr)
            return 1
    print(render_results(results))
    return 0 if all(result.is_enough for result in results.values()) else 1


def render_results(results: dict[Kind, Result]) -> str:
    """A table of scores; below each page that falls short, what it lost points for."""
    lines = [" ".join([f"{'Lighthouse, móvil':<22}", *(f"{category:>14}" for category in CATEGORIES)])]
    for kind, result in results.items():
        scores = (f"{result.scores.get(category, '—'):>14}" for category in CATEGORIES)
        lines.append(" ".join([f"{kind.title:<22}", *scores]))
        if not result.is_enough:
            lines += [f"  {fault}" for fault in result.faults]
    return "\n".join(lines)


if __name__ == "__main__":
    raise SystemExit(main())
