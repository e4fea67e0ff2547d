"""The deck, as the package that Anki, AnkiDroid and AnkiMobile import (`.apkg`).

The same course always gives the same bytes.
"""

from __future__ import annotations

from course.findings import Finding
from exports.anki.dates import find_undated
from exports.anki.notes import count_left_out, list_notes
from exports.anki.package import write_package
from exports.request import ExportError, ExportRequest


def build_anki_deck(request: ExportRequest) -> bytes:
    """The deck of the course or of a tema, an `.apkg`.

    Raises ExportError if there is nothing to put in it, if a note has no date or if genanki isn't installed.
    """
    notes = list_notes(request.course, request.tema)
    if not notes:
        raise ExportError("No hay ninguna pregunta ni ningún término que llevar.")
    if find_undated(request.course, notes):
        raise ExportError("Hay tarjetas sin la fecha de su último cambio.")
    return write_package(request.course, notes, request.get_site().web)


def find_uncarried(request: ExportRequest) -> list[Finding]:
    """One finding for each note whose date isn't the one of what it says."""
    return find_undated(request.course, list_notes(request.course, request.tema))


def describe_left_out(request: ExportRequest) -> list[str]:
    """The kinds of question without a card, one a line, and how many there are."""
    return [
        f"En las tarjetas no van las preguntas `{kind}`: {count}."
        for kind, count in sorted(count_left_out(request.course, request.tema).items())
    ]
