"""The prose of the course, passage by passage, as a reader sees it: without markup, citations, macros or code.

A passage is a paragraph, an item of a list, a cell of a table, a title, or a paragraph of a block quotation, whose
words are somebody else's. Pages are parsed with the same Markdown parser as their outline; boxes (`!!! note "…"`) are
unwrapped first. Data files give the texts whose type is prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from typing import Literal, NamedTuple

import sentencex
from markdown_it import MarkdownIt
from markdown_it.token import Token

from course.derived.drawings import list_drawings
from course.files.offsets import find_place
from course.loaded.loading import read_sound_file
from course.loaded.whole import Course
from course.model import Figure
from course.model.texts import Proofreading
from course.model.walking import find_texts, walk
from course.pages.boxes import unwrap_boxes
from course.pages.five_minutes import FIVE_MINUTES, FiveMinutes, find_written_parts
from course.pages.macro_calls import blank_raw_blocks
from course.pages.markdown_blocks import parse_blocks
from course.pages.outline import PROPOSAL, PageSource
from course.pages.section_links import show_section_links
from course.pages.table_forms import MARKS
from course.register import DATA_KINDS
from course.runtime.memory import remembered
from course.sources.citations import blank_code

PassageKind = Literal["paragraph", "item", "cell", "title", "quotation"]

# The keys of a page's front matter that are shown to readers.
_META_TEXTS = ("title", "menu", "description")

_FRONT_MATTER = re.compile(r"\A---\s*\n.*?\n(?:---|\.\.\.)\s*(?:\n|\Z)", re.DOTALL)
_HIDDEN = re.compile(r"\{\{.*?\}\}|\[@[^\[\]]*\]|<!--.*?-->", re.DOTALL)
# Attributes; also the marks that course/checks/markdown_slips/attribute_lists.py reports, so that nobody spells them.
_ATTRIBUTES = re.compile(
    r"\{:?\s+[#.][^}]*\}|\{:?\.[\w-]+\s*\}" rf"|\{{:?\s*\.?(?:{'|'.join((PROPOSAL, *MARKS))})\s*(?:\}}|$)"
)
_SPACE_BEFORE_MARK = re.compile(r"\s+([.,;:?!)»])")
_ORDINAL_NUMBER = re.compile(r"\bn\.º")
# If they were kept, whatever they enclose would be segmented as one sentence.
_QUOTATION_MARK = re.compile(r"[«»“”]")
_DRAWN_TEXT = re.compile(r"<(?:text|tspan)\b[^>]*>(?P<words>[^<]+)")
# A title in bold within a paragraph: «**Quién lo decide.** La alcaldía…».
_LABEL = re.compile(r"\*\*[^*]+(?:[.:?!]\*\*|\*\*[.:])(?=\s)")
_LETTER = re.compile(r"[^\W\d_]")
_LONE_CITATION = re.compile(r"\[@[^\[\]\\`*_<&]*\](?![(\[])")
# A text without these needs no parsing: it has no inline Markdown.
_INLINE_MARK = re.compile(r"[\\`*_\[<&]")


class Passage(NamedTuple):
    """One passage: its place, its kind, its words, and the same words without those in italics (foreign terms).

    `is_boxed`: it is in a box (`!!! note`). `label` is the title in bold that it opens with, if it does.
    """

    path: str
    line: int
    kind: PassageKind
    text: str
    unemphasized: str
    is_boxed: bool = False
    label: str = ""

    @property
    def is_running(self) -> bool:
        """Whether it is made of the course's own sentences: not a title, a cell of a table or a quotation."""
        return self.kind in ("paragraph", "item")

    @property
    def sentences(self) -> list[str]:
        return split_sentences(self.text)


def split_sentences(text: str) -> list[str]:
    """The sentences of a Spanish text, without surrounding spaces. Abbreviations such as «art.» don't end one."""
    sentences: list[str] = []
    for piece in sentencex.segment("es", _QUOTATION_MARK.sub("", _ORDINAL_NUMBER.sub("núm.", text))):
        if sentences and piece[:1].islower():
            sentences[-1] += piece  # no Spanish sentence begins in lower case: the full stop was an abbreviation's
        else:
            sentences.append(piece)
    return [sentence.strip() for sentence in sentences if _LETTER.search(sentence)]


def collect_page_passages(page: PageSource) -> tuple[Passage, ...]:
    """Every passage of a page, in order, starting with those of its front matter."""
    meta_texts = ((key, value) for key, value in (page.meta or {}).items() if key in _META_TEXTS)
    shown = [(key, value) for key, value in meta_texts if isinstance(value, str)]
    meta = [Passage(page.path, page.meta_lines.get(key, 1), "title", value, value) for key, value in shown]
    return (*meta, *_read_five_minutes(page), *read_page_passages(page.text, page.path))


def _read_five_minutes(page: PageSource) -> Iterator[Passage]:
    """The texts of «En cinco minutos», each with its line. They stand apart from the page's running text."""
    written = (page.meta or {}).get(FIVE_MINUTES)
    if not isinstance(written, dict):
        return
    for part in find_written_parts(page.text):
        text = written.get(part.key)
        if part.key in FiveMinutes._fields and isinstance(text, str):
            words, unemphasized = _render_plain(text, {})
            yield Passage(page.path, find_place(page.text, part.start)[0], "cell", words, unemphasized)


def collect_data_passages(course: Course) -> list[Passage]:
    """Every passage of the data files and the question bank, each with the line of its value, then those of figures."""
    return [passage for passages in collect_data_texts(course) for passage in passages]


