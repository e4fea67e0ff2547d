"""The parts of an activity in a clean article: what is done, in which ways, what of it is essential, its solutions.

They are elements of the article, which is left with the statement alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from course.pages.boxes import ESSENTIAL_WAY, WAYS
from exports.book.clean_html import PART

Element = Any  # of lxml, as XML or as HTML


@dataclass(frozen=True)
class ActivityBox:
    """An activity. `statement` is its box without what is apart.

    `ways` are the items that say how it can be done, by their names and without them; `essential`, the one that says
    which part of it is essential, if any; `solutions`, the boxes with them, by their titles and without them.
    """

    statement: Element
    ways: tuple[tuple[str, Element], ...]
    essential: Element
    solutions: tuple[tuple[str, Element], ...]


def read_activity_box(box: Element) -> ActivityBox:
    """Take an activity apart."""
    box.remove(box[0])  # its title
    solutions = tuple(_take_solutions(box))
    ways = dict(_take_ways(box))
    essential = ways.pop(ESSENTIAL_WAY, None)
    return ActivityBox(box, tuple(ways.items()), essential, solutions)


def _take_solutions(box: Element) -> Iterator[tuple[str, Element]]:
    for part in box.xpath(f".//*[@{PART}='solution']"):
        title = " ".join("".join(part[0].itertext()).split())
        part.remove(part[0])
        part.getparent().remove(part)
        yield title, part


def _take_ways(box: Element) -> Iterator[tuple[str, Element]]:
    """The items of lists whose bold beginning is the name of a way."""
    for items in box.findall("ul"):
        for item in items.findall("li"):
            first = item[0] if len(item) and not (item.text or "").strip() else None
            holder = first if first is not None and first.tag == "p" else item
            label = holder.find("strong")
            name = "".join(label.itertext()).strip(" .:") if label is not None else ""
            if label is not None and name in (*WAYS, ESSENTIAL_WAY) and not (holder.text or "").strip():
                after = (label.tail or "").lstrip()
                holder.remove(label)
                holder.text = after
                items.remove(item)
                yield name, item
        if not len(items):
            box.remove(items)
