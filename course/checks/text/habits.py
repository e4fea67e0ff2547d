"""Habits that a rewritten tema has left: «Qué cambia en tu trabajo» more than once a page, judgements of ours in words,
and remarks on what we could not read in the middle of the lesson.

Which temas are rewritten is in `data/course.yml`; the measures of their prose are checked in `readability.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.files.offsets import find_place
from course.findings import Finding
from course.loaded.whole import Course
from course.pages.boxes import find_source_notes
from course.pages.outline import PageSource

_WHAT_CHANGES = re.compile(r"\*\*Qué cambia en tu trabajo\.\*\*")
_OUR_JUDGEMENT = re.compile(r"\b(?:a nuestro juicio|(?:lectura|propuesta) nuestra)\b", re.IGNORECASE)
_NOT_READ = re.compile(r"\b(?:(?:solo|no) hemos (?:visto|leído|encontrado)|no nos consta)\b", re.IGNORECASE)


def check_habits(course: Course) -> list[Finding]:
    rewritten = course.facts.rewritten_temas
    return [finding for page in course.pages if page.tema in rewritten for finding in _check_page(page)]


def _check_page(page: PageSource) -> Iterator[Finding]:
    for found in list(_WHAT_CHANGES.finditer(page.text))[1:]:
        message = "«Qué cambia en tu trabajo» sale más de una vez en la página"
        yield _make_finding(page, found, message, "deja la mejor y lleva las demás al argumento")
    notes = find_source_notes(page.text)
    for pattern, remedy in (
        (_OUR_JUDGEMENT, "si es propuesta del curso, márcala con `{ .proposal }`; si no, quítalo"),
        (_NOT_READ, "llévalo a la «Nota sobre las fuentes»"),
    ):
        for found in pattern.finditer(page.text):
            finding = _make_finding(page, found, f"«{found[0]}» no va en la lección", remedy)
            if not any(finding.line in note.lines for note in notes):
                yield finding


def _make_finding(page: PageSource, found: re.Match[str], message: str, remedy: str) -> Finding:
    line, column = find_place(page.text, found.start())
    return Finding(page.path, line, column, message, remedy)
