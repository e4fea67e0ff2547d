"""The scores of the site, by its own browser code in V8, to be compared with Moodle's."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import pytest
from javascript import Realm

from course.model import Question
from moodle.responses import describe_question, list_trials
from moodle.stored import Stored

_GRADE = """
(list) => list.map(([kind, question, responses]) =>
  responses.map((response) => table.questionKinds[kind].grade(question, response).score))
"""


@cache
def _get_realm() -> Realm:
    realm = Realm()
    realm.import_modules(table="question-kinds/table.js")
    return realm


def find_differences(pairs: Iterable[tuple[Question, Stored]]) -> tuple[list[str], int]:
    """Where Moodle's score isn't the site's, one line each, and how many responses were compared."""
    tried = [(question, stored, list_trials(question, stored)) for question, stored in pairs]
    asked = [
        [question.kind, describe_question(question), [trial.site for trial in trials]]
        for question, _, trials in tried
        if trials
    ]
    scores = iter(_get_realm().evaluate(_GRADE, asked))
    found, count = [], 0
    for question, stored, trials in tried:
        for trial, score in zip(trials, next(scores) if trials else (), strict=True):
            count += 1
            own = stored.grade(trial.moodle)
            if own != pytest.approx(score, abs=1e-6):
                found.append(f"{question.id}: {trial} → {own}, and not {score}")
    return found, count
