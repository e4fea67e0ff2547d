"""Paragraphs that are almost the same in two places of the course: one of them should be a link or a macro.

Two paragraphs are near duplicates when they share more than half of their runs of four words (Broder's resemblance of
shingles, 1997). Questions are left out: they repeat what the page taught on purpose.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from course.derived.prose import Passage, collect_passages
from course.findings import Finding
from course.loaded.whole import Course

SHINGLE_WORDS = 4
FEWEST_WORDS = 20
HIGHEST_RESEMBLANCE = 0.5

# Questions repeat what the page taught, and regulations repealed together are described in the same words.
_APART = ("quizzes/", "data/norms.yml")
_WORD = re.compile(r"\w+")

Shingles = frozenset[tuple[str, ...]]


def check_near_duplicates(course: Course) -> list[Finding]:
    compared = [(passage, shingles) for passage in collect_passages(course) if (shingles := _collect_shingles(passage))]
    counts = Counter(shingle for _, shingles in compared for shingle in shingles)
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    findings = []
    for number, (passage, shingles) in enumerate(compared):
        shared = [shingle for shingle in shingles if counts[shingle] > 1]
        # Two passages with a resemblance above a half share more than half of the shingles of each.
        if len(shared) > HIGHEST_RESEMBLANCE * len(shingles):
            nearest = _find_nearest(shared, places)
            if nearest is not None and _compute_resemblance(shingles, compared[nearest][1]) > HIGHEST_RESEMBLANCE:
                other = compared[nearest][0]
                message = f"este párrafo dice casi lo mismo que {other.path}:{other.line}"
                findings.append(Finding(passage.path, passage.line, 1, message, "cuéntalo una vez y enlázalo"))
        for shingle in shared:
            places[shingle].append(number)
    return findings


def _collect_shingles(passage: Passage) -> Shingles:
    """The runs of words of a passage; empty if it is not compared."""
    if not passage.is_running or passage.path.startswith(_APART):
        return frozenset()
    words = _WORD.findall(passage.text.casefold())
    if len(words) < FEWEST_WORDS:
        return frozenset()
    return frozenset(zip(*(words[start:] for start in range(SHINGLE_WORDS)), strict=False))


def _find_nearest(shingles: list[tuple[str, ...]], places: dict[tuple[str, ...], list[int]]) -> int | None:
    """The earlier passage that shares the most of `shingles`; the first one if there are several."""
    shared = Counter(number for shingle in shingles for number in places[shingle])
    return min(shared, key=lambda number: (-shared[number], number), default=None)


def _compute_resemblance(some: Shingles, others: Shingles) -> float:
    return len(some & others) / len(some | others)
