"""Texts folded to be compared as a reader sees them: without case or accents (except «ñ»), and by words.

`fold_answer` is for typed text; the rest, for texts that may have Markdown emphasis and code.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

ANSWER_EDGES = " \t\n.,;:!?¡¿…"  # spaces, and punctuation around a sentence
_EMPHASIS = re.compile(r"[*`]|(?<!\w)_+|_+(?!\w)")
_WORD = re.compile(r"\w+")
# 1.234,5 with points or spaces as thousands separators; 12,5; 12.5; -3. A point before three digits is a separator.
_NUMBER = re.compile(r"(?<![\w.,])[-−]?(?:\d{1,3}(?:[. \u00a0\u202f]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)(?![\w]|[.,]\d)")
_THOUSANDS = re.compile(r"[. \u00a0\u202f](?=\d{3})")


def fold_answer(text: str) -> str:
    """Fold a typed answer like `foldText` in the browser: the tilde of «ñ» is the only diacritic that is kept."""
    visible = text if text.isprintable() else "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    decomposed = unicodedata.normalize("NFD", visible)
    kept = re.sub("[\u0300-\u0302\u0304-\u036f]", "", decomposed)
    return " ".join(unicodedata.normalize("NFC", kept).lower().strip(ANSWER_EDGES).split())


@lru_cache(maxsize=1 << 15)  # the rules about a question fold the same texts many times
def fold_shown(text: str) -> str:
    """Fold a text as it is displayed: without the marks of emphasis and code, and without a final full stop."""
    return fold_answer(_EMPHASIS.sub("", text)).rstrip(" .")


def split_folded(text: str) -> list[str]:
    """The words of a text, folded."""
    return _WORD.findall(fold_shown(text))


def holds_whole(text: str, part: str) -> bool:
    """Whether `text` contains the words of `part`, whole and in sequence. False if `part` has no words."""
    words = split_folded(part)
    return bool(words) and f" {' '.join(words)} " in f" {' '.join(split_folded(text))} "


def find_numbers(text: str) -> list[tuple[float, str]]:
    """The numbers in digits, in Spanish notation, each with the text that follows it."""
    return [(_read_number(match[0]), text[match.end() :].lstrip()) for match in _NUMBER.finditer(text)]


def _read_number(figures: str) -> float:
    return float(_THOUSANDS.sub("", figures).replace(",", ".").replace("−", "-"))
