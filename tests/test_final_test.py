"""course/checks/final_test.py: what it lets pass. What it finds is in tests/broken/course.yml."""

from __future__ import annotations

from pathlib import Path

from loaded_courses import load_minimal_draft
from minimal_course import copy_minimal_course, replace_in_file

from course.checks.final_test import check_final_test
from course.findings import Finding
from course.loaded.loading import load_draft

COURSE = "data/course.yml"
LAST_SETTING = "exam_questions_per_objective: 1"


def check(folder: Path) -> list[Finding]:
    draft, findings = load_draft(folder)
    assert not findings
    return check_final_test(draft)


def test_the_minimal_course_has_what_it_asks() -> None:
    assert check_final_test(load_minimal_draft()) == []


def test_nothing_is_asked_of_an_objective_without_questions(tmp_path: Path) -> None:
    course = copy_minimal_course(tmp_path / "course")
    added = "  - {id: E9, text: Otro objetivo., exam_least: 100}\n\naudience:"
    replace_in_file(course / COURSE, "\naudience:", added)
    assert check(course) == []


def test_a_bank_that_cannot_be_read_is_not_said_to_lack_questions(tmp_path: Path) -> None:
    course = copy_minimal_course(tmp_path / "course")
    replace_in_file(course / COURSE, LAST_SETTING, "exam_questions_per_objective: 5")
    (course / "quizzes/tema-1.yml").write_text("tema: [\n", encoding="utf-8")
    assert check_final_test(load_draft(course)[0]) == []
