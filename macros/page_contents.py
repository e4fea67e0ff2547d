"""Headings that a macro writes as HTML, in the page's table of contents: those that its template marks `data-contents`.

MkDocs lists the headings of the Markdown. What is written later, in a slot (`macros/site.py`), joins that list here, in
its place in the page. `data-contents="needs-script"` is for a heading that isn't shown without scripts, and neither is
its entry. A heading that is only shown at times has its entry hidden meanwhile by docs/assets/js/place/sections.js.
"""

from __future__ import annotations

import re
from html import unescape

from mkdocs.structure.toc import AnchorLink, TableOfContents

_HEADING = re.compile(r'<h[2-6]\b(?P<before>[^>]*) id="(?P<id>[^"]+)"(?P<after>[^>]*)>(?P<title>[^<]*)')
_MARK = re.compile(r' data-contents(?:="(?P<when>[^"]*)")?(?= |$)')


class MacroHeading(AnchorLink):
    """An entry of the table of contents that overrides/partials/toc-item.html may leave for pages with scripts."""

    def __init__(self, title: str, anchor: str, needs_script: bool) -> None:
        super().__init__(title, anchor, level=2)
        self.needs_script = needs_script


def add_macro_headings(toc: TableOfContents, html: str) -> None:
    """Add the marked headings of a page's HTML to its table of contents, below the page's title."""
    headings = [*_HEADING.finditer(html)]
    found = [
        MacroHeading(unescape(heading["title"]), heading["id"], mark["when"] == "needs-script")
        for heading in headings
        if (mark := _MARK.search(heading["before"] + heading["after"]))
    ]
    if not found:
        return
    places = {heading["id"]: place for place, heading in enumerate(headings)}
    entries = toc.items[0].children
    entries += found
    entries.sort(key=lambda entry: places[entry.id])
