"""What the documents in DOCX (ISO/IEC 29500) have in common, for Word and LibreOffice.

They are accessible to screen readers: the language and the title are set, headings are real headings, and each table
has a header row that repeats on every page, a title and a description (PDF/UA and WCAG 2.2 require the same of a PDF
saved from it). Nothing in a file depends on when or where it was built.
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
from docx.oxml.parser import parse_xml
from docx.shared import Cm, Emu, Length, Pt, RGBColor
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from exports.fixed_zip import pack
from exports.office import LANGUAGE, set_properties, unpack

SUFFIX = ".docx"
# Ids of styles, because python-docx searches all the styles to find one by name.
TITLE, HEADING, SUBHEADING = "Title", "Heading1", "Heading2"
_BORDERED = "TableGrid"
_PAGE = (Cm(21), Cm(29.7))  # A4, ISO 216
_MARGIN = Cm(1.8)
TEXT_WIDTH = Emu(_PAGE[0] - 2 * _MARGIN)
WRITING_ROW = Cm(0.7)  # room for a handwritten line
_TEXT, HELP_SIZE = Pt(10), Pt(9)
_SUBHEADING_COLOUR = RGBColor(0x1F, 0x3A, 0x5F)  # 11.5 to 1 on white: the blue of Word's own has less than 4.5


def open_word(title: str, author: str, footer: str) -> WordFile:
    """An empty document with the common layout. It is the same object each time: `save_word` before opening another."""
    word, parts = _prepare()
    word.element.body.clear_content()  # of the previous document
    numbering = word.part.numbering_part
    numbering.element[:] = parse_xml(parts[numbering.partname.membername])[:]  # without its lists
    set_properties(word.core_properties, title, author)
    word.sections[0].footer.paragraphs[0].text = footer
    return word


def save_word(word: WordFile) -> bytes:
    """The bytes of the file of a document made by `open_word`."""
    _, parts = _prepare()
    properties = word.part.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES)
    written = (word.part, word.part.numbering_part, word.sections[0].footer.part, properties)
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
    for name, size, before in (("Title", Pt(20), 0), ("Heading 1", Pt(12), 8), ("Heading 2", Pt(10.5), 6)):
        word.styles[name].font.size = size
        word.styles[name].paragraph_format.space_before = Pt(before)
    word.styles["Heading 2"].font.color.rgb = _SUBHEADING_COLOUR
    for name in ("Normal", "Title"):
        word.styles[name].paragraph_format.space_after = Pt(3)


def add_heading(word: WordFile, text: str, style: str) -> Paragraph:
    """Add a heading of one of the styles of this module, and return it."""
    heading = word.add_paragraph(text)
    heading._p.style = style
    return heading


def add_page_number(word: WordFile) -> None:
    """Add a field with the number of the page, at the end of the footer."""
    field = etree.SubElement(word.sections[0].footer.paragraphs[0]._p, qn("w:fldSimple"), {qn("w:instr"): "PAGE"})
    run = etree.SubElement(field, qn("w:r"))
    etree.SubElement(run, qn("w:t")).text = "1"


def add_link(paragraph: Paragraph, text: str, address: str, size: Length | None = None) -> None:
    """Add a text that leads to an address; without one, the text alone.

    It is a field, because the relationships of a hyperlink are not among the parts that `save_word` writes.
    """
    if not address:
        paragraph.add_run(text).font.size = size
        return
    field: etree._Element = etree.SubElement(paragraph._p, qn("w:fldSimple"), {qn("w:instr"): f'HYPERLINK "{address}"'})
    run = etree.SubElement(field, qn("w:r"))
    properties = etree.SubElement(run, qn("w:rPr"))
    if size:
        etree.SubElement(properties, qn("w:sz"), {qn("w:val"): f"{2 * size.pt:g}"})  # half-points
    etree.SubElement(properties, qn("w:u"), {qn("w:val"): "single"})
    etree.SubElement(run, qn("w:t")).text = text


def add_table(
    word: WordFile,
    title: str,
    description: str,
    columns: Sequence[str],
    rows: int,
    widths: Sequence[Length] | None = None,
) -> Table:
    """Add a table with a header and so many empty rows. Without `widths`, all its columns are equally wide."""
    table: Table = word.add_table(rows=1 + rows, cols=len(columns))
    table._tbl.tblStyle_val = _BORDERED
    header, *others = table.rows
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
