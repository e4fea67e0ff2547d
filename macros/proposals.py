"""Draws the mark of the course's own proposals: a sign before a paragraph or an item, a line above a table or in a box.

A Python-Markdown tree processor. The sign is a link to what explains it, with the same tip as a term of the glossary:
by hover, focus and touch, and without JavaScript. How a mark is written is for `course/pages/proposals.py`; its look,
for docs/assets/css/components.css.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from course.pages.outline import PROPOSAL

_NAME = "Propuesta del curso"
_TIP = "Propuesta del curso, como punto de partida: ninguna norma la exige."
# A line of attributes below a table is a row of it to Python-Markdown.
_ROW = re.compile(rf"\{{:?[ ]*\.{PROPOSAL}[ ]*\}}")


class ProposalExtension(Extension):
    """`get_url` returns the address, from the page being written, of what explains the mark."""

    def __init__(self, get_url: Callable[[], str]) -> None:
        super().__init__()
        self._get_url = get_url

    def extendMarkdown(self, md: Markdown) -> None:
        # After the attributes (8) and the glossary (5), whose terms aren't looked for in the sign; before the tables
        # get their box (4).
        md.treeprocessors.register(_ProposalProcessor(md, self._get_url), "proposals", 4.5)


class _ProposalProcessor(Treeprocessor):
    def __init__(self, md: Markdown, get_url: Callable[[], str]) -> None:
        super().__init__(md)
        self._get_url = get_url

    def run(self, root: Element) -> None:
        self._number = 0
        for parent in list(root.iter()):
            for child in list(parent):
                if child.tag == "table" and _take_mark(child):
                    parent.insert(list(parent).index(child), self._make_line())
                elif PROPOSAL in (child.get("class") or "").split():
                    self._mark(child)

    def _mark(self, element: Element) -> None:
        if element.tag in ("div", "details"):
            element.insert(1, self._make_line())  # below its title
            return
        paragraph = next(iter(element.findall("p")), None) if element.tag == "li" else None
        holder = element if paragraph is None or (element.text or "").strip() else paragraph
        sign = self._make_sign("visually-hidden proposal-name")
        sign.tail, holder.text = f" {(holder.text or '').lstrip()}", None
        holder.insert(0, sign)

    def _make_line(self) -> Element:
        line = Element("p", {"class": "proposal-line", "data-search-exclude": ""})
        line.append(self._make_sign("proposal-name"))
        return line

    def _make_sign(self, name_classes: str) -> Element:
        self._number += 1
        tip_id = f"senal-propuesta-{self._number}"
        sign = Element("span", {"class": "term proposal-sign", "data-search-exclude": ""})
        link = SubElement(sign, "a", {"href": self._get_url(), "aria-describedby": tip_id})
        SubElement(link, "span", {"class": name_classes}).text = _NAME
        SubElement(sign, "span", {"class": "term-tip", "role": "tooltip", "id": tip_id}).text = _TIP
        return sign


def _take_mark(table: Element) -> bool:
    """Whether the last row of a table is its mark; if so, the row is taken out."""
    body = table.find("tbody")
    rows = list(body) if body is not None else []
    cells = [(cell.text or "").strip() for cell in rows[-1]] if rows else []
    if body is None or not cells or len(rows[-1][0]) or not _ROW.fullmatch(cells[0]) or any(cells[1:]):
        return False
    body.remove(rows[-1])
    return True
