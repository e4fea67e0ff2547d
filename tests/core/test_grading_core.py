"""docs/assets/js/core/grading.js on plain data."""

from __future__ import annotations

import pytest
from javascript import Realm


@pytest.fixture
def core(realm: Realm) -> Realm:
    realm.import_modules(grading="core/grading.js", numbers="core/numbers.js")
    return realm


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Administración", "administracion", True),
        ("  ÉTICA   pública ", "etica publica", True),
        ("pingüino", "pinguino", True),
        ("e\u0301tica", "ética", True),
        ("año", "ano", False),
        ("AÑO", "an\u0303o", True),
        ("promulgada", "promulgado", False),
        (" ¡Bloqueados. ", "bloqueados", True),
        ("3.2", "32", False),
    ],
)
def test_fold_text(core: Realm, one: str, other: str, same: bool) -> None:
    folded = core.evaluate("texts => texts.map(grading.foldText)", [one, other])
    assert (folded[0] == folded[1]) is same


CHOICES = [{"value": "a", "correct": True}, {"value": "b", "correct": False}, {"value": "c", "correct": True}]


def grade(core: Realm, question: dict, response: object) -> dict:
    return core.evaluate("([question, response]) => grading.grade(question, response)", [question, response])


@pytest.mark.parametrize(
    ("kind", "choices", "response", "expected"),
    [
        ("single", CHOICES[:2], ["a"], {"answered": True, "correct": True, "score": 1, "chosen": [0], "missed": 0}),
        ("single", CHOICES[:2], ["b"], {"answered": True, "correct": False, "score": 0, "chosen": [1], "missed": 1}),
        ("single", CHOICES[:2], [], {"answered": False, "correct": False, "score": 0, "chosen": [], "missed": 1}),
        ("single", CHOICES[:2], ["gone"], {"answered": False, "correct": False, "score": 0, "chosen": [], "missed": 1}),
        ("true_false", CHOICES[:2], ["a"], {"answered": True, "correct": True, "score": 1, "chosen": [0], "missed": 0}),
        (
            "multiple",
            CHOICES,
            ["a", "c"],
            {"answered": True, "correct": True, "score": 1, "chosen": [0, 2], "missed": 0},
        ),
        ("multiple", CHOICES, ["a"], {"answered": True, "correct": False, "score": 0.5, "chosen": [0], "missed": 1}),
        (
            "multiple",
            CHOICES,
            ["a", "b"],
            {"answered": True, "correct": False, "score": 0, "chosen": [0, 1], "missed": 1},
        ),
        (
            "multiple",
            CHOICES,
            ["a", "b", "c"],
            {"answered": True, "correct": False, "score": 0.5, "chosen": [0, 1, 2], "missed": 0},
        ),
        ("multiple", CHOICES, ["b"], {"answered": True, "correct": False, "score": 0, "chosen": [1], "missed": 2}),
    ],
)
def test_grade_choices(core: Realm, kind: str, choices: list, response: list, expected: dict) -> None:
    assert grade(core, {"kind": kind, "choices": choices}, response) == expected


@pytest.mark.parametrize(
    ("response", "expected"),
    [
        (" PROMULGADA ", {"answered": True, "correct": True, "score": 1, "mistake": -1}),
        ("en  uso", {"answered": True, "correct": True, "score": 1, "mistake": -1}),
        ("Objetiva", {"answered": True, "correct": False, "score": 0, "mistake": 1}),
        ("otra cosa", {"answered": True, "correct": False, "score": 0, "mistake": -1}),
        ("   ", {"answered": False, "correct": False, "score": 0, "mistake": -1}),
    ],
)
def test_grade_blank(core: Realm, response: str, expected: dict) -> None:
    question = {
        "kind": "blank",
        "accepted": ["promulgada", "en uso"],
        "anticipated": [["fija"], ["objetiva", "comprada"]],
    }
    assert grade(core, question, response) == expected


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12,5", 12.5),
        ("12.5", 12.5),
        ("1.234", 1234),
        ("1.234,5", 1234.5),
        ("1 234 567", 1234567),
        ("1\u00a0234,50", 1234.5),
        (" 20 % ", 20),
        ("20%", 20),
        ("15 €", 15),
        ("3 días", 3),
        ("-4", -4),
        ("\u22124,5", -4.5),
        ("+4", 4),
        ("007", 7),
        ("12,", 12),
        ("", None),
        ("veinte", None),
        ("1,2,3", None),
        ("1.2.3", None),
        ("12 34", None),
        ("3/4", None),
        ("1e5", None),
        ("--4", None),
        ("%", None),
        (",5", None),
        ("4 y 5", None),
    ],
)
def test_parse_number_as_a_spaniard_types_it(core: Realm, text: str, number: float | None) -> None:
    parsed = core.evaluate("text => { const n = numbers.parseNumber(text); return Number.isNaN(n) ? null : n; }", text)
    assert parsed == number


