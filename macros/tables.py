"""Tables written in Markdown: each in a box that scrolls, so that a wide one never widens the page, and without styles
of its own, which the policy of the pages (exports/content_policy.py) ignores."""

from __future__ import annotations

from xml.etree import ElementTree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

# How Markdown aligns the cells of a column (`|---:|`), and the class in docs/assets/css/base.css that does it. The
# left is the default.
_CLASSES = {"text-align: left;": None, "text-align: center;": "align-center", "text-align: right;": "align-right"}


class TableExtension(Extension):
    """`<table>` → `<div class="table-scroll"><table>`; `docs/assets/js/site.js` makes overflowing boxes focusable."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_TableProcessor(md), "tables", 4)


class _TableProcessor(Treeprocessor):
    def run(self, root: ElementTree.Element) -> None:
        for parent in list(root.iter()):
            for position, child in enumerate(list(parent)):
                if child.tag == "table":
                    _align_cells(child)
                    box = ElementTree.Element("div", {"class": "table-scroll"})
                    box.tail, child.tail = child.tail, None
                    parent[position] = box
                    box.append(child)


def _align_cells(table: ElementTree.Element) -> None:
    for cell in table.iter():
        if cell.get("style") in _CLASSES and (name := _CLASSES[cell.attrib.pop("style")]):
            cell.set("class", f"{cell.get('class', '')} {name}".strip())
