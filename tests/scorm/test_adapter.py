"""The other pure modules of exports/scorm/adapter/: what is told to an LMS, and whose the browser's room is."""

from __future__ import annotations

import json
from typing import Any

import pytest
from javascript import Realm

from scorm.test_packing import IDS, make_date, make_exam, make_record, make_state

EXAM = {"kind": "exam", "least": 40, "pass": 70}
OF_TEMA = {"kind": "questions", "ids": IDS[:3], "pass": 70}
BEGAN = make_date(0, "08:00:00.000")


def find_outcome(adapter: Realm, state: dict[str, Any], rule: dict[str, Any], since: str = BEGAN) -> Any:
    argument = {"state": state, "rule": rule, "since": since}
    return adapter.evaluate("({ state, rule, since }) => status.findOutcome(state, rule, since)", argument)


def test_nothing_is_told_before_the_final_test_is_done(adapter: Realm) -> None:
    answered = make_state(answers={id: make_record(1, 1) for id in IDS})
    assert find_outcome(adapter, answered, EXAM) is None
    assert find_outcome(adapter, make_state(exams=[make_exam(1, 1, IDS[:39])]), EXAM) is None


@pytest.mark.parametrize(
    ("scores", "best", "passed"), [((0.4,), 0.4, False), ((0.9, 0.3), 0.9, True), ((0.6999,), 0.6999, False)]
)
def test_the_best_final_test_is_told(adapter: Realm, scores: tuple[float, ...], best: float, passed: bool) -> None:
    exams = [make_exam(number, score) for number, score in enumerate(scores, 1)]
    assert find_outcome(adapter, make_state(exams=exams), EXAM) == {"score": best, "passed": passed}


def test_a_new_attempt_is_not_passed_by_what_the_browser_remembers(adapter: Realm) -> None:
    assert find_outcome(adapter, make_state(exams=[make_exam(1, 1)]), EXAM, make_date(2)) is None
    answers = {id: make_record(1, 1) for id in IDS[:3]}
    assert find_outcome(adapter, make_state(answers=answers), OF_TEMA, make_date(2)) is None


def test_a_tema_is_told_once_all_its_questions_are_answered(adapter: Realm) -> None:
    answers = {IDS[0]: make_record(1, 1), IDS[1]: make_record(0.5, 1, first=1)}
    assert find_outcome(adapter, make_state(answers=answers), OF_TEMA) is None
    answers[IDS[2]] = make_record(1, 1, first=0)
    found = find_outcome(adapter, make_state(answers=answers), OF_TEMA)
    assert found["passed"] and found["score"] == pytest.approx(2.5 / 3)


def test_a_tema_without_questions_is_never_told(adapter: Realm) -> None:
    assert find_outcome(adapter, make_state(), {**OF_TEMA, "ids": []}) is None


def test_what_was_achieved_is_not_taken_back(adapter: Realm) -> None:
    good, bad = {"score": 0.7, "passed": True}, {"score": 0.2, "passed": False}
    for one, other, best in (
        (good, bad, good),
        (bad, good, good),
        (None, bad, bad),
        (bad, None, bad),
        (None, None, None),
    ):
        assert adapter.evaluate("([one, other]) => status.pickBest(one, other)", [one, other]) == best
    # An LMS passed it with a lower score.
    lower = {"score": 0.1, "passed": True}
    assert adapter.evaluate("([one, other]) => status.pickBest(one, other)", [lower, bad]) == lower


@pytest.mark.parametrize(
    ("version", "outcome", "expected"),
    [
        ("1.2", None, {"cmi.core.lesson_status": "incomplete"}),
        ("2004", None, {"cmi.completion_status": "incomplete"}),
        ("1.2", (0.696, False), {"cmi.core.lesson_status": "incomplete", "cmi.core.score.raw": "69"}),
        ("1.2", (0.7, True), {"cmi.core.lesson_status": "passed", "cmi.core.score.raw": "70"}),
        (
            "2004",
            (0.57, False),
            {"cmi.success_status": "failed", "cmi.completion_status": "incomplete", "cmi.score.scaled": "0.57"},
        ),
        (
            "2004",
            (1, True),
            {"cmi.success_status": "passed", "cmi.completion_status": "completed", "cmi.score.scaled": "1"},
        ),
    ],
)
def test_an_outcome_in_the_words_of_each_version(
    adapter: Realm, version: str, outcome: tuple[float, bool] | None, expected: dict[str, str]
) -> None:
    argument = [outcome and {"score": outcome[0], "passed": outcome[1]}, version]
    found = adapter.evaluate("([outcome, version]) => elements.describeOutcome(outcome, version)", argument)
    assert expected.items() <= found.items()
    assert ("score" in json.dumps(found)) is (outcome is not None)


