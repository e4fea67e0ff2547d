"""A document to fill in as DOCX (ISO/IEC 29500), which Word and LibreOffice open.

Made to be read by a screen reader too: the language and the title are said, headings and clauses are real ones, each table has a
header row that repeats on every page, a title and a description (PDF/UA and WCAG 2.2 ask the same of what is saved from it).
The same document always gives the same bytes: nothing in the file depends on when or where it was built.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

import docx
from docx.document import Document as WordFile
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table

from course.model import Course, Document, DocumentField, DocumentPart
from exports.office import LANGUAGE, LICENCE, LONGEST_PROPERTY, repack

SUFFIX = ".docx"
BOX = "☐"
_BORDERED = "Table Grid"
_CLOSED = ("?", "!", ".", "…")
_PAGE = (Cm(21), Cm(29.7))  # A4, ISO 216
_MARGIN = Cm(1.8)
_ASKED = Cm(8.6)  # the column that says what to write
_ROW = Cm(0.7)  # room for a line by hand
_TEXT, _HELP = Pt(10), Pt(9)


def build_document(document: Document, course: Course, sources: Sequence[str] = ()) -> bytes:
    """The file's bytes. `sources` are the works that its texts cite, each as a line of a bibliography."""
    word = docx.Document()
    _set_properties(word, document, course)
    _set_layout(word)
    word.add_heading(document.title, level=0)
    word.add_paragraph(document.intro).runs[0].font.size = _HELP
    for number, part in enumerate(document.parts, start=1):
        _add_part(word, number, part)
    if sources:
        word.add_heading("Fuentes", level=1)
    for text in sources:
        word.add_paragraph(text)
    word.sections[0].footer.paragraphs[0].text = f"Plantilla del curso «{course.title}». Licencia {LICENCE}."
    packed = io.BytesIO()
    word.save(packed)
    return repack(packed.getvalue())


def _set_properties(word: WordFile, document: Document, course: Course) -> None:
    properties = word.core_properties
    properties.title = document.title[:LONGEST_PROPERTY]
    properties.author = course.title[:LONGEST_PROPERTY]
    properties.language = LANGUAGE
    properties.comments = properties.keywords = ""
    for element in list(properties._element):  # the library's own template says when it was made itself
        if element.tag in (qn("dcterms:created"), qn("dcterms:modified")):
            properties._element.remove(element)
    defaults = word.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    language = defaults.find(qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        defaults.append(language)
    for name in ("w:val", "w:eastAsia"):
        language.set(qn(name), LANGUAGE)


def _set_layout(word: WordFile) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = _PAGE
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    section.footer_distance = Cm(0.8)
    word.styles["Normal"].font.size = _TEXT
    for name, size, before in (("Title", Pt(20), 0), ("Heading 1", Pt(12), 8)):
        word.styles[name].font.size = size
        word.styles[name].paragraph_format.space_before = Pt(before)
    for name in ("Normal", "Title"):
        word.styles[name].paragraph_format.space_after = Pt(3)


def _add_part(word: WordFile, number: int, part: DocumentPart) -> None:
    title = f"{number}. {part.title}"
    word.add_heading(title, level=1)
    for text in part.help.split("\n") if part.help else ():
        paragraph = word.add_paragraph(text)
        paragraph.paragraph_format.keep_with_next = True
        paragraph.runs[0].font.size = _HELP
    if part.fields:
        _add_fields(word, title, part.fields)
    for position, text in enumerate(part.clauses, start=1):
        word.add_paragraph(f"{number}.{position}. {text}")  # what is approved is cited by its number
    for text in part.checks:
        word.add_paragraph(f"{BOX} {text}")
    if part.table:
        _add_table(word, title, part.table.columns, part.table.rows)


def _add_fields(word: WordFile, title: str, fields: Sequence[DocumentField]) -> None:
    table = _add_table(word, title, ("Qué", "Tu respuesta"), len(fields))
    for row, field in zip(table.rows[1:], fields, strict=True):
        asked = row.cells[0].paragraphs[0]
        asked.add_run(f"{field.label}{'' if field.label.endswith(_CLOSED) else '.'} ").bold = True
        asked.add_run(field.help).font.size = _HELP
    for column, width in zip(table.columns, (_ASKED, _PAGE[0] - 2 * _MARGIN - _ASKED), strict=True):
        column.width = width  # what LibreOffice reads; Word reads that of the cells
        for cell in column.cells:
            cell.width = width


def _add_table(word: WordFile, title: str, columns: Sequence[str], empty_rows: int) -> Table:
    table = word.add_table(rows=1 + empty_rows, cols=len(columns), style=_BORDERED)
    for cell, text in zip(table.rows[0].cells, columns, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    for row in table.rows[1:]:
        row.height = _ROW  # at least
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # a row whole on its page
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.space_after = 0
    for cell in table.rows[0].cells:
        cell.paragraphs[0].paragraph_format.keep_with_next = True
    _mark_header(table)
    _describe(table, title, f"Tabla para rellenar. Columnas: {', '.join(columns)}.")
    return table


def _mark_header(table: Table) -> None:
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))


def _describe(table: Table, title: str, description: str) -> None:
    for tag, text in (("w:tblCaption", title), ("w:tblDescription", description)):
        element = OxmlElement(tag)
        element.set(qn("w:val"), text)
        table._tbl.tblPr.append(element)
