"""The fenced examples of the authors' guide, `docs/autores/*.md`."""

from __future__ import annotations

import re
from typing import NamedTuple

from markdown_it import MarkdownIt
from minimal_course import REPOSITORY

_TITLE = re.compile(r'title="([^"]+)"')


class Example(NamedTuple):
    """One fenced block: its page and line, its language, the file named in its title, its text."""

    page: str
    line: int
    language: str
    file: str | None
    text: str

    def __str__(self) -> str:
        return f"{self.page.rpartition('/')[2]}:{self.line}"


def list_examples() -> list[Example]:
    examples = []
    for path in sorted((REPOSITORY / "docs/autores").glob("*.md")):
        page = path.relative_to(REPOSITORY).as_posix()
        for token in MarkdownIt("commonmark").parse(path.read_text(encoding="utf-8")):
            if token.type == "fence":
                language, _, options = token.info.partition(" ")
                title = _TITLE.search(options)
                examples.append(Example(page, token.map[0] + 1, language, title and title[1], token.content))
    return examples
