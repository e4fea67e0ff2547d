"""This course teaches every heading of its programme and serves every objective."""

from __future__ import annotations

from course.derived.coverage import compute_coverage, compute_objectives, find_pages_by_objective
from course.loaded.whole import Course


def test_the_course_teaches_every_heading_and_serves_every_objective_with_text_and_questions(
    whole_course: Course,
) -> None:
    assert [row.indexed.id for row in compute_coverage(whole_course).values() if row.page is None] == []
    pages = find_pages_by_objective(whole_course)
    rows = compute_objectives(whole_course, pages)
    assert [row.objective.id for row in rows] == ["G1", "G2", "G3", "G4", "E1", "E2", "E3", "E4", "E5", "E6"]
    assert [row.objective.id for row in rows if not row.questions or not pages.get(row.objective.id)] == []
