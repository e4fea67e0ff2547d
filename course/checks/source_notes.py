"""The note on the sources of a page: one, folded, below «Fuentes» and before the list of them."""

from __future__ import annotations

from collections.abc import Iterator

from course.findings import Finding
from course.loaded.draft import Draft
from course.pages.boxes import SOURCE_NOTE, SOURCE_NOTE_TITLE, Box, find_source_notes
from course.pages.macro_calls import find_macro_calls
from course.pages.outline import CLOSING_ANCHORS, PageSource

_EXAMPLE = f'`??? {SOURCE_NOTE} "{SOURCE_NOTE_TITLE}"`'


def check_source_notes(draft: Draft) -> list[Finding]:
    return [finding for page in draft.pages for finding in _check_page(page)]


def _check_page(page: PageSource) -> Iterator[Finding]:
    notes = find_source_notes(page.text)
    for number, note in enumerate(notes):
        line = page.text.split("\n")[note.line - 1]
        column = len(line) - len(line.lstrip()) + 1
        if number:
            message = f"la nota sobre las fuentes ya está en la línea {notes[0].line}: en una página va una sola vez"
            yield Finding(page.path, note.line, column, message, "junta las dos")
        elif not line.strip().startswith("??? "):
            yield Finding(page.path, note.line, column, "la nota sobre las fuentes va plegada", f"escribe {_EXAMPLE}")
        elif note.title != SOURCE_NOTE_TITLE:
            message = f"la nota sobre las fuentes se llama «{SOURCE_NOTE_TITLE}» en todas las páginas"
            yield Finding(page.path, note.line, column, message, f"escribe {_EXAMPLE}")
        elif not _is_in_place(page, note):
            message = f"la nota sobre las fuentes va debajo de «{CLOSING_ANCHORS['fuentes']}», antes de `sources()`"
            yield Finding(page.path, note.line, column, message)


def _is_in_place(page: PageSource, note: Box) -> bool:
    heading = page.find_heading("fuentes")
    calls, _ = find_macro_calls(page)
    lists = [call.line for call in calls if call.name == "sources"]
    following = [other.line for other in page.headings if heading and other.line > heading.line]
    if heading is None or note.level or note.line < heading.line or any(line < note.line for line in following):
        return False
    return not lists or note.end < lists[0]
