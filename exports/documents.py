"""A document to fill in, as DOCX: its parts, each with clauses, boxes to tick or a table.

`word_file.py` has what all the documents have in common. The same document always gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document as WordFile
from docx.shared import Cm, Emu, Length
from docx.table import Table

from course.model import CourseFacts, Document, DocumentField, DocumentPart
from exports.document_words import FIELD_TITLES, close_label, number_clause, title_part
from exports.word_file import (
    HEADING,
    HELP_SIZE,
    SUFFIX,
    TEXT_WIDTH,
    TITLE,
    WRITING_ROW,
    add_heading,
    add_table,
    open_word,
    save_word,
)

BOX = "☐"
_ASKED = Cm(8.6)  # the column that says what to write


def get_document_name(document: Document) -> str:
    """The file name of a document."""
    return f"{document.id}{SUFFIX}"


def build_document(document: Document, course: CourseFacts, sources: Sequence[str] = ()) -> bytes:
    """The bytes of the file. `sources` are the works that its texts cite, each as a line of a bibliography."""
    footer = f"Plantilla del curso «{course.title}». Licencia {course.licences.content.name}."
    word = open_word(document.title, course.title, footer)
    add_heading(word, document.title, TITLE)
    word.add_paragraph(document.intro).runs[0].font.size = HELP_SIZE
    for number, part in enumerate(document.parts, start=1):
        _add_part(word, number, part)
    if sources:
        add_heading(word, "Fuentes", HEADING)
    for text in sources:
        word.add_paragraph(text)
    return save_word(word)


def _add_part(word: WordFile, number: int, part: DocumentPart) -> None:
    title = title_part(number, part)
    add_heading(word, title, HEADING)
    for text in part.help.split("\n") if part.help else ():
        paragraph = word.add_paragraph(text)
        paragraph.paragraph_format.keep_with_next = True
        paragraph.runs[0].font.size = HELP_SIZE
    if part.fields:
        _add_fields(word, title, part.fields)
    for position, text in enumerate(part.clauses, start=1):
        word.add_paragraph(number_clause(number, position, text))
    for text in part.checks:
        word.add_paragraph(f"{BOX} {text}")
    if part.table:
        _add_table(word, title, part.table.columns, part.table.rows)


def _add_fields(word: WordFile, title: str, fields: Sequence[DocumentField]) -> None:
    widths = (_ASKED, Emu(TEXT_WIDTH - _ASKED))
    table = _add_table(word, title, FIELD_TITLES, len(fields), widths)
    for row, field in zip(table.rows[1:], fields, strict=True):
        asked = row.cells[0].paragraphs[0]
        asked.add_run(f"{close_label(field)} ").bold = True
        asked.add_run(field.help).font.size = HELP_SIZE


def _add_table(
    word: WordFile, title: str, columns: Sequence[str], empty_rows: int, widths: Sequence[Length] | None = None
) -> Table:
    description = f"Tabla para rellenar. Columnas: {', '.join(columns)}."
    table = add_table(word, title, description, columns, empty_rows, widths)
    for row in table.rows[1:]:
        row.height = WRITING_ROW  # a minimum
    return table
