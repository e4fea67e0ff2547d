"""What readers of this course type, however they type it: the section that answers it is among the first found."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from course_search import open_search
from search_files import read_documents, read_search_scripts
from selectolax.lexbor import LexborHTMLParser

pytestmark = pytest.mark.site

QUERIES = Path(__file__).parent / "search_queries.yml"
FIRST_RESULTS = 5
OFFICIAL_HEADING = re.compile(r"t(?P<tema>\d)/(?P<anchor>.+)")


def read_queries() -> list[tuple[str, str]]:
    """Each query, with the section that it asks for."""
    pairs = yaml.safe_load(QUERIES.read_text(encoding="utf-8"))
    return [(str(query), pair["section"]) for pair in pairs for query in pair["queries"]]


@pytest.fixture(scope="module", params=["built_site", "offline_site"])
def site(request: pytest.FixtureRequest) -> Path:
    """The site, and its copy to read offline."""
    folder: Path = request.getfixturevalue(request.param)
    return folder


def simplify_address(address: str) -> str:
    """`tema-1/2/#2` for a section of either."""
    path, _, anchor = address.partition("#")
    path = re.sub(r"(^|/)index\.html$", r"\1", path)
    return f"{path.replace('.html', '/')}#{anchor}"


def is_expected(found: str, section: str) -> bool:
    """Whether an address is the section asked for, given as an address or as the id of an official heading."""
    official = OFFICIAL_HEADING.fullmatch(section)
    if not official:
        return found == section
    tema, anchor = official["tema"], official["anchor"]
    path, _, found_anchor = found.partition("#")
    is_row = path == "programa/" and found_anchor == f"t{tema}-{anchor}"
    return is_row or (path.startswith(f"tema-{tema}/") and found_anchor == anchor)


def test_every_query_finds_its_section(site: Path) -> None:
    wanted = read_queries()
    assert len({section for _, section in wanted}) >= 40
    find_shown = open_search(site)
    failures = []
    for query, section in wanted:
        found = [simplify_address(address) for address in find_shown(query)[:FIRST_RESULTS]]
        if not any(is_expected(address, section) for address in found):
            failures.append(f"«{query}» no encuentra {section}, sino {', '.join(found) or 'nada'}")
    assert not failures, "\n".join(failures)


def test_every_section_of_the_index_is_in_its_page(site: Path) -> None:
    lost = []
    for found in read_documents(read_search_scripts(site)):
        path = site / found["u"]
        file = path if path.suffix else path / "index.html"
        ids = {node.attributes["id"] for node in LexborHTMLParser(file.read_text(encoding="utf-8")).css("[id]")}
        lost += [f"{found['u']}#{section['a']}" for section in found["s"] if section["a"] not in {*ids, ""}]
    assert lost == []
