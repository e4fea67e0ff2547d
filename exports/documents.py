"""A document to fill in as DOCX, which Word and LibreOffice open (`word_file.py` says how it is accessible).

The same document always gives the same bytes: nothing in the file depends on when or where it was built.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from docx.document import Document as WordFile
from docx.shared import Cm, Emu, Length, Pt
from docx.table import Table

from course.model import CourseFacts, Document, DocumentField, DocumentPart
from exports.fixed_zip import pack
from exports.word_file import (
    HEADING,
    MARGIN,
    PAGE,
    SUFFIX,
    TITLE,
    add_heading,
    add_table,
    list_parts,
    list_written_parts,
    open_word_file,
    set_properties,
)

BOX = "☐"
_CLOSED = ("?", "!", ".", "…")
_ASKED = Cm(8.6)  # the column that says what to write
_ROW = Cm(0.7)  # room for a handwritten line
_HELP = Pt(9)


def get_document_name(document: Document) -> str:
    """The file name of a document."""
    return f"{document.id}{SUFFIX}"


def build_document(document: Document, course: CourseFacts, sources: Sequence[str] = ()) -> bytes:
    """The bytes of the file. `sources` are the works that its texts cite, each as a line of a bibliography."""
    word, parts = _prepare()
    word.element.body.clear_content()  # of the previous document
    set_properties(word, document.title, course.title)
    add_heading(word, document.title, TITLE)
    word.add_paragraph(document.intro).runs[0].font.size = _HELP
    for number, part in enumerate(document.parts, start=1):
        _add_part(word, number, part)
    if sources:
        add_heading(word, "Fuentes", HEADING)
    for text in sources:
        word.add_paragraph(text)
    word.sections[0].footer.paragraphs[
        0
    ].text = f"Plantilla del curso «{course.title}». Licencia {course.licences.content.name}."
    return pack({**parts, **list_written_parts(word)})


@cache
def _prepare() -> tuple[WordFile, dict[str, bytes]]:
    """An empty document, and the parts of its file. Opening one is as slow as filling it in."""
    word = open_word_file()
    return word, list_parts(word)


def _add_part(word: WordFile, number: int, part: DocumentPart) -> None:
    title = f"{number}. {part.title}"
    add_heading(word, title, HEADING)
    for text in part.help.split("\n") if part.help else ():
        paragraph = word.add_paragraph(text)
        paragraph.paragraph_format.keep_with_next = True
        paragraph.runs[0].font.size = _HELP
    if part.fields:
        _add_fields(word, title, part.fields)
    for position, text in enumerate(part.clauses, start=1):
        word.add_paragraph(f"{number}.{position}. {text}")  # numbered, because approved clauses are cited by number
    for text in part.checks:
        word.add_paragraph(f"{BOX} {text}")
    if part.table:
        _add_table(word, title, part.table.columns, part.table.rows)


def _add_fields(word: WordFile, title: str, fields: Sequence[DocumentField]) -> None:
    widths = (_ASKED, Emu(PAGE[0] - 2 * MARGIN - _ASKED))
    table = _add_table(word, title, ("Qué", "Tu respuesta"), len(fields), widths)
    for row, field in zip(table.rows[1:], fields, strict=True):
        asked = row.cells[0].paragraphs[0]
        asked.add_run(f"{field.label}{'' if field.label.endswith(_CLOSED) else '.'} ").bold = True
        asked.add_run(field.help).font.size = _HELP


def _add_table(
    word: WordFile, title: str, columns: Sequence[str], empty_rows: int, widths: Sequence[Length] | None = None
) -> Table:
    description = f"Tabla para rellenar. Columnas: {', '.join(columns)}."
    return add_table(word, title, columns, empty_rows, description, widths, _ROW)
