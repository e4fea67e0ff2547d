"""Marks the first use of each glossary term in a page: a link to the glossary with its definition beside it.

A Python-Markdown tree processor. It skips headings, links, code, table headers and captions, and the glossary's own
page. The definition is in the page (`role="tooltip"`), so it works without JavaScript and by keyboard.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from xml.etree import ElementTree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from course.loaded.located import Located
from course.model import Term

_SKIPPED_TAGS = frozenset(
    {
        "a",
        "abbr",
        "button",
        "caption",
        "code",
        "figcaption",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "pre",
        "script",
        "style",
        "summary",
        "svg",
        "th",
        "title",
    }
)
# Generated parts of a page: citations, slots, quiz blocks, the titles of boxes.
_SKIPPED_CLASSES = frozenset({"admonition-title", "arithmatex", "citation", "quiz"})


# What `_make_element` makes, as HTML.
_MARKED = re.compile(
    r'<span class="term"><a [^>]*aria-describedby="term-[^>]*>([^<]*)</a>'
    r'<span class="term-tip"[^>]*>[^<]*</span></span>'
)


def unmark_terms(html: str) -> str:
    """The HTML of a page as it would be without a glossary, so that a term that contains others is found."""
    return _MARKED.sub(r"\1", html)


# What follows each letter in some of the forms; the key "" marks the end of a form.
Branches = dict[str, "Branches"]


def compile_forms(forms: Iterable[str]) -> re.Pattern[str]:
    """An expression that finds any of the forms as whole words, preferring the longest, in any case.

    The forms are compiled as a trie, so that a word is rejected at the first letter that no form has: 13 × faster than
    the forms one after the other.
    """
    tree: Branches = {}
    for form in forms:
        node = tree
        for letter in form:
            node = node.setdefault(letter, {})
        node[""] = {}  # a form ends here
    return re.compile(rf"(?<!\w)(?=[{re.escape(''.join(tree))}]){_write_branches(tree)}(?!\w)", re.IGNORECASE)


def _write_branches(node: Branches) -> str:
    branches = [re.escape(letter) + _write_branches(following) for letter, following in node.items() if letter]
    if branches and "" in node:
        branches.append("")  # last, so that longer forms are tried first
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


class GlossaryTermExtension(Extension):
    """Takes the terms and a function that returns a term's address from the page, or None to leave it unmarked."""

    def __init__(self, terms: Iterable[Located[Term]], get_url: Callable[[str], str | None]) -> None:
        super().__init__()
        self._get_url = get_url
        self.set_terms(terms)

    def set_terms(self, terms: Iterable[Located[Term]]) -> None:
        """Mark these terms from now on."""
        self._terms = {
            form.casefold(): term.value for term in terms for form in (term.value.term, *term.value.variants)
        }
        self._pattern = compile_forms(self._terms) if self._terms else None

    def extendMarkdown(self, md: Markdown) -> None:
        if self._pattern is not None:
            # After inline patterns (20), so that emphasis, links and citations are already elements.
            md.treeprocessors.register(
                _GlossaryTermProcessor(md, self._terms, self._pattern, self._get_url), "glossary_terms", 5
            )


class _GlossaryTermProcessor(Treeprocessor):
    def __init__(
        self, md: Markdown, terms: dict[str, Term], pattern: re.Pattern[str], get_url: Callable[[str], str | None]
    ) -> None:
        super().__init__(md)
        self._terms = terms
        self._pattern = pattern
        self._get_url = get_url

    def run(self, root: ElementTree.Element) -> None:
        self._seen: set[str] = set()
        self._visit(root)

    def _visit(self, element: ElementTree.Element) -> None:
        if element.tag in _SKIPPED_TAGS or _SKIPPED_CLASSES.intersection((element.get("class") or "").split()):
            return
        if element.text and element.tag not in ("ul", "ol", "table", "tr", "tbody", "thead"):
            self._mark(element, element, is_tail=False)
        for child in list(element):
            if child.get("class") == "term":
                continue
            self._visit(child)
            if child.tail:
                self._mark(element, child, is_tail=True)

    def _mark(self, parent: ElementTree.Element, holder: ElementTree.Element, is_tail: bool) -> None:
        """Mark the terms in a text: the parent's own, or the tail of one of its children."""
        text = (holder.tail if is_tail else holder.text) or ""
        for match in self._pattern.finditer(text):
            term = self._terms.get(match[0].casefold())  # None for a Turkish «i», which `re` matches with ours
            if term is None or term.id in self._seen:
                continue
            url = self._get_url(term.id)
            if url is None:
                continue
            self._seen.add(term.id)
            marked = _make_element(term, match[0], url)
            marked.tail = text[match.end() :]
            if is_tail:
                holder.tail = text[: match.start()]
                parent.insert(list(parent).index(holder) + 1, marked)
            else:
                parent.text = text[: match.start()]
                parent.insert(0, marked)
            self._mark(parent, marked, is_tail=True)
            return


def _make_element(term: Term, shown: str, url: str) -> ElementTree.Element:
    tip_id = f"term-{term.id}"
    element = ElementTree.Element("span", {"class": "term"})
    link = ElementTree.SubElement(element, "a", {"href": url, "aria-describedby": tip_id})
    link.text = shown
    attributes = {"class": "term-tip", "role": "tooltip", "id": tip_id, "data-search-exclude": ""}
    tip = ElementTree.SubElement(element, "span", attributes)
    tip.text = term.definition
    return element
