"""The command that checks this course finds nothing."""

from __future__ import annotations

from minimal_course import REPOSITORY
from test_build_findings import run


def test_check_of_the_course_is_clean() -> None:
    """The one time that the whole course is checked: not a word of any finding, by the command itself."""
    result = run(REPOSITORY, "course.check", GITHUB_ACTIONS="")
    assert (result.returncode, result.stderr) == (0, "")
    assert "Curso comprobado" in result.stdout
