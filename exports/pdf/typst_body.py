"""The clean HTML of a book's chapter (`exports/book/vocabulary.py`) as Typst source.

Whitespace collapses as in HTML. How parts look is for `looks.typ`, whose functions are called here by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from lxml import etree

from course.pages.outline import CLOSING_ANCHORS
from exports.book.clean_html import PART
from exports.book.vocabulary import BLOCKS, HEADINGS
from exports.pdf.typst_source import (
    quote,
    write_anchor,
    write_call,
    write_label,
    write_lines,
    write_link,
    write_listed,
    write_text,
)

_SPACES = re.compile(r"[ \t\n\r\f]+")  # those of HTML: a no-break space stays
# Around the pieces of an `<li>` or a `<dd>` that are blocks of their own.
_BLOCKS = BLOCKS | {"hr", "figcaption"}
# Headings that every page has, and the letters of the glossary, are in the bookmarks, and not in the contents.
UNLISTED = {"outlined": False, "bookmarked": True}
_CLOSING = re.compile(rf"p\d+-({'|'.join(CLOSING_ANCHORS)}|letra-.+)")
# What an inline element is in Typst. `raw` takes its text as a string.
_INLINE = {
    "b": "strong",
    "strong": "strong",
    "i": "emph",
    "em": "emph",
    "cite": "emph",
    "dfn": "emph",
    "del": "strike",
    "s": "strike",
    "ins": "underline",
    "u": "underline",
    "mark": "highlight",
    "small": "fine",
    "sub": "sub",
    "sup": "super",
}
_RAW = frozenset(["code", "kbd", "samp"])
# Parts that are shown as boxes, by what they are (`clean_html.PART`), and those that are in other ways.
_BOXES = frozenset(
    [
        *("activity", "box", "card", "case", "document", "example", "message", "note", "plan", "practice"),
        *("solution", "summary", "thread"),
    ]
)
_LISTS = {"unnumbered": "unmarked", "outline": "unmarked", "entries": "entries"}


# Characters: what a line of a table holds, in small type; and a text beside its term.
_FITTING = 84
_BESIDE = 90


@dataclass(frozen=True)
class Surroundings:
    """What the body of a chapter takes from the rest of the document.

    `labels` are the labels that addresses of the book lead to: of a chapter (`02-uno.html`) or of an id (`#p2-1`).
    `widths` are those of the images in points, by file name.
    """

    labels: Mapping[str, str]
    widths: Mapping[str, float] = field(default_factory=dict)

    def find_target(self, href: str) -> str | None:
        """Where a link leads: a label after `#`, a web address, or None if nowhere."""
        if re.match(r"[a-z]+:", href):
            return href
        file, _, anchor = href.partition("#")
        label = self.labels.get(f"#{anchor}") if anchor else None
        label = label or self.labels.get(file)
        return f"#{label}" if label else None


def write_body(html: str, surroundings: Surroundings, title_level: int, wrapper: str = "") -> str:
    """The source of a chapter's body, from valid XML. `title_level` is the level of the title that it is under.

    Its headings go on from that level, one by one, as PDF/UA asks. `wrapper` is the function of `looks.typ` for each
    outermost `<div>`: `question`, or `answer` in a key.
    """
    body = etree.fromstring(f"<div>{html}</div>")
    writer = _Writer(surroundings, _rank_headings(body, title_level), wrapper)
    return write_lines(writer.write_blocks(body))


def _rank_headings(body: etree._Element, title_level: int) -> dict[etree._Element, int]:
    """The level of each heading: one below that of the last heading that is of a higher rank in HTML."""
    ranks: dict[etree._Element, int] = {}
    above: list[tuple[str, int]] = [("", title_level)]
    for heading in body.iter(*HEADINGS):
        tag = str(heading.tag)
        while above[-1][0] >= tag:
            above.pop()
        ranks[heading] = above[-1][1] + 1
        above.append((tag, ranks[heading]))
    return ranks


def write_title(text: str, level: int, label: str, *, is_listed: bool = True) -> str:
    """The heading of a part of the document, at a level from 1. `is_listed`: whether the contents have it."""
    unlisted = {} if is_listed else UNLISTED
    return write_call("heading", write_text(text), level=level, **unlisted) + write_label(label)


def list_ids(html: str) -> list[str]:
    """The ids of a chapter's body, in order."""
    return [
        identifier for element in etree.fromstring(f"<div>{html}</div>").iter() if (identifier := element.get("id"))
    ]


@dataclass
class _Line:
    """Where inline content is being written, for the spaces that collapse."""

    after_space: bool = True

    def write(self, text: str | None) -> str:
        text = _SPACES.sub(" ", text or "")
        if self.after_space:
            text = text.removeprefix(" ")
        if text:
            self.after_space = text.endswith(" ")
        return write_text(text)


