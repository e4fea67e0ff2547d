"""Inline Markdown (emphasis and code) as final HTML, for short texts that are not part of a page's Markdown.

Anything else in the text, HTML included, is escaped and shown as it is written.
"""

from __future__ import annotations

import re
from functools import lru_cache

from markdown_it import MarkdownIt
from markupsafe import Markup

_INLINE_MARKDOWN = MarkdownIt("zero").enable(["emphasis", "backticks", "escape"])
_BREAKS = re.compile(r"[ \t\r\n]+")
_MARKED = re.compile(r"[*_`\\&<>\"\0]")  # parsed by Markdown or escaped in HTML; most texts have none


@lru_cache(maxsize=4096)  # a question's texts are rendered twice: for mkdocs-quiz's block, and for its form and key
def render_inline(text: str) -> Markup:
    """The text as HTML, on one line."""
    line = _BREAKS.sub(" ", text.strip())
    return Markup(_INLINE_MARKDOWN.renderInline(line) if _MARKED.search(line) else line)


def render_paragraphs(text: str) -> list[Markup]:
    """Each paragraph as HTML by `render_inline`. Paragraphs are separated by blank lines."""
    return [render_inline(paragraph) for paragraph in re.split(r"\n\s*\n", text.strip())]
