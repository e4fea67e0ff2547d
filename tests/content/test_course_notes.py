"""The hashes of this course's source notes are complete."""

from __future__ import annotations

from minimal_course import REPOSITORY

from course.checks.text.copied_runs import NOTES_PATH
from course.language.shingles import load_shingles


def test_the_repository_holds_the_hashes_of_the_notes() -> None:
    assert len(load_shingles(REPOSITORY / NOTES_PATH)) > 40_000
