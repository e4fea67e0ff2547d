"""A document to fill in as DOCX (ISO/IEC 29500), which Word and LibreOffice open.

It is accessible to screen readers: the language and the title are set, headings and clauses are real headings and
paragraphs, and each table has a header row that repeats on every page, a title and a description (PDF/UA and WCAG 2.2
require the same of a PDF saved from it). The same document always gives the same bytes: nothing in the file depends on
when or where it was built.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache

import docx
from docx.document import Document as WordFile
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Length, Pt
from docx.table import Table
from lxml import etree

from course.model import CourseFacts, Document, DocumentField, DocumentPart
from exports.fixed_zip import pack
from exports.office import LANGUAGE, LONGEST_PROPERTY, unpack

SUFFIX = ".docx"
BOX = "☐"
# Ids of styles, because python-docx searches all the styles to find one by name.
_TITLE, _HEADING, _BORDERED = "Title", "Heading1", "TableGrid"
_CLOSED = ("?", "!", ".", "…")
_PAGE = (Cm(21), Cm(29.7))  # A4, ISO 216
_MARGIN = Cm(1.8)
_ASKED = Cm(8.6)  # the column that says what to write
_ROW = Cm(0.7)  # room for a handwritten line
_TEXT, _HELP = Pt(10), Pt(9)


def get_document_name(document: Document) -> str:
    """The file name of a document."""
    return f"{document.id}{SUFFIX}"


def build_document(document: Document, course: CourseFacts, sources: Sequence[str] = ()) -> bytes:
    """The bytes of the file. `sources` are the works that its texts cite, each as a line of a bibliography."""
    word, parts = _prepare()
    word.element.body.clear_content()  # of the previous document
    _set_properties(word, document, course)
    _add_heading(word, document.title, _TITLE)
    word.add_paragraph(document.intro).runs[0].font.size = _HELP
    for number, part in enumerate(document.parts, start=1):
        _add_part(word, number, part)
    if sources:
        _add_heading(word, "Fuentes", _HEADING)
    for text in sources:
        word.add_paragraph(text)
    footer = word.sections[0].footer
    footer.paragraphs[0].text = f"Plantilla del curso «{course.title}». Licencia {course.licences.content.name}."
    written = (word.part, footer.part, word.part.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES))
    return pack({**parts, **{part.partname.membername: part.blob for part in written}})


@cache
def _prepare() -> tuple[WordFile, dict[str, bytes]]:
    """An empty document with the common layout, and the parts of its file. Opening one is as slow as filling it in."""
    word = docx.Document()
    _set_language(word)
    _set_layout(word)
    word.sections[0].footer.is_linked_to_previous = False  # so that it has its own part
    packed = io.BytesIO()
    word.save(packed)
    return word, unpack(packed.getvalue())


def _set_properties(word: WordFile, document: Document, course: CourseFacts) -> None:
    properties = word.core_properties
    properties.title = document.title[:LONGEST_PROPERTY]
    properties.author = course.title[:LONGEST_PROPERTY]
    properties.language = LANGUAGE
    properties.comments = properties.keywords = ""
    for element in list(properties._element):  # the library's template has its own creation time
        if element.tag in (qn("dcterms:created"), qn("dcterms:modified")):
            properties._element.remove(element)


def _set_language(word: WordFile) -> None:
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


def _add_heading(word: WordFile, text: str, style: str) -> None:
    word.add_paragraph(text)._p.style = style


def _add_part(word: WordFile, number: int, part: DocumentPart) -> None:
    title = f"{number}. {part.title}"
    _add_heading(word, title, _HEADING)
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
    widths = (_ASKED, Emu(_PAGE[0] - 2 * _MARGIN - _ASKED))
    table = _add_table(word, title, ("Qué", "Tu respuesta"), len(fields), widths)
    for row, field in zip(table.rows[1:], fields, strict=True):
        asked = row.cells[0].paragraphs[0]
        asked.add_run(f"{field.label}{'' if field.label.endswith(_CLOSED) else '.'} ").bold = True
        asked.add_run(field.help).font.size = _HELP


def _add_table(
    word: WordFile, title: str, columns: Sequence[str], empty_rows: int, widths: Sequence[Length] | None = None
) -> Table:
    """Add a table with a header and rows to fill in. Without `widths`, all its columns are equally wide."""
    table: Table = word.add_table(rows=1 + empty_rows, cols=len(columns))
    table._tbl.tblStyle_val = _BORDERED
    header, *rows = table.rows
    for row in rows:
        row.height = _ROW  # a minimum
    for row in (header, *rows):
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # a row is not split between pages
        for position, cell in enumerate(row.cells):
            layout = cell.paragraphs[0].paragraph_format
            layout.space_after = 0
            if row is header:
                layout.keep_with_next = True
                cell.paragraphs[0].add_run(columns[position]).bold = True
            if widths:
                cell.width = widths[position]  # for Word; LibreOffice uses the column's width
    for column, width in zip(table.columns, widths or (), strict=bool(widths)):
        column.width = width
    header._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    _describe(table, title, f"Tabla para rellenar. Columnas: {', '.join(columns)}.")
    return table


def _describe(table: Table, title: str, description: str) -> None:
    for tag, text in (("w:tblCaption", title), ("w:tblDescription", description)):
        etree.SubElement(table._tbl.tblPr, qn(tag)).set(qn("w:val"), text)
