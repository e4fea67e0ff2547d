"""Runs of words as short hashes, so that a text can be compared with notes that are not in the repository.

A shingle is a run of eight words, without case or punctuation, hashed to five bytes (BLAKE2b). The file with the
shingles of the notes shows whether a run is in them and reveals nothing of what they say. With the hundred thousand
shingles of the notes, one run in ten million would match by chance.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

SHINGLE_WORDS = 8
HASH_BYTES = 5

_WORD = re.compile(r"\w+")
_SPACE = re.compile(b" ")
# Quotations may be repeated word for word.
_QUOTATION = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")


def split_words(text: str) -> list[str]:
    """The words of a text, case-folded. A quotation is replaced by a break, `""`, which no shingle crosses."""
    words: list[str] = []
    for number, piece in enumerate(_QUOTATION.split(text)):
        words += ([""] if number else []) + _WORD.findall(piece.casefold())
    return words


def hash_shingles(words: list[str]) -> Iterator[tuple[int, bytes]]:
    """The position in `words` and the hash of each shingle without a break."""
    start = 0
    breaks = [position for position, word in enumerate(words) if not word] if "" in words else []
    for end in (*breaks, len(words)):
        if end - start >= SHINGLE_WORDS:
            run = " ".join(words[start:end]).encode()
            begins = [0, *(match.end() for match in _SPACE.finditer(run)), len(run) + 1]
            for position, (first, last) in enumerate(zip(begins, begins[SHINGLE_WORDS:], strict=False), start=start):
                yield position, blake2b(run[first : last - 1], digest_size=HASH_BYTES).digest()
        start = end + 1


def save_shingles(path: Path, hashes: Iterable[bytes]) -> int:
    """Write the hashes, sorted, deduplicated and concatenated. Returns how many were written."""
    unique = sorted(set(hashes))
    path.write_bytes(b"".join(unique))
    return len(unique)


def load_shingles(path: Path) -> frozenset[bytes]:
    """Read what `save_shingles` wrote. Raises OSError if it can't be read, ValueError if it is empty or truncated."""
    content = path.read_bytes()
    if not content or len(content) % HASH_BYTES:
        raise ValueError(f"{path.name}: {len(content)} bytes are no whole number of hashes")
    return frozenset(content[start : start + HASH_BYTES] for start in range(0, len(content), HASH_BYTES))
