"""The courses that tests read, each loaded once a process. Nobody changes them: a test that must takes a copy."""

from __future__ import annotations

from copy import copy
from dataclasses import fields
from functools import cache

from minimal_course import MINIMAL, REPOSITORY

from course.checks import run_checks
from course.findings import Finding
from course.loading import LoadedCourse, load_course


def load_whole_course() -> LoadedCourse:
    """This course, whatever its findings. Whoever calls this is of the content ring (tests/rings.py)."""
    return _load_whole_course()[0]


@cache
def check_whole_course() -> list[Finding]:
    """What a build would find in this course: nothing, unless somebody is at work on it."""
    loaded, findings = _load_whole_course()
    return [*findings, *run_checks(loaded)]


@cache
def load_minimal_course() -> LoadedCourse:
    """The course of tests/fixtures/minimal, which has no findings."""
    loaded, findings = load_course(MINIMAL)
    assert not findings
    return loaded


@cache
def _load_whole_course() -> tuple[LoadedCourse, list[Finding]]:
    return load_course(REPOSITORY)


def copy_loaded(loaded: LoadedCourse) -> LoadedCourse:
    """A course whose lists a test may change; what they hold is shared, and what is computed of them is computed again."""
    held = {field.name: getattr(loaded, field.name) for field in fields(loaded) if not field.name.startswith("_")}
    return LoadedCourse(
        **{name: copy(value) if isinstance(value, (list, dict)) else value for name, value in held.items()}
    )
