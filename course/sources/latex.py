"""The texts of BibTeX as a reader reads them: LaTeX accents and dashes become characters, braces go."""

from __future__ import annotations

import re

from pybtex.exceptions import PybtexError
from pybtex.richtext import Text

_BARE_PERCENT = re.compile(r"(?<!\\)%")
# All that latexcodec would change, but for braces: commands, `~`, mathematics, dashes, quotation marks, runs of blanks.
_LATEX = re.compile(r"[\\~$`\t\n\r]|--|''|,,|  ")
_BRACE = re.compile(r"[{}]")


def decode(value: str) -> str:
    """The characters that a value stands for. A bare `%` is a per cent sign, not a comment.

    Raises ValueError where the value makes no sense.
    """
    if not _LATEX.search(value) and _has_balanced_braces(value):  # latexcodec takes some 50 µs for each value
        return value.replace("{", "").replace("}", "").strip()
    try:
        return str(Text.from_latex(_BARE_PERCENT.sub(r"\\%", value))).strip()
    except (PybtexError, UnicodeError) as error:
        raise ValueError(value) from error


def _has_balanced_braces(value: str) -> bool:
    depth = 0
    for brace in _BRACE.findall(value):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0
