"""Pages, stylesheets and drawings of the site and of its offline copy are valid for the Nu Html Checker.

Pages of all kinds are judged here, and all of them every night (sweep_valid_pages.py).
"""

from __future__ import annotations

from pathlib import Path

import pytest
from pages_of_site import find_offline_page, list_pages, list_sample, to_address

from tooling.browser import is_browser_required
from tooling.html_checker import check_files, find_html_checker

pytestmark = pytest.mark.site

# Of the offline copy, whose pages hold no element that those of the site have not.
OFFLINE_PAGES = 6

# What the checker says and is not so: how its message begins, and why. Of stylesheets, what is newer than its checker
# of them; of the content policy, what it takes for another site's, since it reads files and 'self' is a server's.
ALLOWED = {
    "CSS: “paint-order”: Property “paint-order” doesn't exist.": "SVG 2",
    "CSS: “field-sizing”: Property “field-sizing” doesn't exist.": "CSS Basic User Interface 4",
    "CSS: “container-type”: Property “container-type” doesn't exist.": "CSS Conditional Rules 5",
    "CSS: Unrecognized at-rule “@container”": "the same",
    "CSS: “max-width”: Unknown dimension.": "`cqi`: CSS Conditional Rules 5",
    "Resource violates Content Security Policy (meta tag): external script ": "browser tests fail if any is blocked",
    "Resource violates Content Security Policy (meta tag): external stylesheet ": "the same",
    "Resource violates Content Security Policy (meta tag): image ": "the same",
    "Inline script violates Content Security Policy (meta tag)": "the JSON-LD, which is data: no browser runs it",
}


@pytest.fixture
def pages(built_site: Path, offline_site: Path) -> list[Path]:
    addresses = list_sample(built_site)
    return [
        *(path for path in list_pages(built_site) if to_address(built_site, path) in (*addresses, "404.html")),
        *(find_offline_page(offline_site, address) for address in addresses[:OFFLINE_PAGES]),
    ]


def test_the_checker_has_nothing_to_say(built_site: Path, offline_site: Path, pages: list[Path]) -> None:
    checker = find_html_checker()
    if checker is None and not is_browser_required():
        pytest.skip("no hay Java o falta el validador, que trae `python3 tasks.py test`")
    assert checker is not None, "con CI=true esta prueba no se omite"
    drawn = [path for site in (offline_site, built_site) for path in site.rglob("*") if path.suffix in (".css", ".svg")]
    files = [*{path.read_bytes(): path for path in drawn}.values(), *pages]
    assert {"404.html", "site.css", "favicon.svg"} <= {path.name for path in files}
    faults = check_files(checker, files)
    used = {start for start in ALLOWED for fault in faults if fault.message.startswith(start)}
    untold = [fault for fault in faults if not fault.message.startswith(tuple(ALLOWED))]
    assert [f"{fault.path}:{fault.line}: {fault.message}" for fault in untold] == []
    assert used == ALLOWED.keys(), "ya no hace falta permitirlo"
