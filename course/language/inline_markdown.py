"""Inline Markdown (emphasis and code) as finished HTML, for short texts that stand in no page of Markdown.

Anything else that the text holds, HTML included, is shown as it is written.
"""

from __future__ import annotations

import re
from functools import lru_cache

from markdown_it import MarkdownIt
from markupsafe import Markup

_INLINE_MARKDOWN = MarkdownIt("zero").enable(["emphasis", "backticks", "escape"])
_BREAKS = re.compile(r"[ \t\r\n]+")
_MARKED = re.compile(r"[*_`\\&<>\"\0]")  # what Markdown reads or HTML escapes: most texts have none of it


@lru_cache(maxsize=4096)  # a question's texts are asked for twice: for mkdocs-quiz's block, and for its form and key
def render_inline(text: str) -> Markup:
    """The text as HTML, on one line."""
    line = _BREAKS.sub(" ", text.strip())
    return Markup(_INLINE_MARKDOWN.renderInline(line) if _MARKED.search(line) else line)


def render_paragraphs(text: str) -> list[Markup]:
    """`render_inline` of each paragraph: blank lines part them."""
    return [render_inline(paragraph) for paragraph in re.split(r"\n\s*\n", text.strip())]
