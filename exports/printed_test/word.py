"""A document to print as DOCX. The same document always gives the same bytes."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document as WordFile
from docx.enum.text import WD_TAB_LEADER
from docx.shared import Cm, Emu, Pt
from docx.text.paragraph import Paragraph

from exports.printed_test.paper import PrintedQuestion
from exports.printed_test.parts import (
    Blanks,
    Bullets,
    Heading,
    NumberedQuestion,
    Part,
    PrintedDocument,
    Table,
    Text,
)
from exports.word_file import (
    HEADING,
    SUBHEADING,
    TEXT_WIDTH,
    TITLE,
    add_heading,
    add_page_number,
    add_table,
    open_word,
    save_word,
)
from exports.word_lists import ListForm, Lists, add_inline, fill_inline

_WRITING_ROW, _SMALL = Cm(0.5), Pt(8.5)
_AROUND_BLANKS = Pt(8)


def write_word(document: PrintedDocument) -> bytes:
    word = open_word(document.title, document.course, f"{document.course}. {document.title}. Página ")
    add_page_number(word)
    add_heading(word, document.title, TITLE)
    lists = Lists(word)
    for part in document.parts:
        _add_part(word, lists, part)
    return save_word(word)


def _add_part(word: WordFile, lists: Lists, part: Part) -> None:
    match part:
        case Heading():
            add_heading(word, part.text, HEADING).paragraph_format.page_break_before = part.opens_page or None
        case Text():
            add_inline(word, part.html)
        case Bullets():
            lists.add(part.htmls)
        case Blanks():
            _add_blanks(word, part)
        case NumberedQuestion():
            _add_question(word, lists, part.number, part.printed)
        case Table():
            _add_table(word, part)


def _add_blanks(word: WordFile, blanks: Blanks) -> None:
    paragraph = word.add_paragraph("  ".join(f"{label} \t" for label, _ in blanks.fields))
    for _, end in blanks.fields:
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(end), leader=WD_TAB_LEADER.LINES)
    paragraph.paragraph_format.space_before = _AROUND_BLANKS
    paragraph.paragraph_format.space_after = _AROUND_BLANKS


def _add_question(word: WordFile, lists: Lists, number: int, printed: PrintedQuestion) -> None:
    add_heading(word, f"{number}. {printed.task}", SUBHEADING)
    lines = [add_inline(word, printed.prompt)]
    for each in printed.lists:
        if each.lead:
            lines.append(word.add_paragraph(each.lead))
        lines += lists.add(each.items, ListForm.NUMBERS if each.has_numbers else ListForm.LETTERS)
    _keep_together(lines)


def _keep_together(lines: Sequence[Paragraph]) -> None:
    """A question is on one page."""
    for line in lines:
        line.paragraph_format.keep_together = True
        line.paragraph_format.keep_with_next = line is not lines[-1]


def _add_table(word: WordFile, part: Table) -> None:
    widths = [Emu(int(TEXT_WIDTH * share / sum(part.shares))) for share in part.shares] or None
    table = add_table(word, part.title, part.description, part.columns, len(part.rows), widths)
    for row, texts in zip(table.rows[1:], part.rows, strict=True):
        if part.is_filled_in:
            row.height = _WRITING_ROW  # a minimum
        for cell, text in zip(row.cells, texts, strict=True):
            fill_inline(cell.paragraphs[0], text, _SMALL if part.is_small else None)
            cell.paragraphs[0].paragraph_format.keep_with_next = part.is_whole or None
