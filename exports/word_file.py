"""What the course's DOCX files (ISO/IEC 29500) share: their layout, their language, their headings and their tables.

They are accessible to screen readers: the language and the title are set, headings are real headings, and each table
has a header row that repeats on every page, a title and a description (PDF/UA and WCAG 2.2 require the same of a PDF
saved from it). Nothing in a file depends on when or where it was made.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

import docx
from docx.document import Document as WordFile
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt
from docx.table import Table
from lxml import etree

from exports.office import LANGUAGE, LONGEST_PROPERTY, unpack

SUFFIX = ".docx"
# Ids of styles, because python-docx searches all the styles to find one by name.
TITLE, HEADING, BORDERED = "Title", "Heading1", "TableGrid"
PAGE = (Cm(21), Cm(29.7))  # A4, ISO 216
MARGIN = Cm(1.8)
_TEXT = Pt(10)


def open_word_file() -> WordFile:
    """An empty document with the common layout and language."""
    word = docx.Document()
    _set_language(word)
    _set_layout(word)
    word.sections[0].footer.is_linked_to_previous = False  # so that it has its own part
    return word


def list_parts(word: WordFile) -> dict[str, bytes]:
    """The parts of its file, by name."""
    packed = io.BytesIO()
    word.save(packed)
    return unpack(packed.getvalue())


def list_written_parts(word: WordFile) -> dict[str, bytes]:
    """The parts that writing in the document changes: its body, its footer and its properties."""
    footer = word.sections[0].footer
    written = (word.part, footer.part, word.part.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES))
    return {part.partname.membername: part.blob for part in written}


def set_properties(word: WordFile, title: str, author: str) -> None:
    """Set the title, which readers show instead of the file's name; the author is the course."""
    properties = word.core_properties
    properties.title = title[:LONGEST_PROPERTY]
    properties.author = author[:LONGEST_PROPERTY]
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
    section.page_width, section.page_height = PAGE
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    section.footer_distance = Cm(0.8)
    word.styles["Normal"].font.size = _TEXT
    for name, size, before in (("Title", Pt(20), 0), ("Heading 1", Pt(12), 8)):
        word.styles[name].font.size = size
        word.styles[name].paragraph_format.space_before = Pt(before)
    for name in ("Normal", "Title"):
        word.styles[name].paragraph_format.space_after = Pt(3)


def add_heading(word: WordFile, text: str, style: str) -> None:
    word.add_paragraph(text)._p.style = style


def add_table(
    word: WordFile,
    title: str,
    columns: Sequence[str],
    rows: int,
    description: str,
    widths: Sequence[Length] | None = None,
    row_height: Length | None = None,
) -> Table:
    """Add a table with a header and so many rows to fill in, at least `row_height` high.

    Without `widths`, all its columns are equally wide.
    """
    table: Table = word.add_table(rows=1 + rows, cols=len(columns))
    table._tbl.tblStyle_val = BORDERED
    header, *others = table.rows
    if row_height is not None:
        for row in others:
            row.height = row_height
    for row in (header, *others):
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
    for tag, text in (("w:tblCaption", title), ("w:tblDescription", description)):
        etree.SubElement(table._tbl.tblPr, qn(tag)).set(qn("w:val"), text)
    return table
