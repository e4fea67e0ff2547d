"""What the test file of each kind of question, `test_<kind>.py`, gives to the tests of all kinds.

`SAMPLE`: a valid question, as an item of the YAML list of the bank, for tests to change.
`answer(form, question)`: enters the right answer in a browser.
`ON_PAPER`: a pattern of what the answer sheet has for the sample.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import Any

from playwright.sync_api import Locator
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
    route: essential
    prompt: {prompt}
"""


def start_sample(kind: str, identifier: str, prompt: str) -> str:
    """The lines that every question begins with, as an item of the bank's list."""
    return _START.format(id=identifier, kind=kind, prompt=prompt)


def load_samples() -> dict[str, str]:
    """The sample of each kind, as an item of the bank's list. No two have the same id."""
    return {kind: load_tests(kind).SAMPLE for kind in KIND_NAMES}


def load_tests(kind: str) -> ModuleType:
    """The test file of a kind."""
    return import_module(f"question_kinds.test_{kind}")


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


def answer_form(form: Locator, question: Question) -> None:
    """Enter the right answer in the form of a question."""
    load_tests(question.kind).answer(form, question)


def check_right_choices(form: Locator, question: Question) -> None:
    """The right answer, if it is chosen from a list."""
    for choice in question.make_view()["choices"]:
        if choice["correct"]:
            form.locator(f'input[value="{choice["value"]}"]').check()


def submit_form(form: Locator) -> None:
    """Check an answer; if the learner grades it, as meeting every criterion."""
    button = form.locator(".quiz-actions button").first
    button.press("Enter")
    if form.locator(".quiz-rubric").count():
        for box in form.locator(".quiz-rubric input").all():
            box.check()
        button.press("Enter")
