"""The paths of a triage tree."""

from __future__ import annotations

from collections.abc import Iterator

from course.model import Triage


def walk(triage: Triage, identifier: str) -> Iterator[str]:
    """The outcomes of the paths from a question, one per path."""
    step = next((step for step in triage.steps if step.id == identifier), None)
    if step is None:
        yield identifier
    else:
        for option in step.options:
            yield from walk(triage, option.goto)
