"""Grades as the browser does, without one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from javascript import Realm

Grade = Callable[[str, dict[str, Any], Any], dict[str, Any]]


@pytest.fixture(scope="session")
def grade() -> Iterator[Grade]:
    """The grade of a response to a question of a kind, as that kind's module computes it."""
    realm = Realm()
    realm.import_modules(table="question-kinds/table.js")
    call = "([kind, question, response]) => table.questionKinds[kind].grade(question, response)"
    yield lambda kind, question, response: realm.evaluate(call, [kind, question, response])
    realm.close()
