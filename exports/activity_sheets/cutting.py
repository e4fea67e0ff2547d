"""An activity cut out of its page: what is handed out, and what is for the trainer.

A page comes as a chapter of a book (`exports/book/chapters.py`), clean HTML that says what its parts are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree
from markupsafe import Markup, escape

from exports.book.activity_box import read_activity_box
from exports.book.chapters import Chapter
from exports.book.clean_html import PART
from exports.book.sections import PRACTICE, lead_outermost, list_section

# What of a section goes on a sheet.
_CARRIED = frozenset(["blockquote", "figure", "ol", "table", "ul"])


class LostActivityError(ValueError):
    """Raised if a page doesn't have an activity, or a section, that the course says it has."""


@dataclass(frozen=True)
class Titled:
    """A title in plain text and what is under it, as HTML."""

    title: str
    body: str


@dataclass(frozen=True)
class CutActivity:
    """The parts of an activity, as HTML.

    `essential` says which part of it is done if only part of it is essential; `ways` are its other ways, each a list
    item with its name; `sections`, what goes with it from the rest of its page.
    """

    statement: str
    essential: str
    ways: tuple[str, ...]
    solutions: tuple[Titled, ...]
    sections: tuple[Titled, ...]


def cut_activity(chapter: Chapter, place: int, sections: Iterable[str]) -> CutActivity:
    """Cut the activity with this number, from 0, and the sections with these anchors. Raises LostActivityError."""
    body = etree.fromstring(f"<div>{chapter.body}</div>")
    boxes = body.xpath(f".//*[@{PART}='activity']")
    if place >= len(boxes):
        raise LostActivityError(chapter.name)
    carried = tuple(_cut_section(body, chapter, anchor) for anchor in sections)
    box = read_activity_box(boxes[place])
    essential = _write_inside(box.essential).strip() if box.essential is not None else ""
    ways = tuple(
        str(Markup("<strong>{}.</strong> {}").format(name, Markup(_write_inside(way).strip())))
        for name, way in box.ways
    )
    solutions = tuple(Titled(title, _write_inside(solution)) for title, solution in box.solutions)
    return CutActivity(_write_inside(box.statement), essential, ways, solutions, carried)


def _cut_section(body: etree._Element, chapter: Chapter, anchor: str) -> Titled:
    """What goes of the section under a heading, up to the next one of any level."""
    identifier = chapter.anchors.get(anchor)
    heading = body.find(f".//*[@id='{identifier}']") if identifier else None
    carried = list(_list_carried(list(list_section(heading)))) if heading is not None else []
    if heading is None or not carried:
        raise LostActivityError(f"{chapter.name}#{anchor}")
    title = " ".join("".join(heading.itertext()).split())
    return Titled(title, "".join(etree.tostring(each, encoding="unicode", with_tail=False) for each in carried))


def _list_carried(section: Sequence[etree._Element]) -> Iterator[etree._Element]:
    """The outermost of those that go on a sheet. Of the box «En tu ayuntamiento», its tables, or all if that is all."""
    boxes = [element for element in section if element.get(PART) == PRACTICE]
    tables = [element for element in section if element.tag == "table"]
    carried = [
        element
        for element in section
        if element.tag in _CARRIED
        and (element.tag == "table" or not any(box in element.iterancestors() for box in boxes))
        and not (element.tag == "figure" and tables)  # it draws what a table says
    ]
    return lead_outermost(carried or boxes)


def _write_inside(element: etree._Element) -> str:
    inner = "".join(etree.tostring(child, encoding="unicode") for child in element)
    return str(escape(element.text or "")) + inner
