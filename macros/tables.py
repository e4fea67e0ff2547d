"""Wraps each table written in Markdown in a box that scrolls, so that a wide one never widens the page."""

from __future__ import annotations

from xml.etree import ElementTree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor


class TableScrollExtension(Extension):
    """`<table>` → `<div class="table-scroll"><table>`; `docs/assets/js/site.js` makes overflowing boxes focusable."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_TableScrollProcessor(md), "table_scroll", 4)


class _TableScrollProcessor(Treeprocessor):
    def run(self, root: ElementTree.Element) -> None:
        for parent in list(root.iter()):
            for position, child in enumerate(list(parent)):
                if child.tag == "table":
                    box = ElementTree.Element("div", {"class": "table-scroll"})
                    box.tail, child.tail = child.tail, None
                    parent[position] = box
                    box.append(child)
