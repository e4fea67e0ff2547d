"""The courses that tests read, each loaded once a process. Nobody changes them: a test that must takes a copy."""

from __future__ import annotations

from dataclasses import fields, replace
from functools import cache

from minimal_course import MINIMAL, REPOSITORY

from course.loading import LoadedCourse, load_course


@cache
def load_whole_course() -> LoadedCourse:
    """This course, whatever its findings. Whoever calls this is of the content ring (tests/rings.py)."""
    return load_course(REPOSITORY)[0]


@cache
def load_minimal_course() -> LoadedCourse:
    """The course of tests/fixtures/minimal, which has no findings."""
    loaded, findings = load_course(MINIMAL)
    assert not findings
    return loaded


def copy_loaded(loaded: LoadedCourse) -> LoadedCourse:
    """A course whose lists a test may change; what they hold is shared."""
    held = {field.name: getattr(loaded, field.name) for field in fields(loaded)}
    return replace(loaded, _index=None, **{name: value.copy() for name, value in held.items() if isinstance(value, (list, dict))})
