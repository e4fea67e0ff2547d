"""The triage of messages as a poster: a drawing of the tree on one sheet of A4, as SVG, which prints at any size."""

from __future__ import annotations

from collections.abc import Mapping

from course.checks.palette import ACCENT
from course.decision_tree.drawing import write_poster_file
from course.loaded.whole import Course
from course.model import Inbox, Palette, Triage
from exports.place import Place


def get_poster_name(triage: Triage) -> str:
    """The file name of a triage's poster."""
    return f"{triage.id}.svg"


def build_triage_posters(course: Course, place: Place) -> Mapping[str, bytes]:
    """The poster, by file name; empty if the course has no triage."""
    accent = course.get_value(Palette).colours[ACCENT - 1].light.ink
    return {
        get_poster_name(triage): write_poster_file(triage, course.get_value(Inbox), accent).encode("utf-8")
        for triage in course.list_values(Triage)
    }
