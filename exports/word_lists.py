"""Lists and inline marks in a DOCX: real lists, which screen readers count, each with its own letters or numbers."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Any

from docx.document import Document as WordFile
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt
from docx.text.paragraph import Paragraph
from lxml import etree, html

_INDENT, _HANGING = Cm(1.1), Cm(0.6)
_AFTER = Pt(1)
_CODE_FONT = "Consolas"


class ListForm(Enum):
    """How the lines of a list begin: the format of WordprocessingML and its text."""

    LETTERS = ("lowerLetter", "%1)")
    NUMBERS = ("decimal", "%1)")
    BULLETS = ("bullet", "•")
    BOXES = ("bullet", "☐")


class Lists:
    """The lists of a document, which are numbered apart from each other."""

    def __init__(self, word: WordFile) -> None:
        self._word = word
        self._numbering = word.part.numbering_part.element
        self._formats = {form: self._add_format(form) for form in ListForm}

    def add(self, items: Iterable[str], form: ListForm = ListForm.BULLETS) -> list[Paragraph]:
        """Add a list of inline HTML and return its paragraphs."""
        number = 1 + max(map(int, self._numbering.xpath("w:num/@w:numId")), default=0)
        instance = etree.SubElement(self._numbering, qn("w:num"), {qn("w:numId"): str(number)})
        etree.SubElement(instance, qn("w:abstractNumId"), {qn("w:val"): str(self._formats[form])})
        override = etree.SubElement(instance, qn("w:lvlOverride"), {qn("w:ilvl"): "0"})
        etree.SubElement(override, qn("w:startOverride"), {qn("w:val"): "1"})
        paragraphs = []
        for item in items:
            paragraph = add_inline(self._word, item)
            paragraph.paragraph_format.space_after = _AFTER
            _join(paragraph, number)
            paragraphs.append(paragraph)
        return paragraphs

    def _add_format(self, form: ListForm) -> int:
        """Add a format of lists, before all lists, as the schema asks. Returns its id."""
        identifier = 1 + max(map(int, self._numbering.xpath("w:abstractNum/@w:abstractNumId")), default=0)
        definition = etree.Element(qn("w:abstractNum"), {qn("w:abstractNumId"): str(identifier)})
        etree.SubElement(definition, qn("w:multiLevelType"), {qn("w:val"): "singleLevel"})
        level = etree.SubElement(definition, qn("w:lvl"), {qn("w:ilvl"): "0"})
        name, text = form.value
        for tag, value in (("start", "1"), ("numFmt", name), ("lvlText", text), ("lvlJc", "left")):
            etree.SubElement(level, qn(f"w:{tag}"), {qn("w:val"): value})
        properties = etree.SubElement(level, qn("w:pPr"))
        indent = {qn("w:left"): str(_INDENT.twips), qn("w:hanging"): str(_HANGING.twips)}
        etree.SubElement(properties, qn("w:ind"), indent)
        self._numbering.insert(len(self._numbering.xpath("w:abstractNum")), definition)
        return identifier


def _join(paragraph: Paragraph, number: int) -> None:
    """Make a paragraph a line of the list with this number."""
    properties: Any = paragraph._p.get_or_add_pPr()  # whose types don't say that it has `numPr`
    numbered = properties.get_or_add_numPr()
    numbered.get_or_add_ilvl().val = 0
    numbered.get_or_add_numId().val = number


def add_inline(word: WordFile, text: str) -> Paragraph:
    """Add a paragraph with inline HTML: emphasis, strong emphasis and code."""
    paragraph = word.add_paragraph()
    fill_inline(paragraph, text)
    return paragraph


def fill_inline(paragraph: Paragraph, text: str, size: Length | None = None) -> None:
    """Add inline HTML at the end of a paragraph."""
    _add_runs(paragraph, html.fragment_fromstring(text, create_parent="span"), frozenset(), size)


def _add_runs(paragraph: Paragraph, element: html.HtmlElement, marks: frozenset[str], size: Length | None) -> None:
    _add_run(paragraph, element.text, marks, size)
    for inner in element:
        _add_runs(paragraph, inner, marks | {str(inner.tag)}, size)
        _add_run(paragraph, inner.tail, marks, size)


def _add_run(paragraph: Paragraph, text: str | None, marks: frozenset[str], size: Length | None) -> None:
    if not text:
        return
    run = paragraph.add_run(text)
    run.font.size = size
    run.bold = True if "strong" in marks else None
    run.italic = True if "em" in marks else None
    if "code" in marks:
        run.font.name = _CODE_FONT
