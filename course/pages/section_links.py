"""The calls of `section_link` in a text: which heading each links to, and in which words.

They are found in the text itself and not by Jinja (`macro_calls.py` beside this one), because what is around a call
matters, and the words count as the text's own.
"""

from __future__ import annotations

import re

_CALL = re.compile(
    r"""\{\{-?\s*section_link\(\s*(?:id\s*=\s*)?
    (?P<id_quote>["'])(?P<id>[^"']*)(?P=id_quote)
    (?:\s*,\s*(?:text\s*=\s*)?(?P<quote>["'])(?P<words>.*?)(?P=quote))?
    \s*,?\s*\)\s*-?\}\}""",
    re.VERBOSE | re.DOTALL,
)


def show_section_links(text: str) -> str:
    """The text with the words of its links to sections in the place of the calls that have any."""
    return _CALL.sub(lambda call: call["words"] or call[0], text) if "section_link" in text else text
