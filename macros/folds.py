"""Marks the parts of a chapter page that are not of the essential route, so that they can fold.

A Python-Markdown tree processor: a section «para ampliar» or «de consulta» is wrapped together with its heading, and so
is the content of such a box, below its title. Each gets a line that says what it is. Without scripts all of it is
shown, marked; docs/assets/css/chapter.css folds it and docs/assets/js/chapter/folds.js opens it. What is inside a part
folds with it, and has no line of its own. Which part has which route is for `course/pages/routes.py`; how long each
takes, for `course/derived/study_time.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, fromstring

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from course.derived.study_time import compute_box_minutes, compute_section_minutes
from course.model.route import ROUTE_NAMES, Route, find_route
from course.pages.boxes import ROUTED_BOXES, find_boxes
from course.pages.outline import SOURCES_ANCHOR, PageSource
from course.pages.routes import get_routes
from macros.site import Site

_HEADING = re.compile(r"h([2-6])")


@dataclass(frozen=True)
class _Part:
    """A part of the page as it was written: its route and its minutes, 0 if there is nothing to read in it."""

    route: Route
    minutes: int


class FoldExtension(Extension):
    """`get_site` returns the site whose page is being written."""

    def __init__(self, get_site: Callable[[], Site]) -> None:
        super().__init__()
        self._get_site = get_site

    def extendMarkdown(self, md: Markdown) -> None:
        # After the table of contents (5) and the tables (4), which look for what they change in any place.
        md.treeprocessors.register(_FoldProcessor(md, self._get_site), "folds", 3)


class _FoldProcessor(Treeprocessor):
    def __init__(self, md: Markdown, get_site: Callable[[], Site]) -> None:
        super().__init__(md)
        self._get_site = get_site

    def run(self, root: Element) -> None:
        site = self._get_site()
        state = site.open_page
        if state is None or not state.source.is_chapter:
            return
        state.reads.add(f"time:{state.source.uri}")
        self._site = site
        self._number = 0
        boxes = _list_boxes(site, state.source)
        sections = _list_sections(site, state.source)
        written = [element for element in root.iter("div") if _is_box(element)]
        parts = dict(zip(map(id, written), boxes, strict=True)) if len(written) == len(boxes) else {}
        for heading in root:
            _drop_route(heading)
        for box in written:
            _drop_route(box)
        self._fold_sections(root, sections)
        folded = {id(inner) for section in root.iter("section") for inner in section.iter("div")}
        for box in written:
            if id(box) not in folded and (part := parts.get(id(box))) and part.route != "essential":
                self._fold_box(box, part)

    def _fold_sections(self, root: Element, sections: dict[str, _Part]) -> None:
        """Move each section that folds into an element of its own, up to the next heading that isn't under it."""
        children = list(root)
        root[:] = []
        text: Element | None = None  # what the section being folded shows when it is open
        level = 0
        for child in children:
            heading = _HEADING.fullmatch(child.tag) if isinstance(child.tag, str) else None
            if heading and int(heading[1]) <= level:
                text, level = None, 0
            part = sections.get(child.get("id", "")) if heading and text is None else None
            if heading and part and part.route != "essential":
                level = int(heading[1])
                section = SubElement(root, "section", {"class": "fold", "data-route": part.route})
                section.append(child)
                text = self._append_text(section, part, is_sources=child.get("id") == SOURCES_ANCHOR)
            else:
                (root if text is None else text).append(child)

    def _fold_box(self, box: Element, part: _Part) -> None:
        content = list(box)
        title = content.pop(0) if content and content[0].get("class") == "admonition-title" else None
        box[:] = [] if title is None else [title]
        box.set("class", f"{box.get('class', '')} fold")
        box.set("data-route", part.route)
        self._append_text(box, part).extend(content)

    def _append_text(self, parent: Element, part: _Part, is_sources: bool = False) -> Element:
        """Add the line that says what a part is, and the element for what folds, which is returned."""
        self._number += 1
        identifier = f"pliegue-{self._number}"
        # The slots of a page are filled once its citations are known.
        sources = self._site.page.cited_keys if is_sources else []
        slot = self._site.make_template_slot(
            "fold_line.html.jinja", id=identifier, route=part.route, minutes=part.minutes, sources=sources
        )
        parent.append(fromstring(slot))
        return SubElement(parent, "div", {"class": "fold-text", "id": identifier})


def _list_sections(site: Site, page: PageSource) -> dict[str, _Part]:
    """The sections of a page by their anchors, each with what is under it."""
    return {
        anchor: _Part(section.route, compute_section_minutes(site.course, page, anchor))
        for section in get_routes(page).sections
        if (anchor := section.heading.anchor)
    }


def _list_boxes(site: Site, page: PageSource) -> list[_Part]:
    """The boxes of a page that may say their route, in order."""
    routes = get_routes(page)
    return [
        _Part(routes.find_line(box.line).route, compute_box_minutes(site.course, page, box))
        for box in find_boxes(page.text)
        if box.kind in ROUTED_BOXES
    ]


def list_marks(page: PageSource) -> dict[str, str]:
    """What the table of contents says of the sections of a chapter page that fold, by their anchors."""
    if not page.is_chapter:
        return {}
    marks: dict[str, str] = {}
    end = 0  # of the last one that folds, and what is under it with it
    for section in get_routes(page).sections:
        if section.route != "essential" and section.heading.anchor and section.heading.line > end:
            marks[section.heading.anchor] = ROUTE_NAMES[section.route]
            end = section.end
    return marks


def _is_box(element: Element) -> bool:
    classes = (element.get("class") or "").split()
    return "admonition" in classes and not set(ROUTED_BOXES).isdisjoint(classes)


def _drop_route(element: Element) -> None:
    """Take out the class with which the author says a route, which would be on every heading."""
    classes = (element.get("class") or "").split()
    kept = [name for name in classes if find_route(name) is None]
    if kept:
        element.set("class", " ".join(kept))
    elif classes:
        del element.attrib["class"]
