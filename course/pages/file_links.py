"""The files, other than pages, that a page links to or shows."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from course.files.offsets import find_place
from course.pages.links import list_links
from course.pages.written import Written
from course.runtime.memory import remembered

_ELSEWHERE = re.compile(r"/|www\.|[^/]*@")


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
    return tuple(_find_links(text))


def _find_links(text: str) -> Iterator[FileLink]:
    for address, offset in list_links(Written(text)):
        path = unquote(re.split(r"[?#]", address, maxsplit=1)[0])
        # MkDocs explains an address without an ending, which is a page's rather than a file's.
        if not _ELSEWHERE.match(path) and "." in posixpath.basename(path) and not path.endswith(".md"):
            yield FileLink(path, *find_place(text, offset))


def get_target(link: FileLink, page_uri: str) -> str:
    """The path under `docs/` that a link of the page `page_uri` leads to."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(page_uri), link.path))
