"""docs/assets/js/core/exam.js on plain data."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from javascript import Realm

LEVELS = ("remember", "understand", "apply", "analyze")
KNOWN_DRAW = ["t1-q0", "t1-q2", "t1-q1", "t2-q3", "t2-q1", "t2-q5"]
KNOWN_FINGERPRINT = "6d79"
SETTINGS = {"pass_percent": 57, "mastery_percent": 70}


@pytest.fixture
def core(realm: Realm) -> Realm:
    realm.import_modules(exam="core/exam.js")
    return realm


def make_question(identifier: str, tema: int = 1, section: str = "1", objective: str = "G1", **fields: str) -> dict:
    return {
        "id": identifier,
        "kind": "single",
        "tema": tema,
        "section": f"t{tema}/{section}",
        "objective": objective,
        "level": "apply",
        "href": f"tema-{tema}/",
        **fields,
    }


def make_bank(dice: random.Random, largest: int = 40) -> list[dict]:
    """A bank as lopsided as chance makes it."""
    return [
        make_question(
            f"t{tema}-q{number}",
            tema,
            str(dice.randint(1, 9)),
            dice.choice(("G1", "G2", "E1")),
            kind=dice.choice(("single", "single", "matching")),
            level=dice.choice(LEVELS),
        )
        for tema in range(1, 6)
        for number in range(dice.randint(0, largest))
    ]


def draw(core: Realm, bank: list[dict], seed: str = "a", size: int = 20) -> list[str]:
    return core.evaluate("([bank, seed, size]) => exam.draw(bank, seed, size)", [bank, seed, size])


def assert_even(taken: Counter, available: Counter) -> None:
    """No share exceeds another by more than one, unless the other has no more to give."""
    for name, count in available.items():
        assert taken[name] == count or max(taken.values(), default=0) <= taken[name] + 1


@pytest.mark.parametrize("turn", range(40))
def test_any_draw_is_balanced_repeats_nothing_and_depends_on_the_seed_alone(core: Realm, turn: int) -> None:
    dice = random.Random(turn)
    bank = make_bank(dice, largest=dice.choice((3, 15, 40)))
    size = dice.choice((1, 5, 20, 40, 200))
    drawn = draw(core, bank, f"semilla {turn}", size)

    by_id = {question["id"]: question for question in bank}
    assert len(drawn) == len(set(drawn)) == min(size, len(by_id))
    assert set(drawn) <= set(by_id)
    temas = [by_id[identifier]["tema"] for identifier in drawn]
    assert temas == sorted(temas)
    assert_even(Counter(temas), Counter(question["tema"] for question in by_id.values()))
    for tema in set(temas):
        assert_even(
            Counter(by_id[identifier]["objective"] for identifier in drawn if by_id[identifier]["tema"] == tema),
            Counter(question["objective"] for question in by_id.values() if question["tema"] == tema),
        )

    dice.shuffle(bank)
    assert draw(core, bank, f"  SEMILLA   {turn} ", size) == drawn


def test_levels_share_about_evenly_though_the_bank_is_full_of_one(core: Realm) -> None:
    """Objectives come first; half of the twelve can only be of two levels."""
    bank = [
        make_question(f"t1-{level}-{number}", objective=objective, level=level)
        for objective, levels in (("G1", LEVELS), ("E1", LEVELS[:2]))
        for level in levels
        for number in range(20 if level == "remember" else 5)
    ]
    bank = [{**question, "id": f"{question['id']}-{index}"} for index, question in enumerate(bank)]
    known = {question["id"]: question for question in bank}
    for seed in range(20):
        taken = [known[identifier] for identifier in draw(core, bank, str(seed), 12)]
        assert Counter(question["objective"] for question in taken) == {"G1": 6, "E1": 6}
        assert set(Counter(question["level"] for question in taken).values()) <= {2, 3, 4}


def test_no_section_twice_before_the_others_had_their_turn(core: Realm) -> None:
    bank = [make_question(f"t1-{section}-{number}", 1, str(section)) for section in range(8) for number in range(9)]
    sections = {question["id"]: question["section"] for question in bank}
    for seed in range(20):
        drawn = draw(core, bank, str(seed), 12)
        assert sorted(Counter(sections[identifier] for identifier in drawn).values()) == [1] * 4 + [2] * 4


def test_seeds_differ_and_every_question_has_its_chance(core: Realm) -> None:
    bank = make_bank(random.Random(7))
    draws = core.evaluate("(bank) => Array.from({ length: 400 }, (_, seed) => exam.draw(bank, `s${seed}`, 20))", bank)
    assert len({tuple(drawn) for drawn in draws}) == 400
    assert {identifier for drawn in draws for identifier in drawn} == {question["id"] for question in bank}


def test_a_seed_is_typed_as_people_type(core: Realm) -> None:
    bank = [make_question(f"t1-q{number}") for number in range(60)]
    assert draw(core, bank, "Sesión 3") == draw(core, bank, " sesion 3 ") == draw(core, bank, "SESIO\u0301N 3")
    assert draw(core, bank, "Sesión 3") != draw(core, bank, "Sesión 4")


def test_the_draw_of_a_known_bank_and_seed_stays_the_same(core: Realm) -> None:
    """Printed variants, and the key that a trainer keeps, depend on it: it may only change on purpose."""
    bank = [make_question(f"t{tema}-q{number}", tema, str(number % 3)) for tema in (1, 2) for number in range(6)]
    assert draw(core, bank, "variante a", 6) == KNOWN_DRAW
    assert core.evaluate("(bank) => exam.fingerprint(bank)", bank) == KNOWN_FINGERPRINT


def test_an_empty_bank_draws_nothing(core: Realm) -> None:
    assert draw(core, []) == []
    assert draw(core, [make_question("t1-una")], size=0) == []


def test_a_fingerprint_tells_banks_apart(core: Realm) -> None:
    bank = [make_question(f"t1-q{number}") for number in range(50)]
    banks = {
        "same": bank[::-1],
        "one less": bank[1:],
        "one more": [*bank, make_question("t1-q50")],
        "another level": [{**bank[0], "level": "create"}, *bank[1:]],
        "another page": [{**bank[0], "href": "otra/"}, *bank[1:]],
    }
    prints = core.evaluate("(banks) => banks.map((bank) => exam.fingerprint(bank))", [bank, *banks.values(), []])
    assert all(len(text) == 4 and set(text) <= set("0123456789abcdef") for text in prints)
    own, *others = prints
    told_apart = dict(zip(banks, others, strict=False))
    assert {name for name, text in told_apart.items() if text == own} == {
        "same",
        "another page",
    }


REPORT = "(data) => exam.makeReport(data)"


def test_the_report_of_a_test(core: Realm) -> None:
    questions = [
        make_question("b", 2, "1", "E1"),
        make_question("a", 1, "1", "G1"),
        make_question("c", 1, "2", "E1"),
        make_question("d", 1, "2", "E1"),
        make_question("e", 1, "3", "G1"),
    ]
    report = core.evaluate(
        REPORT,
        {
            "questions": questions,
            "scores": {"b": 0.5, "a": 1, "c": None, "d": 0.5, "gone": 1},
            "catalogueObjectives": [{"id": "G1"}, {"id": "G2"}, {"id": "E1"}],
            "settings": {"pass_percent": 40, "mastery_percent": 50},
        },
    )
    third = pytest.approx(1 / 3)
    assert report == {
        "total": 5,
        "answered": 3,
        "score": pytest.approx(0.4),
        "passed": True,
        "temas": [
            {"tema": 1, "total": 4, "answered": 2, "score": 0.375},
            {"tema": 2, "total": 1, "answered": 1, "score": 0.5},
        ],
        "objectives": [
            {"objective": "G1", "total": 2, "answered": 1, "score": 0.5, "held": True},
            {"objective": "E1", "total": 3, "answered": 2, "score": third, "held": False},
        ],
        "reread": ["t1/3", "t1/2", "t2/1"],
    }


@pytest.mark.parametrize(("right", "passed"), [(57, True), (56, False), (100, True), (0, False)])
def test_the_pass_mark_itself_passes(core: Realm, right: int, passed: bool) -> None:
    questions = [make_question(f"t1-q{number}") for number in range(100)]
    report = core.evaluate(
        REPORT,
        {
            "questions": questions,
            "scores": {question["id"]: int(index < right) for index, question in enumerate(questions)},
            "catalogueObjectives": [{"id": "G1"}],
            "settings": SETTINGS,
        },
    )
    assert report["passed"] is passed
    assert report["objectives"][0]["held"] is (right >= 70)
    assert report["reread"] == ([] if right == 100 else ["t1/1"])


def test_parts_that_add_up_to_the_whole_leave_nothing_to_reread(core: Realm) -> None:
    data = {
        "questions": [make_question("a"), make_question("b")],
        "scores": {"a": 0.1 + 0.2 + 0.7, "b": 1},
        "catalogueObjectives": [{"id": "G1"}],
        "settings": SETTINGS,
    }
    assert core.evaluate(REPORT, data)["reread"] == []


def test_a_test_without_questions(core: Realm) -> None:
    data = {"questions": [], "scores": {}, "catalogueObjectives": [], "settings": SETTINGS}
    assert core.evaluate(REPORT, data) == {
        "total": 0,
        "answered": 0,
        "score": 0,
        "passed": False,
        "temas": [],
        "objectives": [],
        "reread": [],
    }
