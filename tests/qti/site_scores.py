"""The scores of the site, by its own browser code in V8, beside those of a QTI player."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import pytest
from javascript import Realm
from moodle.responses import describe_question

from course.model import Question
from qti.item_reader import ReadItem
from qti.player import Player
from qti.responses import Trial, list_trials, plain

_GRADE = """
(list) => list.map(([kind, question, responses]) =>
  responses.map((response) => table.questionKinds[kind].grade(question, response).score))
"""


class Comparison(NamedTuple):
    """Where the player isn't like the site, one line each, and how many responses were compared."""

    differences: list[str]
    count: int


def _thin_out(trials: list[Trial], most: int | None) -> list[Trial]:
    return trials if most is None else trials[:: -(-len(trials) // most) or 1]


@cache
def _get_realm() -> Realm:
    realm = Realm()
    realm.import_modules(table="question-kinds/table.js")
    return realm


def compare(player: Player, items: Sequence[tuple[Question, ReadItem]], most: int | None = None) -> Comparison:
    """Show every item, and compare scores and what is said, also of who answers nothing.

    `most`: how many responses to each item are tried, evenly taken from all of them.
    """
    tried = [(question, item, _thin_out(list_trials(question, item), most)) for question, item in items]
    asked = [
        [question.kind, describe_question(question) if trials else {}, [trial.site for trial in trials]]
        for question, _, trials in tried
    ]
    scores = _get_realm().evaluate(_GRADE, [each for each in asked if each[2]])
    wanted = iter(scores)
    found = []
    played = player.play([(item, [{}, *(trial.qti for trial in trials)]) for _, item, trials in tried])
    for (question, item, trials), shown in zip(tried, played, strict=True):
        if not shown.is_seen or plain(str(question.make_view()["prompt"])) not in shown.prompt:
            found.append(f"{question.id}: not shown")
        if shown.scored[0].score != 0:
            found.append(f"{question.id}: who answers nothing gets {shown.scored[0].score}")
        for trial, score, got in zip(trials, next(wanted) if trials else (), shown.scored[1:], strict=True):
            if got.score != pytest.approx(score, abs=1e-9):
                found.append(f"{question.id}: {trial.qti} → {got.score}, and not {score}")
            said = item.feedback.get(got.feedback or "", "")
            found += [
                f"{question.id}: {trial.qti} → isn't told «{why}»" for why in trial.said if plain(why) not in said
            ]
    return Comparison(found, sum(len(trials) for _, _, trials in tried))
