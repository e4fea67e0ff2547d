"""How texts are compared as a reader sees them: without case or accents, «ñ» aside, and word by word.

`fold_answer` is for what is typed as it stands; the rest, for texts that may have emphasis and code of Markdown.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_EDGES = " \t\n.,;:!?¡¿…"  # spaces, and the stop of a sentence
_EMPHASIS = re.compile(r"[*`]|(?<!\w)_+|_+(?!\w)")
_WORD = re.compile(r"\w+")
# 1.234,5 with stops or hard spaces for the thousands; 12,5; 12.5; -3. A stop before three digits is one of thousands.
_NUMBER = re.compile(r"(?<![\w.,])[-−]?(?:\d{1,3}(?:[. \u00a0\u202f]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)(?![\w]|[.,]\d)")
_THOUSANDS = re.compile(r"[. \u00a0\u202f](?=\d{3})")


def fold_answer(text: str) -> str:
    """How typed answers are compared, as `foldText` in the browser: the tilde of «ñ» counts, no other."""
    visible = text if text.isprintable() else "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    decomposed = unicodedata.normalize("NFD", visible)
    kept = re.sub("[\u0300-\u0302\u0304-\u036f]", "", decomposed)
    return " ".join(unicodedata.normalize("NFC", kept).lower().strip(_EDGES).split())


@lru_cache(maxsize=1 << 15)  # the rules of a question ask again and again about its texts
def fold_shown(text: str) -> str:
    """A text as it is seen: folded, without the marks of emphasis and code or a final stop."""
    return fold_answer(_EMPHASIS.sub("", text)).rstrip(" .")


def split_folded(text: str) -> list[str]:
    """The words of a text, folded."""
    return _WORD.findall(fold_shown(text))


def holds_whole(text: str, part: str) -> bool:
    """Whether the words of `part` (False where it has none) stand in `text`, one behind the other, none of them cut."""
    words = split_folded(part)
    return bool(words) and f" {' '.join(words)} " in f" {' '.join(split_folded(text))} "


def find_numbers(text: str) -> list[tuple[float, str]]:
    """The numbers written with figures, as a Spaniard writes them, each with the text that follows it."""
    return [(_read_number(match[0]), text[match.end() :].lstrip()) for match in _NUMBER.finditer(text)]


def _read_number(figures: str) -> float:
    return float(_THOUSANDS.sub("", figures).replace(",", ".").replace("−", "-"))
