"""Markdown that other renderers accept but the site's does not, so that the reader would see raw markup.

Python-Markdown needs an empty line before a list or a table; an unclosed fence swallows the rest of the page; a heading
or a table's column without text has no accessible name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.findings import Finding
from course.loaded.draft import Draft
from course.pages.macro_calls import blank_raw_blocks
from course.pages.outline import PageSource
from course.runtime.memory import remembered
from course.sources.citations import blank_code

_FENCE = re.compile(r"^[ \t]*(?P<fence>`{3,}|~{3,})(?P<rest>.*)$")
_ITEM = re.compile(r"^[ \t]*(?:[-*+]|\d+[.)])[ \t]+\S")
_RULE_OF_TABLE = re.compile(r"\|(?:\s*:?-+:?\s*\|)+")
_OPENS_A_BLOCK = re.compile(r"^[ \t]*(?:#|!!!|\?\?\?|>|<|\{\{|---)")
_EMPTY_HEADING = re.compile(r"^#{1,6}\s*(?:\{[^}]*\})?\s*$")
_WIDE_SPACE = re.compile(r"^(?:#{1,6}|[ \t]*[-*+])[\u00a0\u2007\u202f]")


def check_markdown_slips(draft: Draft) -> list[Finding]:
    return [finding for page in draft.pages for findings in _check_page(page.text, page.path) for finding in findings]


def find_swallowed_page(draft: Draft) -> str | None:
    """The path of a page where a fence or a Jinja comment swallows the rest, so nothing can be reported as missing."""
    return next(
        (page.path for page in draft.pages if _check_page(page.text, page.path)[0] or _opens_comment(page)), None
    )


def _opens_comment(page: PageSource) -> bool:
    return "{#" in blank_raw_blocks(page.text)


@remembered
def _check_page(text: str, path: str) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """The findings about unclosed fences, and the others."""
    return tuple(_check_fences(text, path)), tuple(_check_lines(text, path))


def _check_fences(text: str, path: str) -> Iterator[Finding]:
    opening: tuple[str, int] | None = None
    for number, line in enumerate(text.split("\n"), start=1):
        match = _FENCE.match(line)
        if match is None:
            continue
        if opening is None:
            opening = match["fence"], number
        elif match["fence"].startswith(opening[0]) and not match["rest"].strip():
            opening = None
    if opening:
        message = "este bloque de código no se cierra y se lleva el resto de la página"
        yield Finding(path, opening[1], 1, message, f"ciérralo con otra línea de {opening[0]}")


def _check_lines(text: str, path: str) -> Iterator[Finding]:
    written = text.split("\n")
    lines = blank_code(blank_raw_blocks(text)).split("\n")
    start = text[: text.find("\n---", 3) + 1].count("\n") + 1 if text.startswith("---") else 0
    block: list[str] = []  # the lines since the last empty line
    for number, line in enumerate(lines[start:], start=start + 1):
        following = lines[number] if number < len(lines) else ""
        is_header = "|" in line and _RULE_OF_TABLE.fullmatch(following.strip())
        if is_header and re.search(r"\|\s*\|", line):
            message = "la cabecera de esta tabla tiene una celda vacía"
            yield Finding(path, number, 1, message, "quien no ve la tabla no sabría qué hay debajo")
        if _WIDE_SPACE.match(line):
            yield Finding(
                path, number, 1, "detrás del signo hay un espacio que no se parte", "bórralo y pon uno normal"
            )
        elif line.strip() and _EMPTY_HEADING.match(written[number - 1]):  # a heading made of code isn't empty
            yield Finding(path, number, 1, "este epígrafe no tiene texto", "escríbelo o borra la línea")
        elif block and not _OPENS_A_BLOCK.match(block[-1]):
            if _ITEM.match(line) and not any(_ITEM.match(before) for before in block):
                yield _make_glued(path, number, "la lista")
            elif is_header and not block[-1].strip().startswith("|"):
                yield _make_glued(path, number, "la tabla")
        block = [*block, line] if line.strip() else []


def _make_glued(path: str, line: int, what: str) -> Finding:
    message = f"{what} va pegada al párrafo anterior y saldría como texto seguido"
    return Finding(path, line, 1, message, "deja una línea vacía antes")