def collect_data_texts(course: Course) -> Iterator[tuple[Passage, ...]]:
    """The passages of each data file, each file of the bank, each table of numbers and each drawing, in that order."""
    for kind in DATA_KINDS:
        for located in course.list_located(kind.model):
            yield _read_data(located.document.text, located.document.path, kind.name)
    for data in course.chart_data.values():
        shown = ((row.line, text) for row in data.rows for text in (row.label, row.series, row.note) if text)
        yield tuple(Passage(data.path, line, "cell", text, text) for line, text in shown)
    for figure in course.list_located(Figure):
        if figure.value.chart is None:
            for drawing in list_drawings(course, figure.value.id):
                yield _read_drawing(drawing.svg, drawing.path)


def collect_texts(course: Course) -> list[tuple[Passage, ...]]:
    """The passages of each file: the pages, except those of the authors' guide, and then the data."""
    pages = (collect_page_passages(page) for page in course.pages if not page.is_authors_guide)
    return [*pages, *collect_data_texts(course)]


def collect_passages(course: Course) -> list[Passage]:
    """Every passage of `collect_texts`."""
    return [passage for passages in collect_texts(course) for passage in passages]


@remembered
def _read_drawing(text: str, path: str) -> tuple[Passage, ...]:
    """The words written in a figure's drawing."""
    return tuple(
        Passage(path, number, "cell", words, words)
        for number, line in enumerate(text.split("\n"), start=1)
        for match in _DRAWN_TEXT.finditer(line)
        if _LETTER.search(words := unescape(match["words"]).strip())
    )


@remembered
def read_page_passages(text: str, path: str) -> tuple[Passage, ...]:
    """The passages of a page's Markdown, in order, without its front matter."""
    front_matter = _FRONT_MATTER.match(text)
    if front_matter:
        text = "\n" * front_matter[0].count("\n") + text[front_matter.end() :]
    unwrapped = unwrap_boxes(blank_code(blank_raw_blocks(text)).split("\n"))
    passages = [Passage(path, line, "title", title, title) for line, title in unwrapped.titles]
    read = _read_blocks("\n".join(unwrapped.lines), path)
    passages += [passage._replace(is_boxed=passage.line in unwrapped.boxed) for passage in read]
    return tuple(sorted(passages, key=lambda passage: passage.line))


def _read_blocks(text: str, path: str) -> Iterator[Passage]:
    kinds: dict[str, PassageKind] = {"heading_open": "title", "th_open": "cell", "td_open": "cell"}
    line, items, quotations = 1, 0, 0
    definitions: dict[str, object] = {}  # of links, which may be below their use
    tokens = parse_blocks(text, definitions)
    for position, token in enumerate(tokens):
        if token.map is not None:
            line = token.map[0] + 1
        items += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
        quotations += {"blockquote_open": 1, "blockquote_close": -1}.get(token.type, 0)
        if token.type == "inline":
            running: PassageKind = "quotation" if quotations else "item" if items else "paragraph"
            kind = kinds.get(tokens[position - 1].type, running)
            words, unemphasized = _render_plain(token.content, definitions)
            if _LETTER.search(words):
                label = _LABEL.match(token.content)
                opening = _render_plain(label[0], definitions)[0] if label else ""
                yield Passage(path, line, kind, words, unemphasized, label=opening)


def _render_plain(text: str, definitions: dict[str, object]) -> tuple[str, str]:
    """The words of inline Markdown, with and without those in italics."""
    # Without link definitions a citation can't be a link, and `_clean` removes it.
    unmarked = text if definitions else _LONE_CITATION.sub("", text)
    if not _INLINE_MARK.search(unmarked):
        plain = _clean(text)
        return plain, plain
    whole, unemphasized, italics = [], [], 0
    children: list[Token] = []
    _make_parser().inline.parse(text, _make_parser(), definitions, children)
    for child in children:
        italics += {"em_open": 1, "em_close": -1}.get(child.type, 0)
        # A tag leaves a space, because otherwise `<br>` would join the words on both sides.
        piece = {"softbreak": " ", "hardbreak": " ", "html_inline": " "}.get(child.type, "")
        piece = child.content if child.type in ("text", "text_special", "image") else piece
        whole.append(piece)
        unemphasized.append("" if italics else piece)
    plain = _clean("".join(whole))
    return plain, plain if whole == unemphasized else _clean("".join(unemphasized))


def _clean(text: str) -> str:
    plain = _ATTRIBUTES.sub(" ", _HIDDEN.sub(" ", show_section_links(text)))
    return _SPACE_BEFORE_MARK.sub(r"\1", " ".join(plain.split()))


@remembered
def _read_data(text: str, path: str, kind_name: str) -> tuple[Passage, ...]:
    """The passages of one data file, which loads without errors: its texts whose type is prose."""
    located = read_sound_file(text, path, kind_name)
    passages = []
    unread = {found.place for found in walk(located.value, Proofreading)}
    for place, written, sort in find_texts(located.value):
        if sort.is_prose and place not in unread:
            line, _ = located.document.find_position(place)
            for paragraph in written.split("\n\n"):
                words, unemphasized = _render_plain(paragraph, {})
                if _LETTER.search(words):
                    passages.append(Passage(path, line, "paragraph", words, unemphasized))
    return tuple(passages)


@cache
def _make_parser() -> MarkdownIt:
    return MarkdownIt("commonmark")
