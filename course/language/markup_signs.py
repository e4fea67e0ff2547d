"""Signs of Markdown, HTML, macros and citations, in a text that is shown as it is: the reader would see them.

Signs that a text may hold for themselves (`5 * 3`, `a < b`, `@ayto_ejemplo_es`, `____`) are not found.
"""

from __future__ import annotations

import re

_EMPHASIS = r"\*\*|(?<!\w)\*\w|(?<![\w@/])_{1,2}(?=[^\W_])[^_\n]*(?<=[^\W_])_{1,2}(?!\w)"
_LINK = r"\]\(|\]\[|\[@"
_MACRO = r"\{[{%#]"
_TAG = r"</?[a-z]|<!--"
_ENTITY = r"&(?:\#\d+|\#x[0-9a-f]+|[a-z]+\d*);"
_BLOCK = r"\n[ \t]*(?:[-*+]|\#{1,6})[ \t]"

MARKUP = re.compile("|".join((_EMPHASIS, "`", _LINK, _MACRO, _TAG, _ENTITY, _BLOCK)), re.IGNORECASE)

# The same in a text that may have emphasis and code.
NOT_INLINE = re.compile("|".join((r"\]\(|\]\[", _MACRO, r"</?[a-z][^>]*>|<!--", _ENTITY, _BLOCK)), re.IGNORECASE)

# The same in what others wrote, as the title of a work, where there may be any sign that isn't meant as markup.
QUOTED_MARKUP = re.compile(
    "|".join((_EMPHASIS, r"\]\(|\[@", r"</?(?:b|br|em|i|p|span|strong|sub|sup)\b")), re.IGNORECASE
)
