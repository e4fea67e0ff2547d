"""Runs of eight words or more copied word for word from the notes of facts that the course was written from.

The notes are not in the repository, only the hashes of their runs, in `data/notes.shingles`, if the course has notes
(`course/language/shingles.py`; `python3 tasks.py fingerprint` makes them). Quotations may be repeated, and so may the
names of regulations, works, cases and official headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from course.checks.norms import NORM_NAME
from course.derived.prose import Passage, collect_data_texts, collect_page_passages
from course.findings import Finding
from course.language.shingles import SHINGLE_WORDS, hash_shingles, load_shingles, split_words
from course.loaded.whole import Course
from course.model import Case, Term
from course.runtime.memory import hash_text, remembered

FEWEST_SPACES_IN_NAME = 2
QUOTED_NOTHING = "«»"  # breaks a run, as a quotation does
# «el artículo 14.2 de la Ley 39/2015» can't be worded in another way.
_ARTICLE = r"(?:artículos?|arts?\.)\s[\d., ya]+(?:del?\s(?:la\s|Reglamento aprobado por el\s)?)?"
NOTES_PATH = "data/notes.shingles"
_SPOILT = ("este archivo está dañado", f"recupéralo: `git checkout -- {NOTES_PATH}`")


def check_copied_runs(course: Course) -> list[Finding]:
    path = course.root / NOTES_PATH
    if not path.is_file():
        return []
    texts = [*map(collect_page_passages, course.pages), *collect_data_texts(course)]
    digest = hash_text(path.read_bytes().hex()).hex()
    try:
        notes = _load_notes(str(path), digest)
    except ValueError:
        return [Finding(NOTES_PATH, None, None, *_SPOILT)]
    suspects = [passage for passages in texts for passage in _find_suspects(passages, str(path), digest)]
    names = _collect_names(course) if suspects else {}
    return [finding for passage in suspects for finding in _check_passage(passage, names, notes)]


@remembered
def _find_suspects(passages: tuple[Passage, ...], notes_path: str, digest: str) -> tuple[Passage, ...]:
    """The passages with a run of the notes, even if it is a name. `digest` is the digest of the notes' file."""
    notes = _load_notes(notes_path, digest)
    return tuple(
        passage for passage in passages if passage.kind != "title" and _find_starts(split_words(passage.text), notes)
    )


def _check_passage(passage: Passage, names: dict[str, str], notes: frozenset[bytes]) -> Iterator[Finding]:
    words = split_words(_compile_names(passage.text, names).sub(QUOTED_NOTHING, passage.text))
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
    """The positions in `words` where a run of the notes starts."""
    return [start for start, shingle in hash_shingles(words) if shingle in notes]


@lru_cache(maxsize=2)
def _load_notes(path: str, digest: str) -> frozenset[bytes]:
    """The hashes of a file whose contents have this digest."""
    return load_shingles(Path(path))


def _collect_names(course: Course) -> dict[str, str]:
    """Every name of several words, which may be repeated anywhere, with its case-folded form."""
    names = [case.value.name for case in course.list_located(Case)]
    names += [form for term in course.list_located(Term) for form in (term.value.term, *term.value.variants)]
    names += [indexed.heading.text for indexed in course.index.headings.values()]
    names += [tema.text for tema in course.index.temas.values()]
    names += [objective.text.rstrip(".") for objective in course.facts.objectives]
    for reference in course.references.references if course.references else ():
        names += [reference.title, reference.short_title or ""]
    return {name: name.casefold() for name in names if name.count(" ") >= FEWEST_SPACES_IN_NAME}


def _compile_names(text: str, names: dict[str, str]) -> re.Pattern[str]:
    """The pattern of the names that a text has: a pattern of all two thousand names would be slow to compile."""
    folded = text.casefold()
    held = sorted(
        (name for name, folded_name in names.items() if folded_name in folded), key=lambda name: (-len(name), name)
    )
    return re.compile(rf"(?:{_ARTICLE})?(?:{'|'.join([*map(re.escape, held), NORM_NAME])})", re.IGNORECASE)
