"""The edits that `tasks.py bench` makes to this course."""

from __future__ import annotations

import pytest
from minimal_course import REPOSITORY

from course.loaded.whole import Course
from tooling.bench.edits import EDITS


@pytest.mark.parametrize("row", EDITS)
def test_each_edit_adds_its_mark_once_to_a_file_of_the_course(row: str, whole_course: Course) -> None:
    edit = EDITS[row](whole_course)
    text = (REPOSITORY / edit.path).read_text(encoding="utf-8")
    edited = edit.apply(text, "cambio7")
    assert edited.count("cambio7") == 1
    assert len(edited) == len(text) + len(edit.piece) - len("<mark>") + len("cambio7")
