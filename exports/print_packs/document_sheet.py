"""A document of the course as a sheet to print and fill in by hand, in Typst, with all that its DOCX has.

The DOCX (`exports/documents.py`) is the one to adapt on a computer. How the sheet looks is for `document_sheet.typ`,
whose functions are called here by name, and for the `sheet.typ` of the activities.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, repeat
from pathlib import Path

from course.loaded.whole import Course
from course.model import Document, DocumentField, DocumentPart, Session
from exports.activity_sheets.documents import name_scope
from exports.document_words import FIELD_TITLES, close_label, number_clause, title_part
from exports.office import LANGUAGE
from exports.pdf.typst_source import (
    write_call,
    write_document,
    write_heading,
    write_lines,
    write_listed,
    write_text,
)

DOCUMENT_LOOKS = Path(__file__).with_name("document_sheet.typ")
_GAP = "____"  # in the texts of a document


def write_document_sheet(course: Course, session: Session, document: Document) -> str:
    """The sheet of a document that is handed out in a session."""
    parts = [block for number, part in enumerate(document.parts, start=1) for block in _write_part(number, part)]
    licence = f"Licencia {course.facts.licences.content.name}."
    place = name_scope(session, "Plantilla")
    return write_call("document-sheet", write_lines(parts), document.title, place, document.intro, licence)


def write_document_sheets(course: Course, session: Session, documents: Iterable[Document]) -> str:
    """The source of a document with these sheets, one after another."""
    show = write_call("show: activity-paper.with", title=name_scope(session, "Plantillas"), language=LANGUAGE)
    return write_document(
        DOCUMENT_LOOKS.name, show, (write_document_sheet(course, session, each) for each in documents)
    )


def _write_part(number: int, part: DocumentPart) -> Iterator[str]:
    yield write_heading(title_part(number, part), 2)
    for text in part.help.split("\n") if part.help else ():
        yield write_call("aside", write_text(text))
    if part.fields:
        titles = [f"[{write_text(title)}]" for title in FIELD_TITLES]
        yield write_listed("fields", [*titles, *map(_write_field, part.fields)])
    for position, text in enumerate(part.clauses, start=1):
        yield write_call("clause", _write_with_blanks(number_clause(number, position, text)))
    if part.checks:
        yield write_listed("checklist", [f"[{_write_with_blanks(text)}]" for text in part.checks])
    if part.table:
        columns = [f"[{write_text(title)}]" for title in part.table.columns]
        yield write_listed("empty-table", columns, rows=part.table.rows)


def _write_field(field: DocumentField) -> str:
    return f"[{write_call('strong', write_text(close_label(field)))} {write_call('fine', write_text(field.help))}]"


def _write_with_blanks(text: str) -> str:
    """A text whose gaps are rooms to write in."""
    pieces = map(write_text, text.split(_GAP))
    return "".join(chain.from_iterable(zip(chain([""], repeat("#blank;")), pieces, strict=False)))