class _Writer:
    def __init__(self, surroundings: Surroundings, ranks: Mapping[etree._Element, int], wrapper: str) -> None:
        self._surroundings = surroundings
        self._ranks = ranks
        self._wrapper = wrapper

    def write_blocks(self, element: etree._Element) -> list[str]:
        """The blocks in an element: its own, and what is between them as paragraphs."""
        blocks: list[str] = []
        run: list[str | etree._Element] = [element.text or ""]
        for child in element:
            if child.tag in _BLOCKS or (child.tag == "img" and element.tag in ("div", "figure", "section")):
                blocks += [self._write_run(run), *self._write_block(child)]
                run = []
            else:
                run.append(child)
            run.append(child.tail or "")
        return [block for block in [*blocks, self._write_run(run)] if block]

    def _write_inside(self, element: etree._Element) -> str:
        """Everything in an item or a cell, with the place of its id."""
        anchor = _write_place(element)
        return anchor + write_lines(self.write_blocks(element))

    def _write_block(self, element: etree._Element) -> Iterator[str]:
        blocks = list(self._dispatch(element))
        if element.tag not in HEADINGS and blocks:
            blocks[0] = _write_place(element) + blocks[0]
        yield from blocks

    def _dispatch(self, element: etree._Element) -> Iterator[str]:
        tag, part = element.tag, element.get(PART)
        match tag:
            case _ if tag in HEADINGS:
                yield self._write_heading(element)
            case "p" | "figcaption":
                content = self._write_inline(element)
                yield write_call(part, content) if part in ("aside", "remark") and content else content
            case "ul" | "ol":
                yield self._write_list(element)
            case "dl":
                yield write_listed("facts" if _is_short(element) else "description", self._list_terms(element))
            case "table":
                yield from self._write_table(element)
            case "figure":
                yield from self._write_figure(element)
            case "img":
                yield self._write_image(element)
            case "blockquote":
                yield write_call("quote", write_lines(self.write_blocks(element)), block=True)
            case "pre":
                yield f"#raw({quote(''.join(element.itertext()))}, block: true)"
            case "hr":
                yield "#answer-line"
            case _ if part in _BOXES:
                yield self._write_box(element, part)
            case "div" if self._wrapper and sum(1 for _ in element.iterancestors()) == 1:
                yield write_call(self._wrapper, write_lines(self.write_blocks(element)))
            case _:
                yield from self.write_blocks(element)

    def _write_heading(self, element: etree._Element) -> str:
        identifier = element.get("id", "")
        is_closing = _CLOSING.fullmatch(identifier) is not None
        heading = write_call(
            "heading", self._write_inline(element), level=self._ranks[element], **(UNLISTED if is_closing else {})
        )
        return heading + (write_label(identifier) if identifier else "")

    def _write_box(self, element: etree._Element, part: str) -> str:
        """A box, whose title is a first paragraph that is all bold."""
        title = ""
        first = element[0] if len(element) and not (element.text or "").strip() else None
        if first is not None and first.tag == "p" and _is_bold(first):
            title = self._write_inline(first[0])
            element.remove(first)
        return f"{write_call('boxed', title, kind=part)}[{write_lines(self.write_blocks(element))}]"

    def _write_list(self, element: etree._Element) -> str:
        items = [f"[{self._write_inside(item)}]" for item in element.findall("li")]
        part = "outline" if element.xpath(f"boolean(ancestor::ol[@{PART}='outline'])") else element.get(PART)
        if part in _LISTS:
            return write_listed(_LISTS[part], items)
        if element.tag == "ul":
            return write_listed("checklist" if self._is_to_tick(element) else "list", items)
        start = int(element.get("start", "1"))
        numbering = "a)" if element.get("type") == "a" else None
        return write_listed("enum", items, start=start if start != 1 else None, numbering=numbering)

    def _is_to_tick(self, element: etree._Element) -> bool:
        """Whether a list is of what the reader ticks: an answer, or what there is in the own town hall."""
        in_practice = element.xpath(f"boolean(ancestor::*[@{PART}][1][@{PART}='practice'])")
        return (self._wrapper == "question" or in_practice) and not element.xpath("ancestor::ul")

    def _list_terms(self, element: etree._Element) -> Iterator[str]:
        """Each term with what it is, which in HTML may be grouped by a `<div>`."""
        terms: list[str] = []
        for child in element.iter("dt", "dd"):
            if next(child.iterancestors("dl")) is not element:
                continue
            if child.tag == "dt":
                terms.append(self._write_inside(child))
            else:
                yield f"terms.item[{' '.join(terms)}][{self._write_inside(child)}]"
                terms = []

    def _write_table(self, table: etree._Element) -> Iterator[str]:
        caption = table.find("caption")
        if caption is not None:
            yield write_call("table-title", self._write_inline(caption))
        rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
        top = table.find("thead")
        head = [row for row in rows if top is not None and top in row.iterancestors("thead")]
        body = rows[len(head) :]
        cells = [cell for row in body for cell in self._write_row(row)]
        header = (
            [write_listed("table.header", [cell for row in head for cell in self._write_row(row)])[1:]] if head else []
        )
        columns = max(map(_count_columns, rows), default=1)
        shares = ", ".join(map(str, _share_width(rows, columns)))
        yield write_listed("course-table", [*header, *cells]).replace("(", f"(({shares}, ), ", 1)

    def _write_row(self, row: etree._Element) -> Iterator[str]:
        for cell in row.iterchildren("td", "th"):
            content = self._write_inside(cell)
            if cell.tag == "th":
                content = write_call("strong", content) if content else ""
            spans = {name: int(cell.get(name, "1")) for name in ("colspan", "rowspan")}
            named = {name: span for name, span in spans.items() if span > 1}
            content = write_call("table.cell", content, **named)[1:] if named else f"[{content}]"
            yield f"to-the-right({content})" if cell.get(PART) == "number" else content

    def _write_figure(self, figure: etree._Element) -> Iterator[str]:
        image, caption = figure.find(".//img"), figure.find("figcaption")
        if image is None:
            yield from self.write_blocks(figure)
            return
        words = self._write_inline(caption) if caption is not None else ""
        yield f"{write_call('drawing', self._write_image(image))}[{words}]"
        for rest in (image, caption):
            if rest is not None:
                next(rest.iterancestors()).remove(rest)
        yield from self.write_blocks(figure)

    def _write_image(self, image: etree._Element) -> str:
        name = image.get("src", "")
        width = self._surroundings.widths.get(name)
        size = f", width: {width:g}pt" if width else ""
        return f"#image({quote(name)}, alt: {quote(image.get('alt', ''))}{size})"

    def _write_run(self, run: Iterable[str | etree._Element]) -> str:
        """Inline content between blocks; nothing, if it is only spaces."""
        line = _Line()
        pieces = [line.write(piece) if isinstance(piece, str) else self._write_node(piece, line) for piece in run]
        text = "".join(pieces)
        return "" if text == write_text(" ") else text

    def _write_inline(self, element: etree._Element) -> str:
        return self._write_content(element, _Line())

    def _write_content(self, element: etree._Element, line: _Line) -> str:
        pieces = [line.write(element.text)]
        for child in element:
            pieces += [self._write_node(child, line), line.write(child.tail)]
        return "".join(pieces)

    def _write_node(self, element: etree._Element, line: _Line) -> str:
        anchor = _write_place(element)
        write = partial(self._write_content, element, line)
        match element.tag:
            case "br":
                line.after_space = True
                return "#linebreak()"
            case "img":
                return self._write_image(element)
            case "a":
                target = self._surroundings.find_target(element.get("href", ""))
                content = write()
                if target and content and target == "".join(element.itertext()):
                    content = write_call("address", content)
                return anchor + (write_link(target, content) if target and content else content)
            case "q":
                opening = line.write("«")
                return anchor + opening + write() + line.write("»")
            case tag if tag in _RAW:
                text = _SPACES.sub(" ", "".join(element.itertext()))
                line.after_space = text.endswith(" ")
                return f"{anchor}#raw({quote(text)})"
            case tag if tag in _INLINE:
                content = write()
                return anchor + (write_call(_INLINE[tag], content) if content else "")
        content = write()
        language = element.get("lang")
        return anchor + (write_call("text", content, lang=language[:2]) if language and content else content)


