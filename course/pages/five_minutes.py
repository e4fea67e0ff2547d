"""«En cinco minutos»: the rule, the example and the tool of a chapter page, in its front matter.

What is wrong in them is for `course/checks/five_minutes.py`.
"""

from __future__ import annotations

from typing import NamedTuple

from course.pages.outline import PageSource

FIVE_MINUTES = "in_five_minutes"  # the key of the front matter
FIVE_MINUTES_WORDS = 60  # at most, in the three together


class FiveMinutes(NamedTuple):
    """What a page teaches, one of its examples and what the reader can use: one line each, with inline Markdown."""

    rule: str
    example: str
    tool: str


def find_five_minutes(page: PageSource) -> FiveMinutes | None:
    """Those of a page, or None if it has none or lacks any of the three."""
    written = (page.meta or {}).get(FIVE_MINUTES)
    if not isinstance(written, dict):
        return None
    texts = [written.get(name) for name in FiveMinutes._fields]
    given = [" ".join(text.split()) for text in texts if isinstance(text, str)]
    return FiveMinutes(*given) if len(given) == len(texts) and all(given) else None
