"""Spanish alphabetical order, independent of the machine's locale (Windows and containers rarely have es_ES)."""

from __future__ import annotations

import re
import unicodedata

_NUMBER = re.compile(r"\d+")
_NOT_A_WORD = re.compile(r"[^\w\s]|_")
_ENYE = "n\U0010ffff"  # sorts after every other letter that may follow an n

SortKey = tuple[str, str]


def get_sort_key(text: str) -> SortKey:
    """Key for `sorted`: case, accents and punctuation are ignored, `ñ` follows `n`, and `7` comes before `39`."""
    composed = unicodedata.normalize("NFC", text).casefold()
    words = " ".join(_NOT_A_WORD.sub(" ", composed).split()).replace("ñ", _ENYE)
    folded = "".join(c for c in unicodedata.normalize("NFD", words) if not unicodedata.combining(c))
    return _NUMBER.sub(lambda number: number.group().zfill(9), folded), composed
