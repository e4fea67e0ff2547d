"""Pages and headings that data files name: what is reported of those that don't exist."""

from __future__ import annotations

from collections.abc import Mapping

from course.files.location import Location
from course.findings import Finding, suggest_close_match
from course.loaded.located import Located
from course.pages.outline import PageSource


def report_missing_page(
    pages: Mapping[str, PageSource], located: Located[object], uri: str, place: Location
) -> Finding:
    """That no page is at a path under `docs/`, with the path that looks most like it. `pages` are by their paths."""
    suggestion = suggest_close_match(uri, pages)
    lacking = None if suggestion else f"docs/{uri}"
    return located.make_finding(f"no existe la página docs/{uri}", *place, suggestion=suggestion, lacking=lacking)


def report_missing_anchor(page: PageSource, located: Located[object], anchor: str, place: Location) -> Finding:
    """That no heading of a page has an anchor, with the one that looks most like it."""
    suggestion = suggest_close_match(anchor, [heading.anchor for heading in page.headings if heading.anchor])
    lacking = None if suggestion else page.path
    message = f"ningún apartado de {page.path} tiene el ancla `{anchor}`"
    return located.make_finding(message, *place, suggestion=suggestion, lacking=lacking)
