"""The course as an index for the search in the browser: one entry per heading.

Takes the HTML of a page's content and returns plain data; writes it as classic scripts, because a page opened from disk
(file://) may load scripts but may not fetch data. Headings and texts are in separate files, so that something can be
found before everything is loaded, and texts are in several files, so that none blocks the page. How words are folded
and compared is left to docs/assets/js/core/search-*.js; when pages are read and where the files go, to the code that
builds the site.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from lxml import etree

EXCLUDED_TAGS = frozenset(
    ["button", "input", "nav", "noscript", "option", "quiz", "script", "select", "style", "svg", "template", "textarea"]
)
EXCLUDED_CLASSES = frozenset({"quiz", "thread", "headerlink", "footnote-backref"})
HEADING_LEVELS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
ITEM_LEVEL = 7
INLINE_TAGS = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "i",
        "ins",
        "kbd",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "var",
        "wbr",
    ]
)
SPACES = re.compile(r"\s+")
# What counts in the order of results, by the route of the part of a page where a section stands (macros/folds.py): what
# a chapter folds comes after what it teaches.
ROUTE_WEIGHTS = {"extension": 0.5, "reference": 0.5}
HEADINGS_FILE = "search-index.js"
TEXT_FILE = "search-text-{digest}.js"
TEXT_FILE_LENGTH = 150_000  # characters: a slow processor parses them in a few milliseconds
SCRIPT_START = "((globalThis.Curso = globalThis.Curso || {}).searchFiles ||= {})["


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of a page, and the text from it to the next heading.

    ``page_url`` is relative to the site's root; ``page_trail`` has the titles above the page (``("Tema 1",)``);
    ``anchor`` is the heading's id, empty for the text before a page's first heading; ``level`` is 1 to 6 as in HTML, 7
    for an item (a term of a glossary, a row) that is not a heading; ``weight`` multiplies its score, 1 by itself;
    ``queries`` are what readers type when they look for it.
    """

    page_url: str
    page_title: str
    page_trail: tuple[str, ...]
    anchor: str
    heading: str
    level: int
    text: str
    weight: float = 1
    queries: tuple[str, ...] = ()


def extract_sections(html: str, page_url: str, page_title: str, page_trail: Sequence[str] = ()) -> list[Section]:
    """Cut a page's content into sections.

    A section starts at a heading with an id, at ``dt`` with an id, and at any element with an id and the attribute
    ``data-search-section`` (whose value, if any, is the section's name). Questions, scripts, controls, drawings, hidden
    parts and whatever is under ``data-search-exclude`` are left out. One that starts inside an element with
    ``data-route`` has the weight of its route.
    """
    # Parser events, without building a tree, take two thirds of the time of walking one.
    parser = etree.HTMLParser(target=_SectionReader(page_title))
    drafts = etree.fromstring(f"<html><body>{html}</body></html>", parser)
    sections = (
        Section(
            page_url,
            page_title,
            tuple(page_trail),
            draft.anchor,
            draft.heading,
            draft.level,
            draft.join_text(),
            draft.weight,
        )
        for draft in drafts
    )
    return [section for section in sections if section.anchor or section.text]


