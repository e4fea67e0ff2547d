"""The drawings of a figure as they are shown: the one for wide boxes and, if it has one, its form for narrow ones.

Deadlines and targets that a drawing names have become words, as in the data (`course/loaded/named_deadlines.py`).
What a drawing may hold is checked in `course/checks/drawings.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

from course.findings import Finding
from course.loaded.named_deadlines import replace_named_deadlines
from course.loaded.parts import CourseParts
from course.model import Inbox
from course.model.figure import get_narrow_svg_path, get_svg_path


@dataclass(frozen=True)
class Drawing:
    """One SVG: its path, relative to the root of the repository, its text, and what is wrong in the names in it."""

    path: str
    svg: str
    is_narrow: bool
    findings: tuple[Finding, ...]


def list_drawings(course: CourseParts, figure_id: str) -> list[Drawing]:
    """The drawings of a figure that exist, the wide one first."""
    paths = {get_svg_path(figure_id): False, get_narrow_svg_path(figure_id): True}
    return [
        _read_drawing(course, path, is_narrow) for path, is_narrow in paths.items() if (course.root / path).is_file()
    ]


def _read_drawing(course: CourseParts, path: str, is_narrow: bool) -> Drawing:
    text = (course.root / path).read_text(encoding="utf-8", errors="replace")
    svg, findings = replace_named_deadlines(text, path, course.find_value(Inbox))
    return Drawing(path, svg, is_narrow, tuple(findings))
