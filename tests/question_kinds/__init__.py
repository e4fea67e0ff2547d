"""A sound question of each kind, as YAML, to be changed by a test: the `SAMPLE` of the kind's own test file."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from pydantic import TypeAdapter
from ruamel.yaml import YAML

from course.model import Question
from course.model.question_kinds import KIND_NAMES

_START = """\
  - id: t1-{id}
    kind: {kind}
    section: t1/2
    objective: G1
    level: apply
    prompt: {prompt}
"""


def start_sample(kind: str, identifier: str, prompt: str) -> str:
    """The lines that every question begins with, as an item of the bank's list."""
    return _START.format(id=identifier, kind=kind, prompt=prompt)


def load_samples() -> dict[str, str]:
    """The sample of each kind, as an item of the bank's list. No two have the same id."""
    return {kind: import_module(f"question_kinds.test_{kind}").SAMPLE for kind in KIND_NAMES}


def write_bank() -> str:
    """A file of the bank with a question of every kind."""
    return f"tema: 1\nquestions:\n{''.join(load_samples().values())}retired: [t1-quitada]\n"


def read_sample(sample: str) -> dict[str, Any]:
    """A sample as plain data."""
    (data,) = YAML(typ="safe").load(sample)
    return data


def make_question(sample: str, **changes: Any) -> Question:
    """A sample as a question, with some of its keys changed."""
    return TypeAdapter(Question).validate_python(read_sample(sample) | changes)