def build_search_files(sections: Iterable[Section], synonyms: Sequence[Sequence[str]] = ()) -> dict[str, str]:
    """Return the index as classic scripts, name → text; the same sections always give the same ones.

    Each sets ``Curso.searchFiles`` under its own name to JSON in one string: a string costs a page less than data,
    and is passed to a worker as it is. ``HEADINGS_FILE`` has ``{pages, synonyms, texts}``: ``pages`` is a list of
    ``{u: url, p: title, t: trail, s: sections}``, a section being ``{a: anchor, h: heading, l: level, w: weight, q:
    queries}``, without ``w`` where it is 1 and without ``q`` where there are none; ``synonyms`` are groups of words
    for the same thing; ``texts`` are the names of the other files, each a list with the texts of the next sections.
    Those names have a digest, so that texts cached by a browser can't be taken for those of another version.
    Sections of one page must be consecutive.
    """
    pages, texts = [], []
    for (url, title, trail), group in groupby(sections, key=lambda s: (s.page_url, s.page_title, s.page_trail)):
        entries = []
        for section in group:
            entry: dict[str, object] = {"a": section.anchor, "h": section.heading, "l": section.level}
            if section.weight != 1:
                entry["w"] = section.weight
            if section.queries:
                entry["q"] = section.queries
            entries.append(entry)
            texts.append(section.text)
        page = {"u": url, "p": title, "t": list(trail), "s": entries}
        pages.append({key: value for key, value in page.items() if key != "t" or trail})
    contents = [_write_json(part) for part in _split_texts(texts)]
    names = [TEXT_FILE.format(digest=hashlib.sha256(content.encode()).hexdigest()[:16]) for content in contents]
    files = {
        HEADINGS_FILE: _write_json({"pages": pages, "synonyms": synonyms, "texts": names}),
        **dict(zip(names, contents, strict=True)),
    }
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
    weight: float = 1

    def join_text(self) -> str:
        return _squeeze("".join(self.parts))


# The type of a parser target, which only lxml's stubs have.
if TYPE_CHECKING:
    from lxml.etree import ParserTarget

    _Target = ParserTarget[list[_Draft]]
else:
    _Target = object


class _SectionReader(_Target):
    """A parser target that lxml calls for each tag and text of a page; `close` returns the drafts of its sections."""

    def __init__(self, page_title: str) -> None:
        self._drafts = [_Draft("", page_title, 1, [])]
        # Where text goes: to the last section, or to the name of the one that starts.
        self._parts = self._drafts[-1].parts
        self._depth = 0
        self._excluded_at = 0  # the depth of the element that is left out with all its contents, or 0
        self._named_at = 0  # the depth of the element whose text is the name of its section, or 0
        self._routed_at = 0  # the depth of the element that has a route of its own, or 0
        self._weight: float = 1

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        if self._excluded_at:
            return
        if tag in EXCLUDED_TAGS or (attributes and _is_excluded(attributes)):
            self._excluded_at = self._depth
            return
        if attributes and not self._routed_at and (weight := ROUTE_WEIGHTS.get(attributes.get("data-route", ""))):
            self._routed_at = self._depth
            self._weight = weight
        level = _find_section_level(tag, attributes) if attributes and not self._named_at else None
        if level:
            draft = _Draft(attributes["id"], attributes.get("data-search-section", ""), level, [], self._weight)
            self._drafts.append(draft)
            self._parts = draft.parts
            if not draft.heading:
                self._named_at = self._depth
                self._parts = []
        if tag not in INLINE_TAGS:
            self._parts.append(" ")

    def end(self, tag: str) -> None:
        if not self._excluded_at:
            if tag not in INLINE_TAGS:
                self._parts.append(" ")
            if self._named_at == self._depth:
                self._drafts[-1].heading = _squeeze("".join(self._parts))
                self._parts = self._drafts[-1].parts
                self._named_at = 0
        elif self._excluded_at == self._depth:
            self._excluded_at = 0
        if self._routed_at == self._depth:
            self._routed_at, self._weight = 0, 1
        self._depth -= 1

    def data(self, text: str) -> None:
        if not self._excluded_at:
            self._parts.append(text)

    def close(self) -> list[_Draft]:
        return self._drafts


def _find_section_level(tag: str, attributes: Mapping[str, str]) -> int | None:
    if not attributes.get("id"):
        return None
    if tag in HEADING_LEVELS:
        return HEADING_LEVELS[tag]
    return ITEM_LEVEL if tag == "dt" or "data-search-section" in attributes else None


def _is_excluded(attributes: Mapping[str, str]) -> bool:
    return (
        "data-search-exclude" in attributes
        or attributes.get("role") == "tooltip"
        or attributes.get("aria-hidden") == "true"
        or not EXCLUDED_CLASSES.isdisjoint(attributes.get("class", "").split())
    )


def _squeeze(text: str) -> str:
    return SPACES.sub(" ", text).strip()
