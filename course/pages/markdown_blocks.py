"""The blocks of a Markdown text (headings, paragraphs, lists, tables…) as tokens; what stands inside them stays as it
is written.

CommonMark and tables, by markdown-it-py. It tries each of its rules on each line, so those that a text has no mark for
are left out: that is half of the time.
"""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin

# The rules without which a text is the same where it holds none of their marks.
_MARKS = {
    "table": ("|",),
    "fence": ("```", "~~~"),
    "blockquote": (">",),
    "html_block": ("<",),
    "reference": ("]:",),
}


def parse_page(text: str) -> list[Token]:
    """The tokens of a page, that of its front matter first where it has one."""
    return _make_parser(_list_idle_rules(text), True).parse(text)


def parse_blocks(text: str, definitions: dict[str, object]) -> list[Token]:
    """The tokens of a text that has no front matter. The addresses of its links are put into `definitions`."""
    return _make_parser(_list_idle_rules(text), False).parse(text, definitions)


def _list_idle_rules(text: str) -> tuple[str, ...]:
    return tuple(rule for rule, marks in _MARKS.items() if not any(mark in text for mark in marks))


@cache
def _make_parser(idle_rules: tuple[str, ...], has_front_matter: bool) -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table").disable(["inline", *idle_rules])
    return parser.use(front_matter_plugin) if has_front_matter else parser
