"""A percentage never breaks in two lines: the space of «2,3 %» in a page's HTML becomes a non-breaking one.

Authors type a plain space, as anywhere else; this is the one place where it changes, for pages, texts of the data and
questions. Code and what scripts read are left alone.
"""

from __future__ import annotations

import re

_NUMBER_OR_KEPT = re.compile(
    r"(?P<number>\d(?:</[a-z]+>)*)\s%"
    r"|<(?P<kept>script|style|template|code|pre|textarea)\b.*?</(?P=kept)>"
    r"|<[a-zA-Z/!][^>]*>",
    re.DOTALL,
)


def join_percentages(html: str) -> str:
    """The same HTML with a non-breaking space between each number and the sign that follows it."""
    return _NUMBER_OR_KEPT.sub(
        lambda found: f"{found['number']}\N{NO-BREAK SPACE}%" if found["number"] else found[0], html
    )
