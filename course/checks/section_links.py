"""Links to sections: in a sentence they are the author's words, which say where the link leads; a section's number and
official title stand only in cells of tables and in lists of links.

The words that the macro itself writes are in `course/derived/titles.py`.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import NamedTuple

from course.derived.titles import describe_place
from course.files.offsets import find_place
from course.findings import Finding
from course.language.markup_signs import MARKUP
from course.loaded.draft import Draft
from course.loaded.programme_index import IndexedHeading, ProgrammeIndex
from course.model.programme import fold_heading
from course.pages.boxes import unwrap_boxes
from course.pages.five_minutes import blank_front_matter
from course.pages.links import find_matches, get_address
from course.pages.macro_calls import blank_raw_blocks
from course.pages.markdown_blocks import parse_blocks
from course.pages.outline import PageSource
from course.pages.section_links import find_section_links, replace_section_links
from course.pages.written import PARAGRAPH_GAP, Written
from course.runtime.memory import remembered
from course.sources.citations import blank_code

# Words that say nothing of where a link leads.
_VAGUE_WORDS = (
    *("aquí", "ahí", "allí", "más", "enlace", "este enlace", "el enlace", "página", "esta página", "otra página"),
    *("este apartado", "ese apartado", "otro apartado", "leer más", "ver más", "más información"),
    *("pincha aquí", "pulsa aquí", "haz clic aquí"),
)
_NUMBER = r"(?:F(?:\.\d+)*\)?|\d+(?:\.\d+)*)(?![\d%])"
_SECTION_SAID = re.compile(
    rf"\b(?:apartados?|epígrafes?|puntos?|secci(?:ón|ones))\s+(?P<number>{_NUMBER})"
    rf"|\b(?:el|al|del)\s+(?P<bare>\d+(?:\.\d+)+)(?:\s+del\s+tema\b|\s*\Z)",
    re.IGNORECASE,
)
_TEMA_SAID = re.compile(r"\btemas?\s+(?P<number>\d+)", re.IGNORECASE)
_THIS_TEMA = re.compile(r"\beste (?:mismo )?tema\b", re.IGNORECASE)
_LONE_NUMBER = re.compile(rf"{_NUMBER}\.?")
_STARTS_WITH_NUMBER = re.compile(r"(?:F|\d)[\d.)]*\s")
_MARKDOWN_LINK = re.compile(r"\[[^\[\]]*\]\([^()]*\)")
_EMPHASIS = re.compile(r"[*_]")
_LINK = "\0"
# A label before a colon, then links with nothing but separators between them.
_LIST_OF_LINKS = re.compile(rf"(?:[^{_LINK}:.]*:\s*)?{_LINK}(?:\s*(?:[,;·–—/]|y|e)?\s*{_LINK})*[.;]?")


class _Link(NamedTuple):
    """A link to a section or, if `is_macro` is false, a Markdown link to a page.

    `target` is the id of the section or the address; `words` is None for a macro's bare form. `may_be_title` says
    whether a number and a title may stand there. `around` is the text that the link is in.
    """

    is_macro: bool
    target: str
    words: str | None
    line: int
    column: int
    may_be_title: bool
    around: str


def check_section_links(draft: Draft) -> list[Finding]:
    if draft.programme is None:
        return []
    return [finding for page in draft.pages for finding in _check_page(draft.index, page)]


def _check_page(index: ProgrammeIndex, page: PageSource) -> Iterator[Finding]:
    for link in _read_links(page.text, page.path):
        target = link.target if link.is_macro else _resolve(index, page, link.target)
        if target in index.headings or target in index.temas:  # if not, another check says so, or it leads elsewhere
            fault = _find_fault(index, page, link, target)
            if fault is not None:
                yield Finding(page.path, link.line, link.column, *fault)


def _resolve(index: ProgrammeIndex, page: PageSource, address: str) -> str | None:
    """The id of the heading of the programme, or of the tema, that a Markdown link leads to."""
    path, _, anchor = address.partition("#")
    uri = posixpath.normpath(posixpath.join(posixpath.dirname(page.uri), path)) if path else page.uri
    tema = re.match(r"tema-(\d+)/(?P<name>.*)", uri)
    if tema is None:
        return None
    if anchor:
        return f"t{tema[1]}/{anchor}"
    if tema["name"] == "index.md":
        return f"t{tema[1]}"
    return next(
        (heading_id for heading_id in index.headings if (found := index.find_page(heading_id)) and found.uri == uri),
        None,
    )


def _find_fault(index: ProgrammeIndex, page: PageSource, link: _Link, target: str) -> tuple[str, str] | None:
    """What is wrong with a link, and what to do; None if it is right."""
    indexed = index.headings.get(target)
    tema = indexed.tema.number if indexed else index.temas[target].number
    place = describe_place(index, target, page.tema)
    form = f'`section_link("{target}", "{place}")`' if link.is_macro else f"`[{place}]({link.target})`"
    if link.words is None:
        if link.may_be_title:
            return None
        message = f'`section_link("{target}")` pone el número y el título oficial, y aquí hay una frase'
        return message, f"dale tus palabras, que digan qué hay allí y dónde: {form}"
    words = " ".join(link.words.split())
    if link.is_macro and not words:
        return "las palabras de este enlace están vacías", f"escribe lo que se leerá: {form}"
    if link.is_macro and MARKUP.search(words):
        return f"las palabras de este enlace salen tal cual: «{words}»", "quita las marcas de formato"
    if words.casefold().strip(" .:") in _VAGUE_WORDS or _LONE_NUMBER.fullmatch(words):
        return f"«{words}» no dice a dónde lleva el enlace", f"di qué hay allí y dónde: {form}"
    if not link.may_be_title and indexed and _is_title(indexed, words, link.is_macro):
        message = "las palabras de este enlace son el título oficial, y aquí hay una frase"
        return message, f"di con tus palabras qué hay allí y dónde: {form}"
    said = _SECTION_SAID.search(words)
    if said and indexed:
        number = said["number"] or said["bare"]
        if _fold_number(number) not in _list_numbers(index, indexed):
            return f"este enlace dice «{said[0]}» y lleva a «{indexed.heading.label}»", f"si va ahí, es {place}"
    for mention in _TEMA_SAID.finditer(words):
        if int(mention["number"]) != tema:
            return f"este enlace dice «{mention[0]}» y lleva al tema {tema}", f"si va ahí, es {place}"
    if _THIS_TEMA.search(words) and page.tema != tema:
        return f"este enlace dice «este tema» y lleva al tema {tema}", f"si va ahí, es {place}"
    if said and page.tema != tema and not _TEMA_SAID.search(link.around):
        return f"este enlace dice «{said[0]}» y no de qué tema, que es otro", f"di el tema: {place}"
    return None


def _is_title(indexed: IndexedHeading, words: str, is_macro: bool) -> bool:
    """Whether the words of a link begin with the number and the title of its heading or, in a macro, are the title."""
    heading = indexed.heading
    if heading.number and fold_heading(words).startswith(fold_heading(heading.label)):
        return True
    return is_macro and fold_heading(words) == fold_heading(heading.text)


def _list_numbers(index: ProgrammeIndex, indexed: IndexedHeading) -> set[str]:
    """The numbers that may be said of a heading: its own or, if it has none, those of the headings that it is in."""
    if indexed.heading.number:
        return {_fold_number(indexed.heading.number)}
    parent = index.headings.get(indexed.parent_id)
    return _list_numbers(index, parent) if parent else set()


def _fold_number(number: str) -> str:
    return number.rstrip(".) ").casefold()


@remembered
def _read_links(text: str, path: str) -> tuple[_Link, ...]:
    """The links of a page to sections, and to pages of the site."""
    shown = blank_code(blank_raw_blocks(blank_front_matter(text)))
    found = [(match.start(), True, match["id"], match["words"]) for match in find_section_links(shown)]
    for match in find_matches(written := Written(shown)):
        address = None if match["image"] or match["gap"] else get_address(match, {})
        if address and (".md" in address or address.startswith("#")):
            found.append((match.start(), False, address, written.text[match.start("text") : match.end("text")]))
    listed: set[int] | None = None
    links = []
    for offset, is_macro, target, words in sorted(found, key=lambda each: each[0]):
        line, column = find_place(text, offset)
        may_be_title = False
        if words is None or _STARTS_WITH_NUMBER.match(words):
            listed = _find_listed_lines(shown) if listed is None else listed
            may_be_title = line in listed
        links.append(_Link(is_macro, target, words, line, column, may_be_title, _find_paragraph(shown, offset)))
    return tuple(links)


def _find_paragraph(text: str, offset: int) -> str:
    """The paragraph, the item of a list or the row of a table that the offset is in, or somewhat more."""
    line_start, line_end = text.rfind("\n", 0, offset) + 1, text.find("\n", offset)
    if text[line_start:].lstrip().startswith("|"):
        return text[line_start : line_end if line_end >= 0 else None]
    gaps = [match.end() for match in PARAGRAPH_GAP.finditer(text, 0, offset)]
    following = PARAGRAPH_GAP.search(text, offset)
    return text[gaps[-1] if gaps else 0 : following.start() if following else None]


def _find_listed_lines(text: str) -> set[int]:
    """The lines of tables, and of items of lists that are nothing but links."""
    lines = unwrap_boxes(text.split("\n")).lines
    listed: set[int] = set()
    items, cells = 0, 0
    start, end = 0, 0
    for token in parse_blocks("\n".join(lines), {}):
        start, end = token.map if token.map is not None else (start, end)
        items += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
        cells += {"table_open": 1, "table_close": -1}.get(token.type, 0)
        if token.type == "inline" and (cells or (items and _is_list_of_links(token.content))):
            listed.update(range(start + 1, end + 1))
    return listed


def _is_list_of_links(content: str) -> bool:
    marked = _MARKDOWN_LINK.sub(_LINK, replace_section_links(content, _LINK))
    return _LIST_OF_LINKS.fullmatch(" ".join(_EMPHASIS.sub("", marked).split())) is not None
