"""What a preview says of a page that could be made: the warnings of MkDocs and of the build, at the top of the page.

An author looks at the browser, not at the terminal. The notes are only in the written pages, not in their records.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

_OF_PAGE = re.compile(r"docs/(?P<uri>[^:]+\.md)(?::\d+)*: (?:error|aviso): .+")
_HEADING = re.compile(r"<h1[\s>]")


def collect_notes(messages: Iterable[str]) -> dict[str, list[str]]:
    """The lines about each page, by its path under `docs/`."""
    notes: dict[str, list[str]] = {}
    for line in (line for message in messages for line in message.split("\n")):
        match = _OF_PAGE.fullmatch(line)
        if match and line not in notes.setdefault(match["uri"], []):
            notes[match["uri"]].append(line)
    return notes


def write_notes(
    notes: dict[str, list[str]],
    noted: set[str],
    find_output: Callable[[str], tuple[Path, str] | None],
    render: Callable[[list[str]], str],
) -> None:
    """Put the notes in the pages that have any, and take them out of those that had.

    `noted` are the pages with notes, and is updated; `find_output` gives the file of a page and what a build writes in
    it; None for a page that could not be made.
    """
    for uri in sorted(noted | notes.keys()):
        output = find_output(uri)
        if output is not None:
            path, html = output
            path.write_text(_insert(html, render(notes[uri])) if uri in notes else html, encoding="utf-8", newline="")
    noted.clear()
    noted.update(notes)


def _insert(html: str, note: str) -> str:
    """The page with a note above its title."""
    heading = _HEADING.search(html)
    place = heading.start() if heading else len(html)
    return f"{html[:place]}{note}{html[place:]}"
