"""Plain texts of the data in a template that is Markdown: what is a sign to their author stays a sign."""

from __future__ import annotations

import re

from course.sources.citations import GROUP_PATTERN

_CITATION_OR_SIGN = re.compile(rf"{GROUP_PATTERN}|[\\*_]")


def escape_signs(text: str) -> str:
    """The text as Markdown that is shown as the text is: `@ayto_ejemplo_es`, `____`. Citations are left alone."""
    return _CITATION_OR_SIGN.sub(lambda match: match[0] if match[0].startswith("[") else f"\\{match[0]}", text)
