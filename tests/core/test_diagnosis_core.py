"""docs/assets/js/core/diagnosis.js on plain data."""

from __future__ import annotations

import pytest
from javascript import Realm

DIAGNOSIS = {
    "scale": [0, 1, 2, 3],
    "statements": [
        {"id": "uno", "section": "t1/2"},
        {"id": "dos", "section": "t1/3"},
        {"id": "tres", "section": "t1/2"},
        {"id": "cuatro", "section": "t1/4-1"},
    ],
    "bands": [{"minimum": 0, "maximum": 4}, {"minimum": 5, "maximum": 11}, {"minimum": 12, "maximum": 12}],
}


@pytest.fixture
def core(realm: Realm) -> Realm:
    realm.import_modules(diagnosis="core/diagnosis.js")
    return realm


def assess(core: Realm, answers: dict, **changes: object) -> dict:
    return core.evaluate("([d, a]) => diagnosis.assess(d, a)", [DIAGNOSIS | changes, answers])


def answer(*points: int | None) -> dict:
    names = [statement["id"] for statement in DIAGNOSIS["statements"]]
    return {name: value for name, value in zip(names, points, strict=True) if value is not None}


@pytest.mark.parametrize(
    ("points", "total", "band"),
    [((0, 0, 0, 0), 0, 0), ((1, 1, 1, 1), 4, 0), ((2, 1, 1, 1), 5, 1), ((3, 3, 3, 2), 11, 1), ((3, 3, 3, 3), 12, 2)],
)
def test_sum_and_its_band(core: Realm, points: tuple, total: int, band: int) -> None:
    found = assess(core, answer(*points))
    assert (found["points"], found["sum"], found["maximum"], found["band"]) == (list(points), total, 12, band)
    assert found["missing"] == []


def test_an_unfinished_diagnosis_says_what_is_missing_and_has_no_band(core: Realm) -> None:
    found = assess(core, answer(3, None, 0, None))
    assert (found["missing"], found["sum"], found["band"]) == ([1, 3], 3, -1)
    assert found["points"] == [3, None, 0, None]
    assert assess(core, {})["missing"] == [0, 1, 2, 3]


def test_answers_that_the_diagnosis_does_not_have_do_not_count(core: Realm) -> None:
    answers = answer(1, 7, 2.5, 3) | {"de-otra-edicion": 3, "constructor": 3}
    found = assess(core, answers)
    assert (found["points"], found["sum"], found["missing"]) == ([1, None, None, 3], 4, [1, 2])
    assert assess(core, {}, statements=[{"id": "constructor", "section": "t1"}])["points"] == [None]


def test_priorities_go_by_section_from_the_lowest_points(core: Realm) -> None:
    assert assess(core, answer(1, 0, 0, 2))["priorities"] == [
        {"section": "t1/3", "statements": [1]},
        {"section": "t1/2", "statements": [2, 0]},
    ]
    assert assess(core, answer(0, 0, 1, 1))["priorities"] == [
        {"section": "t1/2", "statements": [0, 2]},
        {"section": "t1/3", "statements": [1]},
        {"section": "t1/4-1", "statements": [3]},
    ]
    assert assess(core, answer(2, 3, 2, 3))["priorities"] == []


def test_low_is_less_than_half_of_the_best_answer_of_the_scale(core: Realm) -> None:
    found = assess(core, answer(0, 1, 2, 2), scale=[0, 1, 2])
    assert [priority["statements"] for priority in found["priorities"]] == [[0]]
    assert found["maximum"] == 8


def test_nothing_is_changed_by_scoring(core: Realm) -> None:
    answers = answer(1, 0, 0, None)
    after = core.evaluate("([d, a]) => { diagnosis.assess(d, a); return [d, a]; }", [DIAGNOSIS, answers])
    assert after == [DIAGNOSIS, answers]
