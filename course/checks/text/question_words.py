"""How the rules of the question bank read a text: what a reader sees of it, its words, its numbers.

Folded as typed answers are (`fold_answer`): without case or accents, «ñ» aside.
"""

from __future__ import annotations

import re
from functools import lru_cache

from course.model import fold_answer

_EMPHASIS = re.compile(r"[*`]|(?<!\w)_+|_+(?!\w)")
_WORD = re.compile(r"\w+")
# 1.234,5 with stops or hard spaces for the thousands; 12,5; 12.5; -3. A stop before three digits is one of thousands.
_NUMBER = re.compile(r"(?<![\w.,])[-−]?(?:\d{1,3}(?:[. \u00a0\u202f]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)(?![\w]|[.,]\d)")
_THOUSANDS = re.compile(r"[. \u00a0\u202f](?=\d{3})")


@lru_cache(maxsize=1 << 15)  # the rules of a question ask again and again about its texts
def fold_shown(text: str) -> str:
    """A text as it is seen: folded, without the marks of emphasis and code or a final stop."""
    return fold_answer(_EMPHASIS.sub("", text)).rstrip(" .")


def split_folded(text: str) -> list[str]:
    """The words of a text, folded."""
    return _WORD.findall(fold_shown(text))


def holds_whole(text: str, part: str) -> bool:
    """Whether the words of `part` stand in `text`, one behind the other and none of them cut. False where it has none."""
    words = split_folded(part)
    return bool(words) and f" {' '.join(words)} " in f" {' '.join(split_folded(text))} "


def find_numbers(text: str) -> list[tuple[float, str]]:
    """The numbers written with figures, as a Spaniard writes them, each with the text that follows it."""
    return [(_read_number(match[0]), text[match.end() :].lstrip()) for match in _NUMBER.finditer(text)]


def _read_number(figures: str) -> float:
    return float(_THOUSANDS.sub("", figures).replace(",", ".").replace("−", "-"))
