"""Collects the sections of all pages for the search index, which `exports/search_index.py` makes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from mkdocs.structure.pages import Page

from course.derived.tools import list_tool_pages
from course.loaded.parts import CourseParts
from course.model import SearchGuide
from course.pages.outline import SOURCES_ANCHOR
from exports.search_guide import guide_sections
from exports.search_index import TEXT_FILE, Section, build_search_files, extract_sections

# A page's summary comes after the section that it sums up.
SUMMARY_ANCHOR = "ideas-clave"
SUMMARY_WEIGHT = 0.3
SEARCH_FOLDER = "assets"


def collect_sections(html: str, page: Page) -> list[Section]:
    """The sections of a page's finished content; none if its front matter has `search: {exclude: true}`."""
    if (page.meta.get("search") or {}).get("exclude"):
        return []
    trail = tuple(ancestor.title or "" for ancestor in reversed([*page.ancestors]))
    sections = extract_sections(html, page.url, page.title, trail)
    # Not a page's list of sources: all authors and titles are in the bibliography, which a search for them should find.
    return [
        replace(section, weight=SUMMARY_WEIGHT) if section.anchor == SUMMARY_ANCHOR else section
        for section in sections
        if section.anchor != SOURCES_ANCHOR
    ]


def build_search_scripts(course: CourseParts, site_dir: Path, pages: Iterable[tuple[str, Sequence[Section]]]) -> None:
    """Write the index from the sections of all pages, each with its path under `docs/`, in the order of these paths.

    Text files that exist are not rewritten: their names are digests of their content.
    """
    guide = course.find_value(SearchGuide) or SearchGuide()
    tools = list_tool_pages(course)
    sections = [section for uri, own in pages for section in guide_sections(guide, tools, uri, own)]
    files = build_search_files(sections, guide.synonyms)
    folder = site_dir / SEARCH_FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    present = {path.name: path for path in folder.glob(TEXT_FILE.format(digest="*"))}
    for name in present.keys() - files.keys():
        present[name].unlink()
    for name in files.keys() - present.keys():
        (folder / name).write_text(files[name], encoding="utf-8")
