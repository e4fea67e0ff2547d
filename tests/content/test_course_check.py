"""The command that checks this course finds nothing."""

from __future__ import annotations

from minimal_course import REPOSITORY
from test_build_findings import run


def test_check_of_the_course_is_clean() -> None:
    """The only full check of the course: the command itself reports no finding."""
    result = run(REPOSITORY, "course.check", GITHUB_ACTIONS="")
    assert (result.returncode, result.stderr) == (0, "")
    assert "Curso comprobado" in result.stdout
