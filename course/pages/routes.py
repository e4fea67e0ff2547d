"""The route of each line of a chapter page, and the words that a reader has to read in it.

A heading is of the route that it says, or that of the heading above it; the title of the page, its lead and its closing
headings have one each that nobody writes. A box that says its route narrows that of its section. The words of an
activity are apart, because its title says how long it takes.
"""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import NamedTuple

from course.model.route import Route, narrow_route
from course.pages.boxes import ROUTED_BOXES, find_boxes
from course.pages.outline import PageHeading, PageSource, count_words, read_page
from course.runtime.memory import remembered

CLOSING_ROUTES: dict[str, Route] = {"ideas-clave": "essential", "comprueba": "essential", "fuentes": "reference"}

_TABLE_ROW = re.compile(r"[ \t]*\|")


class Words(NamedTuple):
    """Words to read: those of the prose, and those in cells of tables, which are compared rather than read in a row."""

    prose: int = 0
    table: int = 0


class LineRoute(NamedTuple):
    """What a line is to the reader, and whether it is part of an activity."""

    route: Route = "essential"
    is_in_activity: bool = False


class Section(NamedTuple):
    """A heading, the route that it says or inherits, and the last line of all that is under it."""

    heading: PageHeading
    route: Route
    end: int


class Piece(NamedTuple):
    """Lines that are the same to the reader, and their words. It never crosses a heading or the edge of a box."""

    start: int
    end: int
    line: LineRoute
    words: Words


class RoutedPage(NamedTuple):
    """A chapter page: its sections, what each of its lines is, the first one being number 0, and its pieces."""

    sections: tuple[Section, ...]
    lines: tuple[LineRoute, ...]
    pieces: tuple[Piece, ...]

    def find_line(self, number: int) -> LineRoute:
        """What the line `number`, from 1, is to the reader."""
        return self.lines[number - 1] if number <= len(self.lines) else LineRoute()

    def count_activity_words(self, heading: PageHeading) -> int:
        """The words of the activities between a heading of the page and the next one."""
        following = [section.heading.line for section in self.sections if section.heading.line > heading.line]
        lines = range(heading.line, min(following, default=len(self.lines) + 1))
        return sum(sum(each.words) for each in self.pieces if each.line.is_in_activity and each.start in lines)

    def get_section(self, anchor: str) -> Section:
        """The section with that anchor. Raises LookupError if the page has none."""
        for section in self.sections:
            if section.heading.anchor == anchor:
                return section
        raise LookupError(f"no section #{anchor}")


def get_routes(page: PageSource) -> RoutedPage:
    """The routes of a chapter page."""
    return _read_routes(page.text, page.path)


@remembered
def _read_routes(text: str, path: str) -> RoutedPage:
    page, _ = read_page(text, path)
    written = text.split("\n")
    sections = _list_sections(page.headings, len(written))
    lines = [LineRoute()] * len(written)
    edges = {1, len(written) + 1}
    for section in sections:
        _mark(lines, section.heading.line, section.end, LineRoute(section.route))
        edges |= {section.heading.line, section.heading.line + 1, section.end + 1}
    for box in find_boxes(text):
        outer = lines[box.line - 1]
        route = narrow_route(outer.route, box.route if box.kind in ROUTED_BOXES else None)
        _mark(lines, box.line, box.end, LineRoute(route, outer.is_in_activity or box.kind == "activity"))
        edges |= {box.line, box.end + 1}
    first = page.headings[0].line if page.headings else len(written)
    headings = {heading.line for heading in page.headings}
    pieces = []
    for start, following in pairwise(sorted(edges)):
        if start >= first and start not in headings:
            words = _count(written[start - 1 : following - 1])
            pieces.append(Piece(start, following - 1, lines[start - 1], words))
    return RoutedPage(sections, tuple(lines), tuple(pieces))


def _list_sections(headings: list[PageHeading], last_line: int) -> tuple[Section, ...]:
    sections = []
    above: list[tuple[int, Route]] = []
    for position, heading in enumerate(headings):
        while above and above[-1][0] >= heading.level:
            above.pop()
        outer = above[-1][1] if above else "essential"
        # The title of the page is essential, whatever it says.
        own = heading.route if position else None
        route = CLOSING_ROUTES.get(heading.anchor or "") or narrow_route(outer, own)
        following = next((other.line for other in headings[position + 1 :] if other.level <= heading.level), None)
        sections.append(Section(heading, route, following - 1 if following else last_line))
        above.append((heading.level, route))
    return tuple(sections)


def _mark(lines: list[LineRoute], start: int, end: int, line: LineRoute) -> None:
    lines[start - 1 : end] = [line] * (end - start + 1)


def _count(written: list[str]) -> Words:
    """The words of some lines."""
    counts = {True: 0, False: 0}
    for is_table, group in groupby(written, key=lambda line: bool(_TABLE_ROW.match(line))):
        counts[is_table] += count_words("\n".join(group))
    return Words(counts[False], counts[True])
