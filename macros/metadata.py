"""What a page's `<head>` says to machines: schema.org JSON-LD and Open Graph (`exports/metadata.py` makes both)."""

from __future__ import annotations

from typing import Any

from mkdocs.structure.pages import Page

from exports.metadata import build_open_graph, build_page_graph, dump_json_ld
from macros.site import Site


def build_page_metadata(site: Site, page: Page, config: Any) -> dict[str, Any]:
    """The template variables `page_graph` (JSON text) and `page_open_graph` (pairs of property and content)."""
    return {}
