"""Paragraphs that say almost the same in two places of the course: one of them should be a link or a macro.

Two paragraphs are near duplicates when most of their runs of four words are shared (Broder's resemblance of shingles,
1997). Questions stay out: they say again what the page taught, on purpose.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from course.findings import Finding
from course.loading import LoadedCourse
from course.prose import Passage, collect_passages

SHINGLE_WORDS = 4
FEWEST_WORDS = 20
HIGHEST_RESEMBLANCE = 0.5

# Questions say again what the page taught, and norms that fell together say the same of it.
_APART = ("quizzes/", "data/norms.yml")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class _Shingled:
    passage: Passage
    shingles: frozenset[tuple[str, ...]]


def check_near_duplicates(loaded: LoadedCourse) -> list[Finding]:
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    shingled: list[_Shingled] = []
    findings = []
    for passage in collect_passages(loaded):
        if not passage.is_running or passage.path.startswith(_APART):
            continue
        words = [word.casefold() for word in _WORD.findall(passage.text)]
        if len(words) < FEWEST_WORDS:
            continue
        shingles = frozenset(zip(*(words[start:] for start in range(SHINGLE_WORDS)), strict=False))
        shared = Counter(number for shingle in shingles for number in places[shingle])
        for number, count in shared.most_common(1):
            other = shingled[number]
            if count / len(shingles | other.shingles) > HIGHEST_RESEMBLANCE:
                place = f"{other.passage.path}:{other.passage.line}"
                message = f"este párrafo dice casi lo mismo que {place}"
                findings.append(Finding(passage.path, passage.line, 1, message, "cuéntalo una vez y enlázalo"))
        for shingle in shingles:
            places[shingle].append(len(shingled))
        shingled.append(_Shingled(passage, shingles))
    return findings
