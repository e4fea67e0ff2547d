"""The essential route of a page of the built site: what is not of it is left out, and a line says where it is.

On the site the same parts are folded (`macros/folds.py`): an element with the class `fold` and its route in
`data-route`. The list of sources folds too, but belongs to what is left, which cites them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby

from lxml import html
from lxml.html import builder

from course.model.route import ROUTE_NAMES, Route, find_route
from course.pages.outline import SOURCES_ANCHOR
from exports.book.vocabulary import HEADINGS

# The attribute of a link that leads to the page of the site that a chapter is made of: an id there.
SITE_PAGE = "data-site-page"
# What the id of a source in a list begins with; its key follows.
SOURCE_ID = "ref-"
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class _LeftOut:
    """A part that was left out: its route, its title in plain text, and its id on the site's page, if any."""

    route: Route
    title: str
    anchor: str


def keep_essential(article: html.HtmlElement) -> None:
    """Take out of an article what is not of the essential route. A paragraph at its end names it, and links to it."""
    left_out = []
    for part in article.find_class("fold"):
        route = find_route(part.get("data-route"))
        is_inner = any("fold" in holder.get("class", "").split() for holder in part.iterancestors())
        if route is None or is_inner or "fold--questions" in part.get("class", "").split() or _is_sources(part):
            continue
        left_out.append(_describe(part, route))
        part.drop_tree()
    if left_out:
        paragraph = _make_paragraph(left_out)
        sources = next((part for part in article.find_class("fold") if _is_sources(part)), None)
        if sources is not None:
            sources.addprevious(paragraph)
        else:
            article.append(paragraph)


def _is_sources(part: html.HtmlElement) -> bool:
    return part.find(f"*[@id='{SOURCES_ANCHOR}']") is not None


def _describe(part: html.HtmlElement, route: Route) -> _LeftOut:
    """Its title is its heading or, in a box, the paragraph above what folds."""
    title = next((child for child in part if child.tag in HEADINGS), part[0])
    for link in title.find_class("headerlink"):
        link.drop_tree()
    text = _SPACES.sub(" ", title.text_content()).strip().rstrip(".")
    return _LeftOut(route, text, title.get("id", "") or part.get("id", ""))


def _make_paragraph(left_out: list[_LeftOut]) -> html.HtmlElement:
    """«En la web del curso hay más. Para ampliar: «A» y «B». De consulta: «C».», with a link on each title."""
    ordered = sorted(left_out, key=lambda each: list(ROUTE_NAMES).index(each.route))
    paragraph = builder.P("En la web del curso hay más.")
    for route, group in groupby(ordered, key=lambda each: each.route):
        parts = list(group)
        _append_text(paragraph, f" {ROUTE_NAMES[route].capitalize()}: ")
        for number, part in enumerate(parts, start=1):
            if number > 1:
                _append_text(paragraph, " y " if number == len(parts) else ", ")
            link = builder.A(f"«{part.title}»")
            link.set(SITE_PAGE, part.anchor)
            paragraph.append(link)
        _append_text(paragraph, ".")
    paragraph.set("class", "left-out")
    return paragraph


def _append_text(element: html.HtmlElement, text: str) -> None:
    """Write after the last child, or in an element that has none."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
