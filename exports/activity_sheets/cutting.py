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
from exports.book.vocabulary import HEADINGS

# What of a section goes on a sheet.
_CARRIED = frozenset(["blockquote", "figure", "ol", "table", "ul"])
# The box with what the reader does at their own town hall: its tables go, and all of it if there is nothing else.
_PRACTICE = "practice"
_ANNOUNCEMENT = 200  # characters, at most, of a paragraph that only announces what follows
# Parts of a page that aren't of the section that they are in.
_APART = frozenset(["activity", "box", "case", "note", "plan", "summary"])


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
    carried = list(_list_carried(list(_list_section(heading)))) if heading is not None else []
    if heading is None or not carried:
        raise LostActivityError(f"{chapter.name}#{anchor}")
    title = " ".join("".join(heading.itertext()).split())
    return Titled(title, "".join(etree.tostring(each, encoding="unicode", with_tail=False) for each in carried))


def _list_section(heading: etree._Element) -> Iterator[etree._Element]:
    """The elements from a heading to the next, without those of parts of another kind."""
    for element in heading.xpath("following::*"):
        if element.tag in HEADINGS:
            return
        if not any(each.get(PART) in _APART for each in (element, *element.iterancestors())):
            yield element


def _list_carried(section: Sequence[etree._Element]) -> Iterator[etree._Element]:
    """The outermost of those that go on a sheet, each after the paragraph that announces it."""
    boxes = [element for element in section if element.get(PART) == _PRACTICE]
    tables = [element for element in section if element.tag == "table"]
    carried = [
        element
        for element in section
        if element.tag in _CARRIED
        and (element.tag == "table" or not any(box in element.iterancestors() for box in boxes))
        and not (element.tag == "figure" and tables)  # it draws what a table says
    ]
    chosen = carried or boxes
    for element in chosen:
        if any(other in element.iterancestors() for other in chosen):
            continue
        before = element.getprevious()
        if before is not None and before.tag == "p" and _announces("".join(before.itertext())):
            yield before
        yield element


def _announces(text: str) -> bool:
    return text.rstrip().endswith(":") and len(text) <= _ANNOUNCEMENT


def _write_inside(element: etree._Element) -> str:
    inner = "".join(etree.tostring(child, encoding="unicode") for child in element)
    return str(escape(element.text or "")) + inner
