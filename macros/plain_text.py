"""Plain texts of the data in a Markdown template: characters that are markup in Markdown are shown as they are."""

from __future__ import annotations

import re

from course.sources.citations import GROUP_PATTERN

# At the start of a text, and so perhaps of a paragraph, they would begin a heading, a list or a quotation.
_OPENING_SIGN = re.compile(r"^(?P<number>\d*)(?P<sign>[#>+-]|(?<=\d)[.)])(?=\s)")
_CITATION_OR_SIGN = re.compile(rf"{GROUP_PATTERN}|[\\*_]")


def escape_signs(text: str) -> str:
    """The text escaped for Markdown, except citations: `@ayto_ejemplo_es` and `____` are shown as written."""
    escaped = _CITATION_OR_SIGN.sub(lambda match: match[0] if match[0].startswith("[") else f"\\{match[0]}", text)
    return _OPENING_SIGN.sub(r"\g<number>\\\g<sign>", escaped)
