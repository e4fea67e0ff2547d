"""docs/assets/js/core/progress.js on plain data."""

from __future__ import annotations

import pytest
from javascript import Realm


@pytest.fixture
def core(realm: Realm) -> Realm:
    realm.import_modules(progress="core/progress.js")
    return realm


def make_questions(*sections: str) -> list[dict]:
    """Questions q0, q1… of the given sections, in that order."""
    return [{"id": f"q{index}", "tema": int(section[1]), "section": section} for index, section in enumerate(sections)]


def make_attempt(score: float, minute: int = 0, hints: int = 0) -> dict:
    return {"correct": score == 1, "score": score, "hints": hints, "at": f"2024-06-11T09:{minute:02}:00.000Z"}


def make_record(first: float, last: float | None = None, minute: int = 0, hints: int = 0) -> dict:
    return {
        "first": make_attempt(first, 0, hints),
        "last": make_attempt(first if last is None else last, minute),
        "tries": 1,
    }


def test_first_tries_are_what_is_summed(core: Realm) -> None:
    records = {
        "q0": make_record(1),
        "q1": make_record(0.5, last=1, hints=2),
        "q3": make_record(1, hints=1),
        "other": make_record(0),
    }
    summary = core.evaluate(
        "([q, r]) => progress.summarize(q, r)", [make_questions("t1/1", "t1/1", "t1/2", "t2/1"), records]
    )
    assert summary == {"total": 4, "answered": 3, "correct": 2, "score": pytest.approx(2.5 / 3), "hints": 3}


def test_nothing_answered_has_no_score(core: Realm) -> None:
    summary = core.evaluate("(q) => progress.summarize(q, {})", make_questions("t1/1"))
    assert summary == {"total": 1, "answered": 0, "correct": 0, "score": None, "hints": 0}


def test_an_attempt_of_the_first_version_scores_all_or_nothing(core: Realm) -> None:
    attempt = {"correct": True, "at": "2024-06-11T09:00:00.000Z"}
    records = {"q0": {"first": attempt, "last": attempt}}
    summary = core.evaluate("([q, r]) => progress.summarize(q, r)", [make_questions("t1/1"), records])
    assert (summary["score"], summary["hints"]) == (1, 0)


@pytest.mark.parametrize(
    ("total", "answered", "score", "held"),
    [
        (5, 3, 1, False),  # too few to tell, though they are more than half
        (5, 4, 1, True),
        (20, 9, 1, False),
        (20, 10, 0.8, True),
        (20, 20, 0.79, False),
        (0, 0, None, False),
    ],
)
def test_an_objective_is_held_with_enough_answers_and_a_good_mean(
    core: Realm, total: int, answered: int, score: float | None, held: bool
) -> None:
    summary = {"total": total, "answered": answered, "score": score}
    assert core.evaluate("(summary) => progress.isHeld(summary, 80)", summary) is held


def test_groups_keep_the_order(core: Realm) -> None:
    groups = core.evaluate(
        "(q) => [...progress.groupBy(q, 'tema')].map(([tema, list]) => [tema, list.map(({ id }) => id)])",
        make_questions("t2/1", "t1/1", "t2/2"),
    )
    assert groups == [[2, ["q0", "q2"]], [1, ["q1"]]]


@pytest.mark.parametrize(
    ("answered", "expected"),
    [
        ({}, "q0"),
        ({"q0": 1}, "q1"),
        ({"q0": 2, "q2": 1}, "q1"),
        ({"q0": 1, "q2": 2}, "q3"),
        ({"q0": 1, "q1": 1}, "q2"),
        ({"q1": 1, "q3": 2}, "q0"),
        ({"q0": 1, "q1": 2, "q2": 3, "q3": 4}, None),
        ({"gone": 9}, "q0"),
    ],
)
def test_the_next_question_comes_after_the_one_answered_last(core: Realm, answered: dict, expected: str | None) -> None:
    records = {identifier: make_record(1, minute=minute) for identifier, minute in answered.items()}
    questions = make_questions("t1/1", "t1/1", "t1/2", "t1/2")
    found = core.evaluate("([q, r]) => progress.findNext(q, r)?.id ?? null", [questions, records])
    assert found == expected


def test_weak_sections_come_worst_first_and_only_with_what_was_last_wrong(core: Realm) -> None:
    questions = make_questions("t1/1", "t1/1", "t1/2", "t1/2", "t1/3", "t1/4")
    records = {
        "q0": make_record(0, last=1),
        "q1": make_record(1, last=0),
        "q2": make_record(0),
        "q3": make_record(0.5),
        "q4": make_record(0, last=1),
    }
    weak = core.evaluate(
        """([q, r]) => progress.listWeak(q, r)
          .map((weak) => [Object.keys(weak), weak.section, weak.questions.map(({ id }) => id)])""",
        [questions, records],
    )
    keys = ["section", "questions"]
    assert weak == [[keys, "t1/2", ["q2", "q3"]], [keys, "t1/1", ["q1"]]]
