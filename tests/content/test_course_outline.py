"""The headings of this course are nested as its programme says."""

from __future__ import annotations

from course.loaded.whole import Course


def test_headings_hang_from_each_other_as_in_the_programme(whole_course: Course) -> None:
    index = whole_course.index
    assert index.headings["t1/4-2-1-1"].parent_id == "t1/4-2-1"
    assert index.headings["t1/1"].parent_id == "t1"
    # Tema 3 goes on from 3.5.1 without numbers, then with letters; all of it is under 3.5.
    assert {index.headings[f"t3/{anchor}"].parent_id for anchor in ("3-5-1", "cuentas", "seguridad", "f")} == {"t3/3-5"}
    assert index.headings["t3/f-2-1"].parent_id == "t3/f-2"
    assert index.headings["t3/3-6"].parent_id == "t3/3"
    assert index.find_branch("t3/f") == {
        "t3/f",
        "t3/f-1",
        "t3/f-2",
        "t3/f-2-1",
        "t3/f-2-2",
        "t3/f-2-3",
        "t3/f-2-4",
        "t3/f-3",
    }
    assert not index.headings["t1/4-2-1"].is_leaf
    assert index.headings["t1/4-2-1-1"].is_leaf
