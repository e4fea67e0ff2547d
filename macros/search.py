"""Gathers the sections of every page for the site's search index (`exports/search_index.py` makes the index itself)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mkdocs.structure.pages import Page

from exports.search_index import Section, build_search_index, extract_sections

# A page's list of sources: every author and title is in the bibliography, where a search for them should lead.
SOURCES_ANCHOR = "fuentes"
SEARCH_INDEX_PATH = "assets/search-index.js"


def collect_sections(html: str, page: Page) -> list[Section]:
    """The sections of a page's finished content; none where its front matter says `search: {exclude: true}`."""
    if (page.meta.get("search") or {}).get("exclude"):
        return []
    trail = tuple(ancestor.title for ancestor in reversed(page.ancestors))
    sections = extract_sections(html, page.url, page.title, trail)
    return [section for section in sections if section.anchor != SOURCES_ANCHOR]


def build_search_script(site_dir: Path, sections: Sequence[Section]) -> None:
    """Write the index from the sections of all pages, in the order of the pages' paths."""
    path = site_dir / SEARCH_INDEX_PATH
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(build_search_index(sections), encoding="utf-8")
