"""The pages of this course, for the web and for disk, keep to their policy (exports/content_policy.py)."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from exports.content_policy import HEADERS_FILE, make_page_policy, render_headers_file

pytestmark = pytest.mark.site

DATA = {"application/json", "application/ld+json"}
LOADS = "script, style, link, img"


@pytest.mark.parametrize("site", ["built_site", "offline_site"])
def test_every_page_has_the_policy_first_and_nothing_inline(request: pytest.FixtureRequest, site: str) -> None:
    folder: Path = request.getfixturevalue(site)
    pages = sorted(folder.rglob("*.html"))
    assert len(pages) > 100
    faults = {page.relative_to(folder).as_posix(): find_faults(page.read_text(encoding="utf-8")) for page in pages}
    assert {path: found for path, found in faults.items() if found} == {}


def find_faults(html: str) -> list[str]:
    tree = LexborHTMLParser(html)
    policy = tree.css(f'meta[http-equiv="Content-Security-Policy"], {LOADS}')[0]
    faults = [] if policy.attributes.get("content") == make_page_policy() else ["no empieza por la política"]
    for node in tree.css("*"):
        attributes = node.attributes
        if node.tag == "style" or "style" in attributes or any(name.startswith("on") for name in attributes):
            faults.append(f"<{node.tag}> con estilo o código propio: {attributes}")
        if node.tag == "script" and "src" not in attributes and attributes.get("type") not in DATA:
            faults.append("guion dentro de la página")
        if node.tag == "link" and attributes.get("rel") == "next":
            faults.append("enlace que Firefox carga de antemano")
        if (attributes.get("href") or "").lower().startswith("javascript:"):
            faults.append(f"enlace que ejecuta código: {attributes['href']}")
    return faults


def test_faults_are_found() -> None:
    page = (
        "<link rel=stylesheet href=a.css><link rel=next href=b><p style='color:red' onclick='f()'>"
        "<a href='JavaScript:f()'>a</a><style>p{}</style><script>f()</script><script type=application/json>{}</script>"
    )
    assert len(find_faults(page)) == 6


def test_a_host_finds_the_headers_beside_the_pages(built_site: Path, offline_site: Path) -> None:
    assert (built_site / HEADERS_FILE).read_text(encoding="utf-8") == render_headers_file()
    assert not (offline_site / HEADERS_FILE).exists()
