"""A Markdown text as its author wrote it, with what other renderers would show and ours would not blanked out."""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple

from course.files.offsets import blank
from course.pages.macro_calls import blank_raw_blocks
from course.sources.citations import blank_code

# The start of what may stand right above a list or a table, because it is no paragraph.
OPENS_A_BLOCK = re.compile(r"[ \t]*(?:#|!!!|\?\?\?|>|<|\{\{|---)")
PARAGRAPH_GAP = re.compile(r"\n[ \t]*\n")

_MACRO = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
# The signs that Python-Markdown lets an author escape, except `>`, which may end a tag.
_ESCAPE = re.compile(r"\\[\\`*_{}\[\]()#+\-.!|]")


class Line(NamedTuple):
    """A line without code or comments: where it starts, its text and that of the next one.

    `source` is the line as its author wrote it; `block`, the lines above it since the last empty one; `position`, how
    many they are.
    """

    offset: int
    text: str
    following: str
    source: str
    whole_block: list[str]
    position: int

    @property
    def block(self) -> list[str]:
        return self.whole_block[: self.position]

    @property
    def indentation(self) -> int:
        return measure_indentation(self.source)


class Written:
    """A text. What is blanked is replaced with spaces, so that offsets don't change."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def uncoded(self) -> str:
        """Without code; comments are kept, because whoever reads HTML knows better where they end."""
        return blank_code(self.text, keep_comments=True)

    @cached_property
    def prose(self) -> str:
        """Without code, comments, macros or escaped signs."""
        return blank(_ESCAPE, blank(_MACRO, blank_code(blank_raw_blocks(self.text))))

    @cached_property
    def lines(self) -> list[Line]:
        """The lines that aren't empty."""
        lines = blank_code(blank_raw_blocks(self.text)).split("\n")
        found, block, offset = [], list[str](), 0
        for text, following in zip(lines, [*lines[1:], ""], strict=True):
            if text.strip():
                source = self.text[offset : offset + len(text)]
                found.append(Line(offset, text, following, source, block, len(block)))
                block.append(text)
            elif block:
                block = []
            offset += len(text) + 1
        return found


def measure_indentation(line: str) -> int:
    """How many spaces a line begins with."""
    start = line[: len(line) - len(line.lstrip(" \t"))]
    return len(start.expandtabs(4))
