"""The blocks of a Markdown text (headings, paragraphs, lists, tables…) as tokens; their inline content is not parsed.

CommonMark and tables, by markdown-it-py. It tries every rule on every line, so the rules whose markup a text doesn't
have are disabled, which halves the time.
"""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin

# Rules that can be disabled if the text has none of their marks.
_MARKS = {
    "table": ("|",),
    "fence": ("```", "~~~"),
    "blockquote": (">",),
    "html_block": ("<",),
    "reference": ("]:",),
}


def parse_page(text: str) -> list[Token]:
    """The tokens of a page; the first is its front matter, if it has one."""
    return _make_parser(_list_idle_rules(text), True).parse(text)


def parse_blocks(text: str, definitions: dict[str, object]) -> list[Token]:
    """The tokens of a text without front matter. Its link definitions are added to `definitions`."""
    return _make_parser(_list_idle_rules(text), False).parse(text, definitions)


def _list_idle_rules(text: str) -> tuple[str, ...]:
    return tuple(rule for rule, marks in _MARKS.items() if not any(mark in text for mark in marks))


@cache
def _make_parser(idle_rules: tuple[str, ...], has_front_matter: bool) -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table").disable(["inline", *idle_rules])
    return parser.use(front_matter_plugin) if has_front_matter else parser
