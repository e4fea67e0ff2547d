"""Writes the sections of the sheet as DOCX.

A blank is a content control of Word (ISO/IEC 29500-1, 17.5.2): one goes from each to the next with the keyboard, and
its name is the fact that it asks for. It also says in words that it is to be filled in, for who prints it.
"""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document as WordFile
from docx.oxml.ns import qn
from docx.shared import Cm, Emu
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from lxml import etree

from course.model import CourseFacts
from exports.training_sheet.sections import Blank, Facts, Grid, Known, Note, Outline, Part, Section, count_blanks
from exports.word_file import (
    HEADING,
    HELP_SIZE,
    SUBHEADING,
    TEXT_WIDTH,
    TITLE,
    WRITING_ROW,
    add_heading,
    add_page_number,
    add_table,
    open_word,
    save_word,
)

NAME = "Ficha de la acción formativa"
BLANK_MARK = "[Por completar]"
_FACT_COLUMNS = ("Dato", "Contenido")
_LABEL_WIDTH = Cm(5)
_SHADE = "EDEDED"  # light enough for black text, and grey on paper
_INDENT = Cm(0.6)


def write_sheet(facts: CourseFacts, sections: Sequence[Section]) -> bytes:
    """The bytes of the file."""
    title = f"{NAME}: {facts.title}"
    word = open_word(title, facts.title, f"{title}. Página ")
    add_page_number(word)
    add_heading(word, NAME, TITLE)
    _add_note(word, _introduce(facts, sections))
    for number, section in enumerate(sections, start=1):
        heading = f"{number}. {section.title}"
        add_heading(word, heading, HEADING)
        for part in section.parts:
            _add_part(word, heading, part)
    return save_word(word)


def _introduce(facts: CourseFacts, sections: Sequence[Section]) -> str:
    return (
        f"Hecha con los datos del curso «{facts.title}», edición {facts.edition}. Lo que solo sabe la entidad que lo"
        f" promueve va en gris, y cada dato con la marca «{BLANK_MARK}»: {count_blanks(sections)}. Esta ficha no"
        " acredita ninguna homologación ni reconocimiento."
    )


def _add_part(word: WordFile, heading: str, part: Part) -> None:
    match part:
        case Facts():
            _add_facts(word, heading, part)
        case Grid():
            _add_grid(word, part)
        case Outline():
            add_heading(word, part.title, SUBHEADING)
            for level, text in part.items:
                word.add_paragraph(text).paragraph_format.left_indent = Emu(_INDENT * (level - 1))
        case Note():
            _add_note(word, part.text)


def _add_note(word: WordFile, text: str) -> None:
    word.add_paragraph(text).runs[0].font.size = HELP_SIZE


def _add_facts(word: WordFile, heading: str, facts: Facts) -> None:
    widths = (_LABEL_WIDTH, Emu(TEXT_WIDTH - _LABEL_WIDTH))
    description = f"Columnas: {', '.join(_FACT_COLUMNS)}. Lo que va en blanco lo completa la entidad."
    if facts.title:
        add_heading(word, facts.title, SUBHEADING)
    table = add_table(word, facts.title or heading, description, _FACT_COLUMNS, len(facts.rows), widths)
    for row, fact in zip(table.rows[1:], facts.rows, strict=True):
        label, value = row.cells
        label.paragraphs[0].add_run(fact.label).bold = True
        if isinstance(fact, Known):
            _write_lines(value, fact.value)
        else:
            row.height = WRITING_ROW
            _shade(value)
            _add_control(value.paragraphs[0], fact)


def _add_grid(word: WordFile, grid: Grid) -> None:
    add_heading(word, grid.title, SUBHEADING)
    widths = [Emu(TEXT_WIDTH * share // 100) for share in grid.widths]
    filling = " Está por completar." if grid.blank_rows else ""
    description = f"Columnas: {', '.join(grid.columns)}.{filling}"
    table = add_table(word, grid.title, description, grid.columns, len(grid.rows) + grid.blank_rows, widths)
    written, blank = table.rows[1 : len(grid.rows) + 1], table.rows[len(grid.rows) + 1 :]
    for row, texts in zip(written, grid.rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.paragraphs[0].add_run(text)
    for row in blank:
        row.height = WRITING_ROW
        for cell in row.cells:
            _shade(cell)
            cell.paragraphs[0].paragraph_format.keep_with_next = row is not blank[-1]  # on one page, if they fit


def _write_lines(cell: _Cell, text: str) -> None:
    first, *others = text.split("\n")
    cell.paragraphs[0].add_run(first)
    for line in others:
        cell.add_paragraph(line).paragraph_format.space_after = 0


def _shade(cell: _Cell) -> None:
    _add(cell._tc.get_or_add_tcPr(), "w:shd", val="clear", color="auto", fill=_SHADE)


def _add_control(paragraph: Paragraph, blank: Blank) -> None:
    """Add a content control of plain text, whose words are what is expected in it until somebody writes there."""
    control = _add(paragraph._p, "w:sdt")
    properties = _add(control, "w:sdtPr")
    _add(properties, "w:alias", val=blank.label)
    _add(properties, "w:showingPlcHdr")
    _add(properties, "w:text", multiLine="1")
    run = _add(_add(control, "w:sdtContent"), "w:r")
    _add(run, "w:t").text = f"{BLANK_MARK} {blank.hint}"


def _add(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    """Add an element of WordprocessingML, with its attributes by their names in that namespace."""
    element = etree.SubElement(parent, qn(tag))
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element