def _write_place(element: etree._Element) -> str:
    """The place of an element that links lead to; nothing, if it has no id."""
    identifier = element.get("id")
    return write_anchor(identifier) if identifier else ""


def _is_bold(paragraph: etree._Element) -> bool:
    """Whether all of a paragraph is in one `<strong>`."""
    return (
        len(paragraph) == 1
        and paragraph[0].tag == "strong"
        and not (paragraph.text or "").strip()
        and not (paragraph[0].tail or "").strip()
    )


def _is_short(description: etree._Element) -> bool:
    """Whether what is said of each term fits beside it."""
    return all(len("".join(part.itertext())) <= _BESIDE and len(part) == 0 for part in description.iter("dd"))


def _count_columns(row: etree._Element) -> int:
    return sum(int(cell.get("colspan", "1")) for cell in row.iterchildren("td", "th"))


def _share_width(rows: list[etree._Element], columns: int) -> list[int]:
    """The share of each column in the width of a table, so that long cells are not tall and short ones not cut.

    A column needs its longest word, and grows with the square root of its longest text. All 0: the whole table fits
    without breaking a line.
    """
    longest, words = [0] * columns, [0] * columns
    for row in rows:
        cells = list(row.iterchildren("td", "th"))
        if _count_columns(row) != len(cells):
            continue
        for place, cell in enumerate(cells):
            text = " ".join("".join(cell.itertext()).split())
            longest[place] = max(longest[place], len(text))
            words[place] = max([words[place], *map(len, text.split())])
    if sum(longest) <= _FITTING - 3 * columns:
        return [0] * columns
    return [max(word + 2, round(2.2 * length**0.5)) for word, length in zip(words, longest, strict=True)]
