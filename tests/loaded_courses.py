"""The courses that tests read, each loaded once per process. Nobody changes them: a test that must takes a copy."""

from __future__ import annotations

from copy import copy
from dataclasses import fields
from functools import cache
from typing import TypeVar

from minimal_course import MINIMAL

from course.loaded.draft import Draft
from course.loaded.loading import load_draft
from course.loaded.parts import CourseParts
from course.loaded.whole import Course, complete

PartsType = TypeVar("PartsType", bound=CourseParts)


@cache
def load_minimal_draft() -> Draft:
    """The course of tests/fixtures/minimal, which has no findings."""
    draft, findings = load_draft(MINIMAL)
    assert not findings
    return draft


@cache
def load_minimal_course() -> Course:
    return complete(load_minimal_draft())


def copy_loaded(parts: PartsType) -> PartsType:
    """A course whose lists a test may change: contents are shared, and what is computed from them is recomputed."""
    held = {field.name: getattr(parts, field.name) for field in fields(parts)}
    held = {name: copy(value) if isinstance(value, (list, dict)) else value for name, value in held.items()}
    held["data"] = {model: list(values) for model, values in parts.data.items()}
    return type(parts)(**held)
