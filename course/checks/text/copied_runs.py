"""Runs of eight words or more that stand word for word in the notes of facts that the course is written from.

The notes are not in the repository: only the hashes of their runs are (`course/shingles.py`; `python3 tasks.py
fingerprint` makes them). Quotations may be repeated, and so may names: of norms, works, cases and official headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from course.checks.norms import NORM_NAME
from course.checks.text.resources import RESOURCE_MISSING
from course.findings import Finding
from course.loading import LoadedCourse
from course.prose import Passage, collect_data_passages, collect_page_passages
from course.shingles import SHINGLE_WORDS, hash_shingles, load_shingles, split_words

FEWEST_SPACES_IN_NAME = 2
QUOTED_NOTHING = "«»"  # breaks a run as a quotation does
# «el artículo 14.2 de la Ley 39/2015»: there is no other way to say it.
_ARTICLE = r"(?:artículos?|arts?\.)\s[\d., ya]+(?:del?\s(?:la\s|Reglamento aprobado por el\s)?)?"
NOTES_SHINGLES = Path(__file__).resolve().parents[2] / "resources" / "notes.shingles"


def check_copied_runs(loaded: LoadedCourse, notes: frozenset[bytes] | None = None) -> list[Finding]:
    """`notes` are the hashes to compare with: those of the repository where none are given."""
    if notes is None:
        try:
            notes = _load_notes()
        except (OSError, ValueError):
            return [Finding("course/resources/notes.shingles", None, None, *RESOURCE_MISSING)]
    names = _compile_names(loaded)
    pages = [passage for page in loaded.pages for passage in collect_page_passages(page)]
    return [
        finding
        for passage in (*pages, *collect_data_passages(loaded))
        if passage.kind != "title"
        for finding in _check_passage(passage, names, notes)
    ]


def _check_passage(passage: Passage, names: re.Pattern[str], notes: frozenset[bytes]) -> Iterator[Finding]:
    # Looking for two thousand names is what takes long, and it only ever breaks runs: most passages have none to break.
    if not _find_starts(split_words(passage.text), notes):
        return
    words = split_words(names.sub(QUOTED_NOTHING, passage.text))
    starts = _find_starts(words, notes)
    for position, start in enumerate(starts):
        if position and start == starts[position - 1] + 1:
            continue
        length = SHINGLE_WORDS
        while start + length - SHINGLE_WORDS + 1 in starts:
            length += 1
        run = " ".join(words[start : start + length])
        message = f"{length} palabras seguidas están así en las notas de partida: «{run}»"
        yield Finding(passage.path, passage.line, 1, message, "dilo con tus palabras o ponlo entre comillas")


def _find_starts(words: list[str], notes: frozenset[bytes]) -> list[int]:
    """Where among `words` a run of the notes begins."""
    return [start for start, shingle in hash_shingles(words) if shingle in notes]


@cache
def _load_notes() -> frozenset[bytes]:
    return load_shingles(NOTES_SHINGLES)


def _compile_names(loaded: LoadedCourse) -> re.Pattern[str]:
    """What has a name of several words is called by it: the pattern of all such names."""
    names = [case.value.name for case in loaded.cases]
    names += [form for term in loaded.terms for form in (term.value.term, *term.value.variants)]
    names += [indexed.heading.text for indexed in loaded.index.headings.values()]
    names += [tema.text for tema in loaded.index.temas.values()]
    names += [objective.text for objective in loaded.course.value.objectives] if loaded.course else []
    for reference in loaded.references.references if loaded.references else ():
        names += [reference.title, reference.short_title or ""]
    long_names = sorted({name for name in names if name.count(" ") >= FEWEST_SPACES_IN_NAME}, key=len, reverse=True)
    return re.compile(rf"(?:{_ARTICLE})?(?:{'|'.join([*map(re.escape, long_names), NORM_NAME])})", re.IGNORECASE)
