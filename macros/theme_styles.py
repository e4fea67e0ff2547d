"""Material's stylesheet without the rules that no page of this site can match: two thirds of it.

Most are for the parts of the theme that the site replaces or lacks (search, tabs, panels, blog, versions…), for
extensions of Markdown that mkdocs.yml doesn't name, and for languages that are read from right to left. What an author
can write in a text keeps its style: any kind of admonition, code, tables, buttons. Of its custom properties, those in
use are left.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import tinycss2
from tinycss2.ast import Node

from course.runtime.memory import remembered

STYLESHEET = re.compile(r"assets/stylesheets/main\.\w+\.min\.css")

# The classes of Material that the pages have: those in overrides/ and in the templates of macros, and the buttons that
# authors may write. tests/content/test_site.py proves that there are no others.
CLASSES_IN_USE = frozenset(
    {
        "md-button",
        "md-button--primary",
        "md-container",
        "md-content",
        "md-content__inner",
        "md-grid",
        "md-header",
        "md-header--shadow",
        "md-header__button",
        "md-header__inner",
        "md-icon",
        "md-main",
        "md-main__inner",
        "md-nav",
        "md-nav--secondary",
        "md-nav__item",
        "md-nav__link",
        "md-nav__list",
        "md-nav__title",
        "md-overlay",
        "md-sidebar",
        "md-sidebar--primary",
        "md-sidebar--secondary",
        "md-sidebar__inner",
        "md-sidebar__scrollwrap",
        "md-skip",
        "md-toggle",
        "md-typeset",
    }
)

# The custom properties of Material that our own stylesheets use and don't set. tests/test_theme_styles.py proves that
# there are no others.
PROPERTIES_IN_USE = frozenset(
    {
        *(
            f"--md-admonition-icon--{name}"
            for name in ("abstract", "info", "note", "question", "quote", "success", "warning")
        ),
        "--md-shadow-z3",
    }
)

# How the classes begin that only other extensions of Markdown write.
_OTHER_EXTENSIONS = (
    "annotate",
    "arithmatex",
    "block-caption",
    "critic",
    "emojione",
    "footnote",
    "gemoji",
    "giscus",
    "grid",
    "highlighttable",
    "katex",
    "keys",
    "lg",
    "lightbox",
    "linenodiv",
    "linenos",
    "mermaid",
    "middle",
    "result",
    "tabbed",
    "task-list",
    "twemoji",
    "xl",
    "xxl",
    "xxxl",
)
# Other languages, missing parts of the theme, lines of code with numbers or a button, tables that a script sorts.
_UNUSED_ATTRIBUTES = (
    "[dir=rtl]",
    "[data-linenos]",
    "[data-md-copying]",
    "[data-md-toggle=search]",
    "[for=__search]",
    "[for=__toc]",
    "[id=__comments]",
    "[role=columnheader]",
)

_NEGATION = re.compile(r":not\([^()]*\)")
_ATTRIBUTE = re.compile(r"\[[^]]*\]")
_CLASS = re.compile(r"\.([A-Za-z][\w-]*)")
_USED_PROPERTY = re.compile(r"var\(\s*(--[\w-]+)")
_NESTING = ("media", "supports")


@remembered
def shrink_theme_styles(text: str) -> str:
    """The stylesheet without the selectors that no page can match, the rules that are left with none, and the custom
    properties that nothing uses."""
    rules = list(_read_rules(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)))
    left, shorter = "", "".join(_write_rules(rules))
    while shorter != left:  # what only a dropped property used goes next
        left = shorter
        shorter = "".join(_write_rules(rules, PROPERTIES_IN_USE.union(_USED_PROPERTY.findall(left))))
    return left


@dataclass(frozen=True)
class _Rule:
    """A rule that some page can match, and its declarations: the name of each, and how it is written."""

    selectors: str
    declarations: list[tuple[str, str]]


@dataclass(frozen=True)
class _Nest:
    """What comes before the rules inside an at-rule, and those rules."""

    opening: str
    rules: list[_Rule | _Nest | str]


def _read_rules(nodes: Iterable[Node]) -> Iterator[_Rule | _Nest | str]:
    """The rules that some page can match. Those that are written as they are come as text."""
    for node in nodes:
        if node.type == "qualified-rule":
            selectors = [selector for selector in _split(node.prelude) if _can_match(selector)]
            if selectors:
                parts = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
                yield _Rule(",".join(selectors), [(getattr(part, "name", ""), part.serialize()) for part in parts])
        elif node.type == "at-rule" and node.at_keyword in _NESTING and node.content is not None:
            inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
            yield _Nest(f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}", list(_read_rules(inner)))
        else:
            yield node.serialize()


def _write_rules(rules: Iterable[_Rule | _Nest | str], used: frozenset[str] | None = None) -> Iterator[str]:
    """The text of the rules that have anything in them, without the custom properties that are not `used`."""
    for rule in rules:
        if isinstance(rule, str):
            yield rule
            continue
        if isinstance(rule, _Nest):
            opening, inner = rule.opening, "".join(_write_rules(rule.rules, used))
        else:
            kept = (text for name, text in rule.declarations if used is None or name in used or name[:2] != "--")
            opening, inner = rule.selectors, ";".join(kept)
        if inner:
            yield f"{opening}{{{inner}}}"


def _split(prelude: list[Node]) -> Iterator[str]:
    """The selectors of a rule. A comma inside parentheses is part of a block, not of the list."""
    start = 0
    for place, token in enumerate([*prelude, None]):
        if token is None or token == ",":
            yield tinycss2.serialize(prelude[start:place]).strip()
            start = place + 1


def _can_match(selector: str) -> bool:
    required = _NEGATION.sub("", selector)
    if any(attribute in required for attribute in _UNUSED_ATTRIBUTES):
        return False
    for name in _CLASS.findall(_ATTRIBUTE.sub("", required)):
        if name.startswith("md-") and name not in CLASSES_IN_USE:
            return False
        if is_of_other_extension(name):
            return False
    return True


def is_of_other_extension(name: str) -> bool:
    """Whether only an extension of Markdown that the course doesn't use writes the class `name`."""
    return any(name == start or name.startswith(f"{start}-") for start in _OTHER_EXTENSIONS)
