"""The order in which the answers of a question are printed: that of the site's own worksheet, for the same title.

The same as `docs/assets/js/core/answer-order.js` and `hash.js`, so that a key fits a sheet printed from the site.
"""

from __future__ import annotations

from collections.abc import Sequence

_WORD = 0xFFFFFFFF


def order_answers(values: Sequence[str], seed: str) -> list[int]:
    """The places, from 0, in which answers with these values are shown: the same for one seed wherever they were."""
    return sorted(range(len(values)), key=lambda place: compute_hash(f"{seed} {values[place]}"))


def compute_hash(text: str) -> int:
    """cyrb53, a 53-bit hash of a text, by bryc (public domain)."""
    first, second = 0xDEADBEEF, 0x41C6CE57
    codes = text.encode("utf-16-le")
    for place in range(0, len(codes), 2):
        code = int.from_bytes(codes[place : place + 2], "little")
        first = (first ^ code) * 2654435761 & _WORD
        second = (second ^ code) * 1597334677 & _WORD
    first, second = (
        (first ^ first >> 16) * 2246822507 & _WORD ^ (second ^ second >> 13) * 3266489909 & _WORD,
        second,
    )
    second = (second ^ second >> 16) * 2246822507 & _WORD ^ (first ^ first >> 13) * 3266489909 & _WORD
    return ((second & 0x1FFFFF) << 32) + first
