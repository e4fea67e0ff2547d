"""The pages that Lighthouse examines, what it finds in each, and what is asked of them.

Lighthouse measures with its own mobile profile, a middle phone on a slow network. Accessibility, good practices and SEO
don't depend on the machine: 100 is asked. Speed does, because Lighthouse derives it from what the page takes on this
processor: with others at work, a page that deserves 100 gets 97. So the best of some tries counts, and what is asked is
a floor, besides that nothing moves while the page loads; the weight of pages, which is what else decides, has its limit
in tests/content/test_site.py.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tooling.npm import MissingTool, install_package

PACKAGE = "lighthouse"
VERSION = "13.5.0"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
SPEED = "performance"
SPEED_FLOOR = 95
LONGEST_SHIFT = 0.01  # the score of layout shifts: 0 if nothing moves, and it is good under 0.1
_SCRIPT = Path(__file__).with_name("audit.mjs")


@dataclass(frozen=True)
class Kind:
    """A kind of page: of those whose file matches `pattern`, the one with most HTML.

    What is at `opens` is clicked first, if it is given, and then `types` is typed.
    """

    title: str
    pattern: str
    opens: str = ""
    types: str = ""


KINDS = (
    Kind("portada", "index.html"),
    Kind("portada de tema", "tema-*/index.html"),
    Kind("lección con preguntas", "tema-*/*/index.html"),
    Kind("caso", "casos/*/index.html"),
    Kind("bibliografía", "bibliografia/index.html"),
    Kind("plan", "mi-plan/index.html"),
    Kind("repaso", "autoevaluacion/repaso/index.html"),
    Kind("prueba final", "autoevaluacion/prueba-final/index.html"),
    Kind("progreso", "autoevaluacion/index.html"),
    Kind("buscador abierto", "index.html", "[data-search-open]", "administración"),
)


@dataclass(frozen=True)
class Result:
    """The scores of a page, from 0 to 100, by category; how much it moved; and what it lost points for, in English."""

    scores: Mapping[str, int]
    shift: float
    faults: Sequence[str]

    @property
    def moves(self) -> bool:
        return self.shift > LONGEST_SHIFT

    @property
    def is_enough(self) -> bool:
        asked = {category: SPEED_FLOOR if category == SPEED else 100 for category in CATEGORIES}
        return not self.moves and all(score >= asked[name] for name, score in self.scores.items())


def pick_pages(site: Path, kinds: Sequence[Kind] = KINDS) -> dict[Kind, str]:
    """The address inside a built site, without its root, of a page of each kind that it has."""
    found = {kind: sorted(site.glob(kind.pattern), key=lambda path: path.stat().st_size) for kind in kinds}
    return {
        kind: paths[-1].relative_to(site).as_posix().removesuffix("index.html")
        for kind, paths in found.items()
        if paths
    }


def install_lighthouse(folder: Path) -> Path:
    """The folder of the package, which npm keeps in `folder`. Raises MissingTool."""
    return install_package(PACKAGE, VERSION, folder)


def examine_pages(address: str, pages: Mapping[Kind, str], chrome: Path, package: Path) -> dict[Kind, Result]:
    """What Lighthouse, whose folder is `package`, finds in pages served at `address`. Raises MissingTool."""
    asked = {
        "chrome": str(chrome),
        "pages": [
            {"address": address + page, "opens": kind.opens, "types": kind.types} for kind, page in pages.items()
        ],
    }
    done = subprocess.run(
        ["node", str(_SCRIPT), str(package.parent)],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise MissingTool(
            f"Lighthouse no ha podido medir: {(done.stderr.strip().splitlines() or ['no dice por qué'])[-1]}"
        )
    results = [
        Result(
            {name: round(score * 100) for name, score in one["scores"].items()}, round(one["shift"], 3), one["faults"]
        )
        for one in json.loads(done.stdout)
    ]
    return dict(zip(pages, results, strict=True))


def join_tries(first: Result, second: Result) -> Result:
    """The better of two tries of a page: speed varies with the machine, and the rest is the same in both."""
    return max(first, second, key=lambda result: (result.is_enough, result.scores.get(SPEED, 0)))
