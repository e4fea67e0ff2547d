"""This course, loaded once per process. Nobody changes it: a test that must takes a copy."""

from __future__ import annotations

from functools import cache

from minimal_course import REPOSITORY

from course.checks import run_checks
from course.findings import Finding
from course.loaded.draft import Draft
from course.loaded.loading import load_draft
from course.loaded.whole import Course, complete


@cache
def load_whole_course() -> Course:
    """This course, whatever its findings."""
    return complete(_load_whole_draft()[0])


def load_whole_draft() -> Draft:
    """The same, as its checks read it."""
    return _load_whole_draft()[0]


@cache
def check_whole_course() -> list[Finding]:
    """The findings of a build of this course: none, unless somebody is editing it."""
    draft, findings = _load_whole_draft()
    return [*findings, *run_checks(draft)]


@cache
def _load_whole_draft() -> tuple[Draft, list[Finding]]:
    return load_draft(REPOSITORY)
