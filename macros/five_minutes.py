"""Puts «En cinco minutos», which a page has in its front matter, in its text, below its title.

It becomes part of the page's Markdown, so that its links are checked and rewritten as any other.
"""

from __future__ import annotations

from course.pages.five_minutes import find_five_minutes
from macros.site import Site


def insert_five_minutes(site: Site, markdown: str) -> str:
    """The Markdown of the page being written, without its front matter, with the box below its title."""
    source = site.page.source
    texts = find_five_minutes(source)
    if texts is None or not source.is_chapter or not source.headings:
        return markdown
    title = source.text.split("\n")[source.headings[0].line - 1]
    before, found, after = markdown.partition(f"{title}\n")
    box = site.write_markdown("five_minutes.md.jinja", texts=texts)
    return f"{before}{found}\n{box}\n{after}" if found else markdown
