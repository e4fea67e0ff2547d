"""The boxes of a page (`!!! practice essential "En tu ayuntamiento"`), and what the title of an activity says.

What is wrong in them is for the checks (`course/checks/boxes.py`); whose minutes they are, for
`course/derived/study_time.py`.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from course.model.route import Route, find_route
from course.pages.macro_calls import blank_raw_blocks
from course.pages.outline import BOX_OPENING
from course.pages.written import measure_indentation
from course.runtime.memory import remembered
from course.sources.citations import blank_code

# The kinds of box that say what they are to the reader; the others are what their section is.
ROUTED_BOXES = ("practice", "update", "activity")

# The box for what there is to say of the sources themselves, and its title on every page.
SOURCE_NOTE = "source-note"
SOURCE_NOTE_TITLE = "Nota sobre las fuentes"

# How an activity is done, in this order; the last one, only if part of it is essential.
WAYS = ("A solas", "En pareja", "En grupo")
ESSENTIAL_WAY = "Lo imprescindible"

_MINUTES = re.compile(r"\((?P<minutes>\d+) minutos?(?:, (?P<essential>\d+) de ellos imprescindibles?)?\)[ ]*\Z")
_WORD = re.compile(r"\w")
_ACTIVITY_LABEL = "Actividad: "
_ITEM = re.compile(r"[ ]*\d+\.[ ]")
_WAY = re.compile(r"^[ ]*[-*+][ ]+\*\*(?P<name>[^*\n]+?)[.:]?\*\*(?P<text>.*)$")


class ActivityMinutes(NamedTuple):
    """The minutes in the title of an activity. `essential`: how many of them, if only part of it is essential."""

    minutes: int
    essential: int | None


class Way(NamedTuple):
    """An item of an activity that begins with a bold label, as those that say how it is done do.

    `has_text`: something follows the label.
    """

    name: str
    line: int
    has_text: bool


class Box(NamedTuple):
    """One box. `line` and `end` are its first and last lines, from 1; `level`, the number of boxes it is inside.

    `word` is what is written in the place of its route; `is_proposal`, whether it is marked as one of the course's own
    proposals.
    """

    kind: str
    word: str | None
    title: str | None
    line: int
    end: int
    level: int
    ways: tuple[Way, ...]
    is_proposal: bool = False

    @property
    def lines(self) -> range:
        """The numbers of its lines."""
        return range(self.line, self.end + 1)

    @property
    def route(self) -> Route | None:
        """The route that it says itself, or None."""
        return find_route(self.word)

    @property
    def activity_minutes(self) -> ActivityMinutes | None:
        """The minutes in its title, or None."""
        match = _MINUTES.search(self.title or "")
        return match and ActivityMinutes(int(match["minutes"]), int(match["essential"]) if match["essential"] else None)

    @property
    def name(self) -> str:
        """Its title without what all activities say in theirs: «Mira tu portal»."""
        name = _MINUTES.sub("", self.title or "").strip().removeprefix(_ACTIVITY_LABEL)
        return re.sub(r"\A\W*\w", lambda beginning: beginning[0].upper(), name)


@remembered
def find_boxes(text: str) -> tuple[Box, ...]:
    """The well-formed boxes of a page's text, in order, also those inside others."""
    if "!!!" not in text and "???" not in text:
        return ()
    lines = blank_code(blank_raw_blocks(text)).expandtabs(4).split("\n")
    open_boxes: list[tuple[int, int]] = []  # the indentation and the last line of each
    boxes = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        indentation = measure_indentation(line)
        while open_boxes and (indentation < open_boxes[-1][0] + 4 or number > open_boxes[-1][1]):
            open_boxes.pop()
        opening = BOX_OPENING.fullmatch(line)
        if opening:
            end = _find_end(lines, number, indentation)
            ways = tuple(_list_ways(lines, number, end, indentation + 4)) if opening["kind"] == "activity" else ()
            box = Box(opening["kind"], opening["route"], opening["title"], number, end, len(open_boxes), ways)
            boxes.append(box._replace(is_proposal=opening["proposal"] is not None))
            open_boxes.append((indentation, end))
    return tuple(boxes)


def find_source_notes(text: str) -> list[Box]:
    """The notes on the sources of a page, which has one at most."""
    return [box for box in find_boxes(text) if box.kind == SOURCE_NOTE]


class Unwrapped(NamedTuple):
    """Lines with the title line of every box blanked and its content dedented; the titles, with their lines.

    `boxed` has the numbers of the lines that are inside a box, from 1.
    """

    lines: list[str]
    titles: list[tuple[int, str]]
    boxed: set[int]


def unwrap_boxes(lines: list[str]) -> Unwrapped:
    unwrapped, titles, boxed = [], [], set()
    boxes: list[int] = []  # the indentation of each open box
    for number, line in enumerate((line.expandtabs(4) for line in lines), start=1):
        indentation = len(line) - len(line.lstrip(" "))
        while line.strip() and boxes and indentation < boxes[-1] + 4:
            boxes.pop()
        content = line[4 * len(boxes) :]
        if boxes:
            boxed.add(number)
        box = BOX_OPENING.fullmatch(content.strip())
        if box:
            boxes.append(indentation)
            content = ""
            if box["title"]:
                titles.append((number, box["title"]))
        unwrapped.append(content)
    return Unwrapped(unwrapped, titles, boxed)


def find_activities(text: str) -> dict[str, Box]:
    """The activities of a page's text, in order, by their anchors in the page: `actividad`, `actividad-2`…"""
    activities = [box for box in find_boxes(text) if box.kind == "activity"]
    return {make_activity_anchor(number): box for number, box in enumerate(activities, start=1)}


def make_activity_anchor(number: int) -> str:
    """The anchor of the activity of a page with this number, from 1."""
    return "actividad" if number == 1 else f"actividad-{number}"


def count_numbered_items(text: str, box: Box) -> int:
    """How many items the numbered list of an activity has, the longest one if there are several.

    Those of the boxes inside it, such as its solution, are not counted.
    """
    lines = blank_code(blank_raw_blocks(text)).expandtabs(4).split("\n")
    indentation = measure_indentation(lines[box.line - 1]) + 4
    longest = count = 0
    for before, line in pairwise(lines[box.line - 1 : box.end]):
        if measure_indentation(line) == indentation:
            if BOX_OPENING.fullmatch(line):
                break
            if _ITEM.match(line):
                count += 1
            elif not before.strip():
                count = 0  # a paragraph ends the list
            longest = max(longest, count)
    return longest


def _find_end(lines: list[str], number: int, indentation: int) -> int:
    """The last line of the box that opens in line `number`."""
    end = number
    for position in range(number, len(lines)):
        if lines[position].strip():
            if measure_indentation(lines[position]) < indentation + 4:
                break
            end = position + 1
    return end


def _list_ways(lines: list[str], number: int, end: int, indentation: int) -> list[Way]:
    """The items of an activity with a bold label; not those of the boxes inside it."""
    ways = []
    for position in range(number, end):
        line = lines[position]
        if measure_indentation(line) == indentation:
            if BOX_OPENING.fullmatch(line):
                break
            match = _WAY.match(line)
            if match:
                following = lines[position + 1] if position + 1 < end else ""
                below = following if measure_indentation(following) > indentation else ""
                ways.append(Way(match["name"], position + 1, bool(_WORD.search(match["text"] + below))))
    return ways