@pytest.mark.parametrize(
    ("status", "raw", "version", "expected"),
    [
        ("passed", "85", "1.2", {"score": 0.85, "passed": True}),
        ("failed", "0.4", "2004", {"score": 0.4, "passed": False}),
        ("completed", "85", "1.2", None),
        ("incomplete", "", "1.2", None),
        ("passed", "", "2004", None),
        ("unknown", "1", "2004", None),
    ],
)
def test_the_outcome_of_another_day(adapter: Realm, status: str, raw: str, version: str, expected: Any) -> None:
    found = adapter.evaluate(
        "([status, raw, version]) => elements.readOutcome(status, raw, version)", [status, raw, version]
    )
    assert found == expected


@pytest.mark.parametrize(
    ("seconds", "version", "text"),
    [
        (3723.9, "1.2", "0001:02:03.00"),
        (0, "1.2", "0000:00:00.00"),
        (3723, "2004", "PT1H2M3S"),
        (86400, "2004", "PT24H0M0S"),
    ],
)
def test_lengths_of_time(adapter: Realm, seconds: float, version: str, text: str) -> None:
    assert adapter.evaluate("([seconds, version]) => elements.formatTime(seconds, version)", [seconds, version]) == text


def mark_owner(adapter: Realm, student: str, storage: str = "curso", random: str = "0.1") -> Any:
    return adapter.evaluate("(all) => owner.markOwner(...all)", [student, storage, random])


def test_the_mark_of_a_student_does_not_say_who(adapter: Realm) -> None:
    mark = mark_owner(adapter, "12345678Z")
    assert mark == mark_owner(adapter, " 12345678Z ", random="0.2") and "12345678" not in mark and ":" not in mark
    assert mark not in (mark_owner(adapter, "12345679Z"), mark_owner(adapter, "12345678Z", "otro"))


def test_without_an_identifier_each_visit_is_of_someone_else(adapter: Realm) -> None:
    assert mark_owner(adapter, "", random="0.1") != mark_owner(adapter, "", random="0.2")


@pytest.mark.parametrize(
    ("owner", "marks", "expected"),
    [
        ("ana", ["ana", "ana"], False),
        ("ana", ["ana"], False),  # no databases in this browser
        ("ana", ["luis", "luis"], True),
        ("ana", ["ana", "luis"], True),  # after a power cut
        ("ana", ["luis", "ana"], True),
        ("ana", [None, None], True),
        ("-", [None, None], False),
        ("-", ["ana", "ana"], True),
        ("-", [None, "ana"], True),
    ],
)
def test_whether_what_there_is_is_of_someone_else(
    adapter: Realm, owner: str, marks: list[str | None], expected: bool
) -> None:
    assert adapter.evaluate("([owner_, marks]) => owner.isStranger(owner_, marks)", [owner, marks]) is expected


def test_what_is_of_a_reader(adapter: Realm) -> None:
    keys = [
        "curso:estado", "curso:plan", "curso:orden", "curso:estado:apartado:2026", "curso:scorm", "curso:scorm:x:y",
        "curso:esquema", "curso-search-slash", "otro:estado", "MoodleSession", "curso:scormx",
    ]  # fmt: skip
    found = adapter.evaluate("([keys]) => owner.listReaderKeys(keys, 'curso', 'curso:scorm')", [keys])
    assert set(keys) - set(found) == {"curso:scorm", "curso:scorm:x:y", "otro:estado", "MoodleSession"}


def merge_things(adapter: Realm, there: dict[str, str], locked: dict[str, str]) -> Any:
    argument = [there, locked, {"answers": "curso:estado", "plan": "curso:plan"}, make_date(9)]
    return adapter.evaluate("(all) => locker.mergeThings(...all)", argument)


def test_what_comes_out_of_the_locker_joins_what_there_is(adapter: Realm) -> None:
    old, new = make_record(0, 1), make_record(1, 5)
    plan = {
        "version": 1,
        "fields": {"a": {"value": "viejo", "at": make_date(1)}, "b": {"value": "b", "at": make_date(3)}},
    }
    later = {"version": 1, "fields": {"a": {"value": "nuevo", "at": make_date(4)}}}
    there = {"curso:estado": json.dumps(make_state(answers={IDS[0]: new})), "curso:plan": json.dumps(later)}
    locked = {
        "curso:estado": json.dumps(make_state(answers={IDS[0]: old, IDS[1]: old}, drafts={IDS[2]: "borrador"})),
        "curso:plan": json.dumps(plan),
        "curso:vista": "all",
    }
    found = merge_things(adapter, there, locked)
    state = json.loads(found["curso:estado"])
    assert state["answers"][IDS[0]]["last"]["score"] == 1 and IDS[1] in state["answers"]
    assert state["drafts"] == {IDS[2]: "borrador"} and found["curso:vista"] == "all"
    fields = json.loads(found["curso:plan"])["fields"]
    assert {id: field["value"] for id, field in fields.items()} == {"a": "nuevo", "b": "b"}


@pytest.mark.parametrize("there", [{}, {"curso:plan": "roto"}])
def test_a_room_without_anything_gets_all_of_the_locker(adapter: Realm, there: dict[str, str]) -> None:
    locked = {"curso:estado": json.dumps(make_state(answers={IDS[0]: make_record(0, 1)}))}
    assert merge_things(adapter, there, locked) == {**locked, **there}
