"""A document to print as a PDF/UA-1, by Typst. The same document always gives the same bytes.

How it looks is for `paper.typ`, whose functions are called here by name, and for the book's `looks.typ`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from exports.office import LANGUAGE
from exports.pdf.typesetting import read_looks, typeset
from exports.pdf.typst_body import Surroundings, write_body
from exports.pdf.typst_source import (
    quote,
    write_call,
    write_document,
    write_heading,
    write_lines,
    write_listed,
    write_text,
)
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

_NOWHERE = Surroundings({})  # the texts have no links
_LOOKS = Path(__file__).with_name("paper.typ")


def write_pdf(document: PrintedDocument) -> bytes:
    """The bytes of the PDF. Raises ExportError, and MissingGlyphError if no typeface has a sign."""
    return typeset(write_source(document), read_looks(_LOOKS))


def write_source(document: PrintedDocument) -> str:
    """The Typst source of a document."""
    show = write_call("show: printed-paper.with", None, title=document.title, course=document.course, language=LANGUAGE)
    blocks = [block for part in document.parts for block in _write_part(part)]
    return write_document(_LOOKS.name, show, [write_heading(document.title, 1), *blocks])


def _write_inline(html: str) -> str:
    return write_body(f"<p>{html}</p>", _NOWHERE, 1)


def _write_part(part: Part) -> Iterator[str]:
    match part:
        case Heading():
            if part.opens_page:
                yield write_call("pagebreak", weak=True)
            yield write_heading(part.text, 2)
        case Text():
            yield _write_inline(part.html)
        case Bullets():
            yield write_listed("list", (f"[{_write_inline(html)}]" for html in part.htmls))
        case Blanks():
            yield write_listed("blanks", (f"({quote(label)}, {end})" for label, end in part.fields))
        case NumberedQuestion():
            yield write_call("question", write_lines(_write_question(part)))
        case Table():
            yield _write_table(part)


def _write_question(part: NumberedQuestion) -> Iterator[str]:
    printed = part.printed
    yield write_heading(f"{part.number}. {printed.task}", 3)
    yield _write_inline(printed.prompt)
    for each in printed.lists:
        yield write_text(each.lead)
        items = (f"[{_write_inline(item)}]" for item in each.items)
        yield write_listed("enum", items, numbering="1)" if each.has_numbers else "a)")


def _write_table(part: Table) -> str:
    shares = part.shares or (1,) * len(part.columns)
    header = write_listed("table.header", (f"[{write_call('strong', write_text(name))}]" for name in part.columns))
    cells = (f"[{_write_inline(text)}]" for row in part.rows for text in row)
    widths = f"({', '.join(map(str, shares))},)"
    table = write_listed("paper-table", [widths, header[1:], *cells], small=part.is_small, filled_in=part.is_filled_in)
    return write_call("whole", table) if part.is_whole else table
