"""The course as an index for the reader's own search: one entry a heading.

Takes the HTML of a page's content and gives plain data; writes it as classic scripts, because a page opened from disk
(file://) may load scripts but may not fetch data. Headings come apart from texts, so that something can be found before
all is there, and texts in several files, so that none holds the page up. How words are folded and compared is left to
docs/assets/js/core/search-*.js; when pages are read and where the files go, to whoever builds the site.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from lxml import html as lxml_html
from lxml.etree import ParserError

EXCLUDED_TAGS = frozenset(
    "button input nav noscript option quiz script select style svg template textarea".split()
)
EXCLUDED_CLASSES = frozenset({"quiz", "headerlink", "footnote-backref"})
HEADING_LEVELS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
ITEM_LEVEL = 7
INLINE_TAGS = frozenset(
    "a abbr b bdi bdo cite code data del dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr".split()
)
SPACES = re.compile(r"\s+")
HEADINGS_FILE = "search-index.js"
TEXT_FILE = "search-text-{digest}.js"
TEXT_FILE_LENGTH = 150_000  # characters: a slow processor reads that many in a few milliseconds
SCRIPT_START = "((globalThis.Curso = globalThis.Curso || {}).searchFiles ||= {})["


@dataclass(frozen=True, slots=True)
class Section:
    """What one heading of a page is about: the text from it to the next heading.

    ``page_url`` is relative to the site's root; ``page_trail`` are the titles above the page (``("Tema 1",)``); ``anchor``
    is the heading's id, empty for what a page says before its first heading; ``level`` is 1 to 6 as in HTML, 7 for an item
    (a term of a glossary, a row) that is no heading.
    """

    page_url: str
    page_title: str
    page_trail: tuple[str, ...]
    anchor: str
    heading: str
    level: int
    text: str


def extract_sections(
    html: str, page_url: str, page_title: str, page_trail: Sequence[str] = ()
) -> list[Section]:
    """Cut a page's content into sections.

    A section starts at a heading with an id, at ``dt`` with an id, and at any element with an id and the attribute
    ``data-search-section`` (whose value, if any, is the section's name). Questions, scripts, controls, drawings, hidden
    parts and whatever lies under ``data-search-exclude`` are left out.
    """
    try:
        root = lxml_html.fragment_fromstring(html, create_parent="div")
    except ParserError:
        return []
    drafts = [_Draft("", page_title, 1, [])]
    _collect(root, drafts)
    sections = (
        Section(page_url, page_title, tuple(page_trail), draft.anchor, draft.heading, draft.level, draft.join_text())
        for draft in drafts
    )
    return [section for section in sections if section.anchor or section.text]


def build_search_files(sections: Iterable[Section]) -> dict[str, str]:
    """Return the index as classic scripts, name → text; the same sections always give the same ones.

    Each puts JSON, as one string, in ``Curso.searchFiles`` under its own name: a string costs a page less than data, and goes
    to a worker as it is. ``HEADINGS_FILE`` has ``{pages, texts}``: ``pages`` is a list of ``{u: url, p: title, t: trail,
    s: sections}``, a section being ``{a: anchor, h: heading, l: level}``; ``texts`` are the names of the other files, each a
    list with the texts of the next sections. These have a digest in their names: texts kept by a browser can't be taken for
    those of another version. Sections of one page must follow each other.
    """
    pages, texts = [], []
    for (url, title, trail), group in groupby(sections, key=lambda s: (s.page_url, s.page_title, s.page_trail)):
        entries = []
        for section in group:
            entries.append({"a": section.anchor, "h": section.heading, "l": section.level})
            texts.append(section.text)
        page = {"u": url, "p": title, "t": list(trail), "s": entries}
        pages.append({key: value for key, value in page.items() if key != "t" or trail})
    contents = [_write_json(part) for part in _split_texts(texts)]
    names = [TEXT_FILE.format(digest=hashlib.sha256(content.encode()).hexdigest()[:16]) for content in contents]
    files = {HEADINGS_FILE: _write_json({"pages": pages, "texts": names}), **dict(zip(names, contents, strict=True))}
    return {name: _write_script(name, content) for name, content in files.items()}


def _split_texts(texts: list[str]) -> Iterator[list[str]]:
    part: list[str] = []
    length = 0
    for text in texts:
        if part and length + len(text) > TEXT_FILE_LENGTH:
            yield part
            part, length = [], 0
        part.append(text)
        length += len(text)
    if part:
        yield part


def _write_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _write_script(name: str, content: str) -> str:
    text = _write_json(content).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"{SCRIPT_START}{_write_json(name)}] = {text};\n"


@dataclass(slots=True)
class _Draft:
    anchor: str
    heading: str
    level: int
    parts: list[str]

    def join_text(self) -> str:
        return _squeeze("".join(self.parts))


def _collect(element, drafts: list[_Draft]) -> None:
    """Add the text under an element to the last draft, opening a new one wherever a section starts."""
    if element.text:
        drafts[-1].parts.append(element.text)
    for child in element:
        if not _is_excluded(child):
            level = _find_section_level(child)
            is_block = child.tag not in INLINE_TAGS
            if level:
                name = child.get("data-search-section") or _squeeze("".join(_iterate_text(child)))
                drafts.append(_Draft(child.get("id"), name, level, []))
            if is_block:
                drafts[-1].parts.append(" ")
            if not level or child.get("data-search-section"):
                _collect(child, drafts)
            if is_block:
                drafts[-1].parts.append(" ")
        if child.tail:
            drafts[-1].parts.append(child.tail)


def _find_section_level(element) -> int | None:
    if not element.get("id"):
        return None
    if element.tag in HEADING_LEVELS:
        return HEADING_LEVELS[element.tag]
    if element.tag == "dt" or element.get("data-search-section") is not None:
        return ITEM_LEVEL
    return None


def _is_excluded(element) -> bool:
    if not isinstance(element.tag, str):  # a comment or a processing instruction
        return True
    return (
        element.tag in EXCLUDED_TAGS
        or element.get("data-search-exclude") is not None
        or element.get("role") == "tooltip"
        or element.get("aria-hidden") == "true"
        or not EXCLUDED_CLASSES.isdisjoint((element.get("class") or "").split())
    )


def _iterate_text(element) -> Iterator[str]:
    if element.text:
        yield element.text
    for child in element:
        if not _is_excluded(child):
            is_block = child.tag not in INLINE_TAGS
            if is_block:
                yield " "
            yield from _iterate_text(child)
            if is_block:
                yield " "
        if child.tail:
            yield child.tail


def _squeeze(text: str) -> str:
    return SPACES.sub(" ", text).strip()