@pytest.mark.parametrize(
    ("response", "correct", "mistake", "is_number"),
    [
        ("20", True, -1, True),
        ("20,5 %", True, -1, True),
        ("19,5", True, -1, True),
        ("20,51", False, -1, True),
        ("80", False, 0, True),
        ("1.250", False, 1, True),
        ("mucho", False, -1, False),
        ("", False, -1, True),
    ],
)
def test_grade_numeric(core: Realm, response: str, correct: bool, mistake: int, is_number: bool) -> None:
    question = {"kind": "numeric", "answer": 20, "tolerance": 0.5, "anticipated": [80, 1250]}
    found = grade(core, question, response)
    assert (found["correct"], found["score"], found["mistake"], found["isNumber"]) == (
        correct,
        int(correct),
        mistake,
        is_number,
    )
    assert found["answered"] is (response not in ("", "mucho"))


def test_decimals_that_binary_cannot_hold_are_right(core: Realm) -> None:
    question = {"kind": "numeric", "answer": 0.3, "tolerance": 0.1, "anticipated": []}
    assert [grade(core, question, text)["correct"] for text in ("0,2", "0,4", "0,19", "0,41")] == [
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("response", "answered", "right"),
    [
        ([], False, 0),
        (["a:1"], True, 1),
        (["a:2", "b:1"], True, 0),
        (["a:1", "b:2", "c:9"], True, 2),
        (["a:1", "b:2", "c:3"], True, 3),
    ],
)
def test_grade_matching(core: Realm, response: list, answered: bool, right: int) -> None:
    found = grade(core, {"kind": "matching", "pairs": ["a:1", "b:2", "c:3"]}, response)
    assert found == {
        "answered": answered,
        "correct": right == 3,
        "score": pytest.approx(right / 3),
        "right": right,
        "total": 3,
    }


@pytest.mark.parametrize(
    ("response", "right"),
    [("abcd", 3), ("bcda", 2), ("dabc", 2), ("acbd", 0), ("dcba", 0), ("abdc", 1), ("", 0), ("zzzz", 0)],
)
def test_grade_ordering_counts_steps_behind_the_one_they_follow(core: Realm, response: str, right: int) -> None:
    found = grade(core, {"kind": "ordering", "steps": list("abcd")}, list(response))
    assert (found["right"], found["total"], found["correct"]) == (right, 3, right == 3)
    assert found["score"] == pytest.approx(right / 3)
    assert found["answered"] is (response != "")


@pytest.mark.parametrize(
    ("response", "answered", "met", "correct"),
    [
        (["un texto"], True, [], False),
        (["un texto", "x", "z"], True, ["x", "z"], True),
        (["  "], False, [], False),
        (["un texto", "x"], True, ["x"], False),
        (["un texto", "gone", "x", "y", "z"], True, ["x", "y", "z"], True),
        ([], False, [], False),
    ],
)
def test_grade_open_by_its_rubric(core: Realm, response: list, answered: bool, met: list, correct: bool) -> None:
    found = grade(core, {"kind": "open", "criteria": ["x", "y", "z"]}, response)
    assert found == {"answered": answered, "correct": correct, "score": pytest.approx(len(met) / 3), "met": met}
