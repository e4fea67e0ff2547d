"""The calls of `section_link` in a text: which section each links to, and in which words.

They are found in the text itself and not by Jinja (`macro_calls.py` beside this one), because what is around a call
matters, and its words count as the text's own. Whether the words suit the section is for the checks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_CALL = re.compile(
    r"""\{\{-?\s*section_link\(\s*(?:id\s*=\s*)?
    (?P<id_quote>["'])(?P<id>[^"']*)(?P=id_quote)
    (?:\s*,\s*(?:text\s*=\s*)?(?P<quote>["'])(?P<words>(?:(?!\}\}).)*?)(?P=quote))?
    \s*,?\s*\)\s*-?\}\}""",
    re.VERBOSE | re.DOTALL,
)


def find_section_links(text: str) -> Iterator[re.Match[str]]:
    """The calls, each with its `id` and its `words`, which are None if it has none."""
    return _CALL.finditer(text) if "section_link" in text else iter(())


def show_section_links(text: str) -> str:
    """The text with the words of its links to sections in the place of the calls that have any."""
    return _CALL.sub(lambda call: call["words"] or call[0], text) if "section_link" in text else text


def replace_section_links(text: str, shown: str) -> str:
    """The text with `shown` in the place of every call."""
    return _CALL.sub(shown, text)
