"""Slips of Markdown in the pages, and in the texts of the data that are Markdown: what would be shown otherwise than
it was meant.

A rule is a function of a `Written` (`course/pages/written.py`) that yields slips, in the module of its subject.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from typing import NamedTuple

from course.checks.markdown_slips.anchors import find_anchor_slips
from course.checks.markdown_slips.attribute_lists import find_attribute_slips
from course.checks.markdown_slips.emphasis import find_emphasis_slips
from course.checks.markdown_slips.fences import find_fence_slips
from course.checks.markdown_slips.headings import find_heading_slips
from course.checks.markdown_slips.links import find_link_slips
from course.checks.markdown_slips.lists import find_list_slips
from course.checks.markdown_slips.slip import Slip
from course.checks.markdown_slips.tables import find_table_slips
from course.checks.markdown_slips.tags import find_tag_slips
from course.checks.markdown_slips.unfinished import find_unfinished_slips
from course.files.location import Location
from course.files.offsets import blank, find_place
from course.files.yaml_source import YamlDocument
from course.findings import Finding, suggest_close_match
from course.loaded.draft import Draft
from course.loaded.loading import read_sound_file
from course.model.texts import TextSort
from course.model.walking import find_texts
from course.pages.five_minutes import FiveMinutes, blank_front_matter, find_written_parts, isolate_part
from course.pages.links import list_links
from course.pages.macro_calls import blank_raw_blocks
from course.pages.outline import FRONT_MATTER, PageSource
from course.pages.written import Written
from course.register import DATA_KINDS
from course.runtime.memory import remembered

_RULES: tuple[Callable[[Written], Iterator[Slip]], ...] = (
    find_heading_slips,
    find_list_slips,
    find_table_slips,
    find_tag_slips,
    find_attribute_slips,
    find_anchor_slips,
    find_link_slips,
    find_emphasis_slips,
    find_unfinished_slips,
)
# The rules for «En cinco minutos»: what is no line of text, course/checks/five_minutes.py says.
_RULES_OF_LINES: tuple[Callable[[Written], Iterator[Slip]], ...] = (
    find_tag_slips,
    find_attribute_slips,
    find_link_slips,
    find_emphasis_slips,
    find_unfinished_slips,
)
# The rules for the texts of the data: what else these texts may not contain, course/checks/texts.py says.
_EMPHASIZED = (
    TextSort.INLINE,
    TextSort.WHY,
    TextSort.EMPHASIZED,
    TextSort.CITED,
    TextSort.CELL,
    TextSort.ROW,
)
_RULES_OF_SORTS: dict[TextSort, tuple[Callable[[Written], Iterator[Slip]], ...]] = {
    **{sort: (find_unfinished_slips,) for sort in TextSort if sort.is_prose},
    **dict.fromkeys(_EMPHASIZED, (find_emphasis_slips, find_unfinished_slips)),
    TextSort.BLOCK: _RULES,
}


class _PageFindings(NamedTuple):
    """What a page's text alone says; the addresses of its links, each with its line and its column."""

    fences: tuple[Finding, ...]
    others: tuple[Finding, ...]
    links: tuple[tuple[str, int, int], ...]


def check_markdown_slips(draft: Draft) -> list[Finding]:
    findings = [finding for page in draft.pages for finding in _check_page(draft, page)]
    for kind in DATA_KINDS:
        for located in draft.list_located(kind.model):
            findings += _check_data(located.document.text, located.document.path, kind.name)
    return findings


def find_swallowed_page(draft: Draft) -> str | None:
    """The path of a page where a fence or a Jinja comment swallows the rest, so nothing can be reported as missing."""
    return next(
        (page.path for page in draft.pages if _read_page(page.text, page.path).fences or _opens_comment(page)), None
    )


def _opens_comment(page: PageSource) -> bool:
    return "{#" in blank_raw_blocks(page.text)


def _check_page(draft: Draft, page: PageSource) -> Iterator[Finding]:
    found = _read_page(page.text, page.path)
    yield from (*found.fences, *found.others)
    if found.links and draft.is_whole("docs/"):
        yield from _check_targets(draft, page, found.links)


@remembered
def _read_page(text: str, path: str) -> _PageFindings:
    written = Written(blank(FRONT_MATTER, text))
    parts = [Written(isolate_part(text, part)) for part in find_written_parts(text) if part.key in FiveMinutes._fields]

    def find(written: Written, *rules: Callable[[Written], Iterator[Slip]]) -> tuple[Finding, ...]:
        slips = (slip for rule in rules for slip in rule(written))
        return tuple(Finding(path, *find_place(text, slip.offset), slip.message, slip.suggestion) for slip in slips)

    in_parts = (finding for part in parts for finding in find(part, *_RULES_OF_LINES))
    links = list_links(Written(blank_front_matter(text)) if parts else written)
    return _PageFindings(
        find(written, find_fence_slips),
        (*in_parts, *find(written, *_RULES)),
        tuple((link.address, *find_place(text, link.offset)) for link in links),
    )


def _check_targets(draft: Draft, page: PageSource, links: tuple[tuple[str, int, int], ...]) -> Iterator[Finding]:
    """Each link to a page leads to one, with the same capital letters.

    MkDocs checks anchors; `course/checks/published_files.py`, other files.
    """
    pages = {other.uri for other in draft.pages}
    folder = posixpath.dirname(page.uri)
    for address, line, column in links:
        path = address.partition("#")[0]
        if not path.endswith(".md"):
            continue
        target = posixpath.normpath(posixpath.join(folder, path))
        if target not in pages:
            near = {posixpath.relpath(uri, folder or "."): uri for uri in pages}
            message = f"no existe la página `{path}`, a la que lleva este enlace"
            yield Finding(page.path, line, column, message, suggest_close_match(path, near))


@remembered
def _check_data(text: str, path: str, kind_name: str) -> tuple[Finding, ...]:
    """The findings about the Markdown of one data file, which loads without errors."""
    located = read_sound_file(text, path, kind_name)
    return tuple(
        Finding(path, *find_in_file(located.document, place, content, slip.offset), slip.message, slip.suggestion)
        for place, content, sort in find_texts(located.value)
        if sort in _RULES_OF_SORTS
        for written in (Written(content),)
        for rule in _RULES_OF_SORTS[sort]
        for slip in rule(written)
    )


def find_in_file(document: YamlDocument, place: Location, content: str, offset: int) -> tuple[int, int]:
    """The line and the column, in the file, of an offset of a text of its data, which may take several lines."""
    line, column = document.find_position(place)
    start = sum(len(each) + 1 for each in document.text.split("\n")[: line - 1])
    word = content[offset:].split(maxsplit=1)[0]
    for _ in range(content[: offset + len(word)].count(word)):
        found = document.text.find(word, start)
        if found < 0:
            return line, column
        start = found + len(word)
    return find_place(document.text, start - len(word))
