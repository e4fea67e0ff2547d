"""The syntax of citations in Markdown, and their positions in a text.

    [@criado_rep_2016]                        one work
    [@criado_rep_2016; @dunleavy_2006]        several works
    [@ley39_2015, art. 14.2; @trebep]         with a locator: what follows the comma

A subset of Pandoc's syntax. There are no citations in code and comments; `\\[@…` and links such as
`[@account](https://…)` are not citations either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from course.files.offsets import blank, find_place
from course.runtime.memory import remembered

GROUP_PATTERN = r"\[(?P<works>@[^\[\]]*)\](?!\()"

_GROUP = re.compile(GROUP_PATTERN)
_WORK = re.compile(r"\s*@(?P<key>[A-Za-z0-9][\w:-]*)\s*(?:,\s*(?P<locator>[^\s;@][^;@]*?)\s*)?", re.ASCII)

# Citations are ignored in fenced code (indented too, inside a box), code spans, HTML and Jinja comments, and escapes.
_FENCE = r"(?:^(?P<indent>[ ]*)(?P<fence>`{3,}|~{3,})[^\n]*\n(?s:.*?)(?:^[ ]*(?P=fence)[`~]*[ ]*$|\Z))"
_CODE_SPAN = r"(?:(?<![`\\])(?P<ticks>`+)(?!`)(?:(?!\n[ ]*\n)(?s:.))*?(?<!`)(?P=ticks)(?!`))"
_COMMENT = r"(?:<!--(?s:.*?)(?:-->|\Z))|(?:\{#(?s:.*?)(?:#\}|\Z))"
_LOOSE_KEY = re.compile(r"(?<![\w.@])@(?P<key>[A-Za-z][\w:-]*)", re.ASCII)
_HIDDEN_CODE = re.compile(rf"{_FENCE}|{_CODE_SPAN}", re.MULTILINE)
_ARTICLES = re.compile(r"arts\.\s+|art\.\s+(?=\S+\s+[ye]\s+\d)")
_BETWEEN_ARTICLES = re.compile(r",?\s+[ye]\s+|,\s*")
_BETWEEN_KINDS = re.compile(r",?\s+[ye]\s+(?=arts?\.|anexo|disp\.)")
_HIDDEN = re.compile(rf"{_FENCE}|{_CODE_SPAN}|{_COMMENT}|(?:\\\[)", re.MULTILINE)


class Citation(NamedTuple):
    """One work cited in a text. `line` and `column` count from 1 and point at the `@`."""

    key: str
    locator: str | None
    line: int
    column: int


class MalformedCitation(NamedTuple):
    """Something that starts like a citation, `[@`, but can't be parsed as one."""

    text: str
    line: int
    column: int


def parse_group(works: str) -> list[tuple[str, str | None]] | None:
    """Parse the text between the brackets: keys and their locators, or None if it is not a citation."""
    matches = [_WORK.fullmatch(work) for work in works.split(";")]
    if not all(matches):
        return None
    return [(match["key"], match["locator"] and " ".join(match["locator"].split())) for match in matches if match]


def find_citations(text: str) -> list[Citation]:
    """Every work cited in a Markdown (or YAML) text, in order, including repeated ones."""
    citations = []
    for group in _find_groups(text):
        start = group.start("works")
        for work, cited in zip(group["works"].split(";"), parse_group(group["works"]) or [], strict=False):
            citations.append(Citation(*cited, *find_place(text, start + work.index("@"))))
            start += len(work) + 1
    return citations


class FileCitations(NamedTuple):
    """The citations of a page or a data file, and what only looks like a citation."""

    citations: tuple[Citation, ...]
    malformed: tuple[MalformedCitation, ...]
    loose: tuple[Citation, ...]


@remembered
def read_citations(text: str) -> FileCitations:
    """The citations of a whole file, remembered because several callers need them."""
    return FileCitations(
        tuple(find_citations(text)), tuple(find_malformed_citations(text)), tuple(find_loose_keys(text))
    )


def find_malformed_citations(text: str) -> list[MalformedCitation]:
    """Every `[@…` in a text that `find_citations` can't parse."""
    groups = {group.start(): group for group in _find_groups(text)}
    shown = blank_code(text)
    malformed = []
    for opening in re.finditer(r"\[@(?![^\[\]]*\]\()", shown):
        group = groups.get(opening.start())
        if group is None or parse_group(group["works"]) is None:
            written = group.group() if group else text[opening.start() :].partition("\n")[0][:60]
            malformed.append(MalformedCitation(written, *find_place(text, opening.start())))
    return malformed


def find_loose_keys(text: str) -> list[Citation]:
    """Every `@word` outside a citation, such as `[ver @clave]` or `@clave`: probably meant as a citation."""
    outside = _GROUP.sub(lambda group: " " * len(group[0]), blank_code(text))
    return [Citation(match["key"], None, *find_place(text, match.start())) for match in _LOOSE_KEY.finditer(outside)]


def _find_groups(text: str) -> Iterator[re.Match[str]]:
    return _GROUP.finditer(blank_code(text))


@lru_cache(maxsize=1024)  # several checks need the same text, and a preview needs it again after each edit
def blank_code(text: str, keep_comments: bool = False) -> str:
    """The text with code, escapes and (unless kept) comments replaced by spaces, so that positions don't change."""
    hidden = _HIDDEN_CODE if keep_comments else _HIDDEN
    return blank(hidden, text)


def split_locator(locator: str) -> list[str]:
    """Each article in a locator, as if cited alone: «arts. 12, 14.2 y anexo II» → `art. 12`, `art. 14.2`…"""
    found: list[str] = []
    for piece in _BETWEEN_KINDS.split(locator):
        articles = _ARTICLES.match(piece)
        numbers = _BETWEEN_ARTICLES.split(piece[articles.end() :]) if articles else []
        found += [f"art. {number}" for number in numbers if number] or [piece] * bool(piece)
    return found
