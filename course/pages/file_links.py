"""The files, other than pages, that a page links to or shows."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from course.pages.macro_calls import blank_raw_blocks
from course.runtime.memory import remembered
from course.sources.citations import blank_code

_MARKDOWN = re.compile(
    r"\]\(\s*<?(?P<address>[^)\s>]+)[^()\n]*\)|^[ ]{0,3}\[[^\]\n]+\]:[ ]*<?(?P<defined>[^\s>]+)", re.MULTILINE
)
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|/|www\.")


class FileLink(NamedTuple):
    """A link to a file: its path as written, and its place."""

    path: str
    line: int
    column: int


@remembered
def find_file_links(text: str) -> tuple[FileLink, ...]:
    """The links of a page's text to files of the site that aren't pages, outside code and comments."""
    if "](" not in text and "]:" not in text:
        return ()
    return tuple(_find_links(blank_code(blank_raw_blocks(text))))


def _find_links(shown: str) -> Iterator[FileLink]:
    for match in _MARKDOWN.finditer(shown):
        group = "address" if match["address"] is not None else "defined"
        path = unquote(re.split(r"[?#]", match[group], maxsplit=1)[0])
        # MkDocs explains an address without an ending, which is a page's rather than a file's.
        if not _ELSEWHERE.match(path) and "." in posixpath.basename(path) and not path.endswith(".md"):
            start = match.start(group)
            line, column = shown.count("\n", 0, start) + 1, start - shown.rfind("\n", 0, start)
            yield FileLink(path, line, column)


def get_target(link: FileLink, page_uri: str) -> str:
    """The path under `docs/` that a link of the page `page_uri` leads to."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(page_uri), link.path))
