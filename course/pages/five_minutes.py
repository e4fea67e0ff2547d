"""«En cinco minutos»: the rule, the example and the tool of a chapter page, in its front matter.

What is wrong in them is for `course/checks/five_minutes.py`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from course.files.offsets import blank
from course.pages.outline import FRONT_MATTER, PageSource

FIVE_MINUTES = "in_five_minutes"  # the key of the front matter
FIVE_MINUTES_WORDS = 60  # at most, in the three together

_WRITTEN = re.compile(rf"^{FIVE_MINUTES}:[ ]*(?:#.*)?\n(?P<parts>(?:[ ]+.*\n|[ ]*\n)+)", re.MULTILINE)
# A text in one line or several, without the quotes around it or the sign of a folded text before it.
_PART = re.compile(
    r"^(?P<indent>[ ]+)(?P<key>[\w-]+):[ ]*(?:[>|][+-]?[ ]*\n[ ]*)?"
    r"(?P<quote>[\"']?)(?P<text>.*(?:\n(?P=indent)[ ]+.*)*)\n",
    re.MULTILINE,
)
_ANY = re.compile(r"[^\n]+")


class FiveMinutes(NamedTuple):
    """What a page teaches, one of its examples and what the reader can use: one line each, with inline Markdown."""

    rule: str
    example: str
    tool: str


class WrittenPart(NamedTuple):
    """A key below `in_five_minutes` as its author wrote it: where the key and its text start in the page's text."""

    key: str
    offset: int
    start: int
    end: int


def find_five_minutes(page: PageSource) -> FiveMinutes | None:
    """Those of a page, or None if it has none or lacks any of the three."""
    written = (page.meta or {}).get(FIVE_MINUTES)
    if not isinstance(written, dict):
        return None
    texts = [written.get(name) for name in FiveMinutes._fields]
    given = [" ".join(text.split()) for text in texts if isinstance(text, str)]
    return FiveMinutes(*given) if len(given) == len(texts) and all(given) else None


def find_written_parts(text: str) -> list[WrittenPart]:
    """The keys below `in_five_minutes` in the text of a page, in order."""
    front_matter = FRONT_MATTER.match(text)
    written = _WRITTEN.search(text, 0, front_matter.end()) if front_matter and FIVE_MINUTES in front_matter[0] else None
    if written is None:
        return []
    parts = []
    for match in _PART.finditer(text, written.start("parts"), written.end("parts")):
        inside = match["text"].rstrip().removesuffix(match["quote"] or "\0")
        start = match.start("text")
        parts.append(WrittenPart(match["key"], match.start("key"), start, start + len(inside)))
    return parts


def isolate_part(text: str, part: WrittenPart) -> str:
    """The text of a part, with spaces in the place of all that is above it, so that offsets are those of the page."""
    return blank(_ANY, text[: part.start]) + text[part.start : part.end]


def blank_front_matter(text: str) -> str:
    """The text of a page with spaces in place of its front matter, except for the texts of «En cinco minutos»."""
    blanked = blank(FRONT_MATTER, text)
    for part in find_written_parts(text):
        if part.key in FiveMinutes._fields:
            blanked = blanked[: part.start] + text[part.start : part.end] + blanked[part.end :]
    return blanked
