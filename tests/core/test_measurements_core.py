"""The before and the after, on plain data: docs/assets/js/core/measurements.js, and what state.js and storage.js do
with them."""

from __future__ import annotations

import json

import pytest
from javascript import Realm
from test_state_core import make_record, make_state
from test_storage_core import FAKE_STORAGE, run

QUESTIONS = [{"id": "t1-a", "tema": 1}, {"id": "t1-b", "tema": 1}, {"id": "t2-c", "tema": 2}, {"id": "t2-d", "tema": 2}]
KEPT = 20


@pytest.fixture
def core(realm: Realm) -> Realm:
    realm.import_modules(
        measurements="core/measurements.js", answerState="core/state.js", answerStorage="core/storage.js"
    )
    realm.run(FAKE_STORAGE)
    return realm


def make_measurement(day: int, moment: str = "before", **fields: object) -> dict:
    at = f"2027-03-{day:02}T10:00:00.000Z"
    made = {"moment": moment, "startedAt": at, "finishedAt": at.replace("T10", "T11")}
    return made | {"responses": {"t1-a": ["x"], "t1-b": None}, "scores": {"t1-a": 1, "t1-b": 0}} | fields


def make_measuring(day: int = 1, **fields: object) -> dict:
    at = f"2027-03-{day:02}T10:00:00.000Z"
    made = {"moment": "before", "startedAt": at, "updatedAt": at, "ids": ["t1-a", "t1-b"]}
    return made | {"responses": {"t1-a": ["x"]}} | fields


def compare(core: Realm, before: dict | None, after: dict) -> dict:
    argument = {
        "questions": QUESTIONS,
        "before": before and make_measurement(1, scores=before),
        "after": make_measurement(20, "after", scores=after),
    }
    return core.evaluate("(done) => measurements.compare(done)", argument)


def merge(core: Realm, mine: dict, theirs: dict) -> dict:
    script = "([mine, theirs]) => answerState.mergeStates(mine, theirs, '2027-04-01T00:00:00.000Z')"
    return core.evaluate(script, [mine, theirs])


# --- What changed ---------------------------------------------------------------------------------------------------


def test_points_are_summed_in_all_and_by_tema_and_each_question_says_how_it_changed(core: Realm) -> None:
    before = {"t1-a": 0, "t1-b": 1, "t2-c": 0.5, "t2-d": 0.1 + 0.2}
    found = compare(core, before, {"t1-a": 1, "t1-b": 0, "t2-c": 0.75, "t2-d": 0.3})
    assert (found["total"], found["before"], found["after"]) == (4, pytest.approx(1.8), pytest.approx(2.05))
    assert [(tema["tema"], tema["total"], tema["before"], tema["after"]) for tema in found["temas"]] == [
        (1, 2, 1, 1),
        (2, 2, pytest.approx(0.8), pytest.approx(1.05)),
    ]
    assert [row["change"] for row in found["rows"]] == ["better", "worse", "better", "same"]
    assert (found["better"], found["worse"]) == (2, 1)


def test_only_what_both_have_is_compared(core: Realm) -> None:
    found = compare(core, {"t1-a": 1, "t1-gone": 1, "t2-d": 0}, {"t1-a": 1, "t1-b": 1, "t1-gone": 0, "t2-d": 1})
    assert [row["id"] for row in found["rows"]] == ["t1-a", "t2-d"]
    assert (found["total"], found["before"], found["after"]) == (2, 1, 2)


def test_without_a_before_the_after_is_counted_alone(core: Realm) -> None:
    found = compare(core, None, {"t1-a": 1, "t2-c": 0.5})
    assert (found["total"], found["after"], found["better"], found["worse"], found["isClear"]) == (2, 1.5, 0, 0, False)
    assert [(row["before"], row["change"]) for row in found["rows"]] == [(None, "same")] * 2


@pytest.mark.parametrize(
    ("better", "worse", "is_clear"),
    # The exact sign test: 2/32, 2/64, 2·11/1024, 2·56/1024, and nothing to compare.
    [(5, 0, False), (6, 0, True), (0, 6, True), (9, 1, True), (8, 2, False), (3, 3, False), (0, 0, False)],
)
def test_a_change_is_clear_if_chance_seldom_gives_it(core: Realm, better: int, worse: int, is_clear: bool) -> None:
    total = 12
    questions = [{"id": f"t1-{number}", "tema": 1} for number in range(total)]
    before = {each["id"]: int(better <= number < better + worse) for number, each in enumerate(questions)}
    after = {each["id"]: int(number < better) for number, each in enumerate(questions)}
    argument = {
        "questions": questions,
        "before": make_measurement(1, scores=before),
        "after": make_measurement(2, "after", scores=after),
    }
    found = core.evaluate("(done) => measurements.compare(done)", argument)
    assert (found["better"], found["worse"], found["isClear"]) == (better, worse, is_clear)


