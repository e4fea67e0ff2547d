"""Runs of words as short hashes: what lets a text be compared with notes that are not in the repository.

A shingle is a run of eight words, without case or punctuation, hashed to five bytes (BLAKE2b). The file of the notes'
shingles tells whether a run stands in them and nothing of what they say. With the notes' hundred thousand shingles, one
run in ten million would be taken for theirs by chance.
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
# What may be repeated word for word: quotations.
_QUOTATION = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")


def split_words(text: str) -> list[str]:
    """The words of a text, folded. A quotation leaves a break, `""`, which no shingle crosses."""
    words: list[str] = []
    for number, piece in enumerate(_QUOTATION.split(text)):
        words += ([""] if number else []) + _WORD.findall(piece.casefold())
    return words


def hash_shingles(words: list[str]) -> Iterator[tuple[int, bytes]]:
    """Each shingle's position among `words` and its hash; those that hold a break are left out."""
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
    """Write the hashes, sorted and without repeats, one behind the other. Returns how many."""
    unique = sorted(set(hashes))
    path.write_bytes(b"".join(unique))
    return len(unique)


def load_shingles(path: Path) -> frozenset[bytes]:
    """Read what `save_shingles` wrote. Raises OSError where it can't be read, ValueError where it is empty or cut."""
    content = path.read_bytes()
    if not content or len(content) % HASH_BYTES:
        raise ValueError(f"{path.name}: {len(content)} bytes are no whole number of hashes")
    return frozenset(content[start : start + HASH_BYTES] for start in range(0, len(content), HASH_BYTES))