def test_the_first_before_is_the_one_compared_if_it_came_first(core: Realm) -> None:
    def find(after: dict, *others: dict) -> dict | None:
        return core.evaluate("([list, after]) => measurements.findBefore(list, after)", [[*others, after], after])

    first, again, after = make_measurement(2), make_measurement(5), make_measurement(9, "after")
    assert find(after, again, first) == first
    assert find(make_measurement(1, "after"), first) is None
    assert find(make_measurement(2, "after", startedAt=first["startedAt"]), first) is None
    assert find(make_measurement(9, "after", scores={"t9-z": 1}), first) is None
    assert find(after) is None


# --- What is stored -------------------------------------------------------------------------------------------------


def test_what_makes_no_sense_is_not_a_measurement(core: Realm) -> None:
    changes = [
        {"moment": "during"},
        {"startedAt": "x"},
        {"finishedAt": None},
        {"responses": []},
        {"responses": {"t1-a": 3}},
        {"scores": {"t1-a": 2}},
        {"scores": {"t1-a": None}},
        {"scores": None},
    ]
    values = [make_measurement(1), *(make_measurement(1) | change for change in changes), None, [], "x"]
    found = core.evaluate("(values) => values.map(measurements.isMeasurement)", values)
    assert found == [True] + [False] * (len(values) - 1)
    begun = [make_measuring(), make_measuring(ids="t1-a"), make_measuring(ids=[1]), make_measuring(moment=None)]
    assert core.evaluate("(values) => values.map(measurements.isMeasuring)", begun) == [True, False, False, False]


def test_a_state_without_them_is_as_sound_as_one_with_them(core: Realm) -> None:
    def parse(state: dict) -> dict:
        return core.evaluate("(text) => answerState.parseState(text)", json.dumps(state))

    for fields in ({}, {"measurements": [make_measurement(1), 7], "measuring": {"odd": 1}}):
        assert parse(make_state(**fields)) == {"state": make_state(**fields), "status": "sound"}
    assert parse(make_state(measurements={"odd": 1}))["status"] == "unreadable"  # set aside, not lost


def test_the_first_before_is_kept_however_many_follow(core: Realm) -> None:
    first = make_measurement(1, startedAt="2027-01-01T10:00:00.000Z")
    many = [make_measurement(1, "after", startedAt=f"2027-03-01T10:{minute:02}:00.000Z") for minute in range(30)]
    kept = core.evaluate("(list) => measurements.keepMeasurements(list)", [*many, first])
    assert kept == [first, *many[-KEPT + 1 :]]


def test_two_devices_end_up_with_the_measurements_of_both(core: Realm) -> None:
    one, two, strange = make_measurement(1), make_measurement(9, "after"), {"odd": 1}
    mine = make_state(measurements=[two, strange], measuring=make_measuring(1))
    theirs = make_state(measurements=[one, 7], measuring=make_measuring(3))
    merged = merge(core, mine, theirs)
    assert merged["measurements"] == [strange, one, two]
    assert merged["measuring"] == make_measuring(3)  # mine is finished there
    assert merge(core, merged, theirs) == merged
    assert merge(core, make_state(), theirs)["measuring"] == make_measuring(3)
    assert merge(core, make_state(), make_state()) == make_state()


def test_they_are_stored_apart_from_the_answers_and_once(core: Realm) -> None:
    running, read, kept = run(
        core,
        f"""store.saveMeasuring({json.dumps(make_measuring(ids=["t1-a", "t1-b", "t1-c"]))});
            store.saveMeasured({{ startedAt: "2027-03-01T10:00:00.000Z", responses: {{ "t1-b": null }} }});
            store.saveMeasured({{ startedAt: "2020-01-01T10:00:00.000Z", responses: {{ "t1-c": ["z"] }} }});
            const running = store.read().measuring;
            for (let i = 0; i < 2; i++) store.finishMeasuring({json.dumps(make_measurement(1))});
            store.saveMeasuring({json.dumps(make_measuring())});
            return [running, store.read(), kept()];""",
    )
    assert running["responses"] == {"t1-a": ["x"], "t1-b": None}
    assert read == kept == make_state(measurements=[make_measurement(1)])


def test_they_are_erased_with_all_or_alone_and_come_back(core: Realm) -> None:
    state = make_state(
        answers={"t1-x": make_record(1)}, measurements=[make_measurement(1), {"odd": 1}], measuring=make_measuring(2)
    )
    alone, undone, erased, restored = run(
        core,
        """const removed = store.removeMeasurements();
           const alone = kept();
           store.restoreMeasurements(removed);
           const undone = kept();
           const all = store.removeAll();
           const erased = kept();
           store.restoreAll(all);
           return [alone, undone, erased, kept()];""",
        state,
    )
    assert alone == make_state(answers=state["answers"])
    assert undone == state | {"measurements": [make_measurement(1)]}
    assert erased == make_state()
    assert restored["measurements"] == [make_measurement(1)] and restored["measuring"] == make_measuring(2)
