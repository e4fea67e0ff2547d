"""docs/assets/js/core/exam.js on plain data."""

from __future__ import annotations

import itertools
import random
from collections import Counter
from typing import Any

import pytest
from javascript import Realm

LEVELS = ("remember", "understand", "apply", "analyze")
KNOWN_DRAW = ["t2-q4", "t1-q1", "t2-q3", "t1-q3", "t2-q5", "t1-q2"]
KNOWN_FINGERPRINT = "e503"
SETTINGS = {"pass_percent": 57, "mastery_percent": 70}


@pytest.fixture
def core(realm: Realm) -> Realm:
    realm.import_modules(exam="core/exam.js")
    return realm


def make_question(identifier: str, tema: int = 1, section: str = "1", objective: str = "G1", **fields: Any) -> dict:
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


def draw(core: Realm, bank: list[dict], seed: str = "a", size: int = 20, **leasts: int) -> list[str]:
    """The ids drawn. `leasts`: how many questions each objective has at least, by its id."""
    objectives = [{"id": objective, "least": least} for objective, least in leasts.items()]
    return core.evaluate("([bank, ...rest]) => exam.draw(bank, ...rest)", [bank, seed, size, objectives])


def count_objectives(bank: list[dict], drawn: list[str]) -> Counter:
    return Counter(question["objective"] for question in bank if question["id"] in set(drawn))


@pytest.mark.parametrize("turn", range(40))
def test_any_draw_is_balanced_repeats_nothing_and_depends_on_the_seed_alone(core: Realm, turn: int) -> None:
    dice = random.Random(turn)
    bank = make_bank(dice, largest=dice.choice((3, 15, 40)))
    size = dice.choice((12, 20, 40, 200))
    leasts = {"G1": 4, "G2": 5, "E1": 3}
    drawn = draw(core, bank, f"semilla {turn}", size, **leasts)

    by_id = {question["id"]: question for question in bank}
    assert len(drawn) == len(set(drawn)) == min(size, len(by_id))
    assert set(drawn) <= set(by_id)
    available = Counter(question["objective"] for question in bank)
    taken = count_objectives(bank, drawn)
    for objective, least in leasts.items():
        assert taken[objective] >= min(least, available[objective])

    dice.shuffle(bank)
    assert draw(core, bank, f"  SEMILLA   {turn} ", size, **leasts) == drawn


def make_objective(objective: str, count: int, **fields: Any) -> list[dict]:
    return [make_question(f"t1-{objective}-{number}".lower(), objective=objective, **fields) for number in range(count)]


def test_what_is_left_is_shared_by_the_size_of_the_banks(core: Realm) -> None:
    """Ten places over the least: 10 × 100/160, 10 × 50/160, 10 × 10/160; the largest remainders round up."""
    bank = [*make_objective("G1", 100), *make_objective("G2", 50), *make_objective("E1", 10)]
    for seed in range(10):
        drawn = draw(core, bank, str(seed), 20, G1=3, G2=3, E1=4)
        assert count_objectives(bank, drawn) == {"G1": 9, "G2": 6, "E1": 5}


def test_an_objective_may_have_more_than_the_others(core: Realm) -> None:
    bank = [*make_objective("G1", 200), *make_objective("G4", 6)]
    assert count_objectives(bank, draw(core, bank, size=9, G1=4, G4=5)) == {"G1": 4, "G4": 5}


def test_the_places_of_an_objective_that_runs_out_go_to_the_others(core: Realm) -> None:
    bank = [*make_objective("G1", 30), *make_objective("G2", 30), *make_objective("E1", 2)]
    taken = count_objectives(bank, draw(core, bank, size=20, G1=4, G2=4, E1=4))
    assert taken["E1"] == 2
    assert {taken["G1"], taken["G2"]} == {9}


def test_a_test_too_short_for_what_is_asked_takes_of_each_in_turn(core: Realm) -> None:
    bank = [*make_objective("G1", 30), *make_objective("G2", 30), *make_objective("E1", 30)]
    assert set(count_objectives(bank, draw(core, bank, size=6, G1=4, G2=4, E1=4)).values()) == {2}


def test_two_enemies_are_never_drawn_together(core: Realm) -> None:
    bank = make_objective("G1", 10)
    for one, other in itertools.pairwise(range(0, 6)):
        for mine, theirs in ((one, other), (other, one)):
            bank[mine].setdefault("enemies", []).append(bank[theirs]["id"])
    enemies = {question["id"]: set(question.get("enemies", ())) for question in bank}
    drawn_once = set()
    for seed in range(40):
        drawn = draw(core, bank, str(seed), 6, G1=4)
        assert len(drawn) == 6
        assert not any(enemies[identifier] & set(drawn) for identifier in drawn)
        drawn_once |= set(drawn)
    assert drawn_once == set(enemies)


def test_an_objective_whose_questions_are_enemies_leaves_its_places_to_others(core: Realm) -> None:
    rivals = make_objective("E1", 4)
    for question in rivals:
        question["enemies"] = [other["id"] for other in rivals if other is not question]
    bank = [*rivals, *make_objective("G1", 30)]
    assert count_objectives(bank, draw(core, bank, size=10, E1=4, G1=4)) == {"E1": 1, "G1": 9}
    assert len(draw(core, rivals, size=10, E1=4)) == 1


def test_a_tema_that_one_objective_fills_is_mostly_left_to_it_by_the_others(core: Realm) -> None:
    bank = make_objective("G1", 4, tema=5)
    bank += [
        make_question(f"t{tema}-g2-{number}", tema, objective="G2") for tema in range(1, 6) for number in range(30)
    ]
    temas = {question["id"]: question["tema"] for question in bank}
    taken = Counter(
        temas[identifier] for seed in range(40) for identifier in draw(core, bank, str(seed), 20, G1=4, G2=4)
    )
    assert taken[5] < 6 * 40  # 7.2 a test, if the others didn't look at the temas
    assert all(3 * 40 < taken[tema] < 4.5 * 40 for tema in range(1, 5))


def test_sections_are_spread(core: Realm) -> None:
    bank = [make_question(f"t1-{section}-{number}", 1, str(section)) for section in range(8) for number in range(9)]
    sections = {question["id"]: question["section"] for question in bank}
    for seed in range(20):
        taken = Counter(sections[identifier] for identifier in draw(core, bank, str(seed), 12, G1=4))
        assert len(taken) >= 6 and max(taken.values()) <= 3


def test_a_question_alone_in_its_tema_is_not_in_every_test(core: Realm) -> None:
    bank = [make_question("t1-sola", 1), *make_objective("G1", 20, tema=5)]
    times = sum("t1-sola" in draw(core, bank, str(seed), 4, G1=4) for seed in range(200))
    assert 40 < times < 90  # 38 by chance, nearly 200 if its tema came always first


def test_seeds_differ_and_every_question_has_its_chance(core: Realm) -> None:
    bank = make_bank(random.Random(7))
    draws = core.evaluate(
        "(bank) => Array.from({ length: 400 }, (_, seed) => exam.draw(bank, `s${seed}`, 20, []))", bank
    )
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
    assert core.evaluate("(bank) => exam.fingerprint(bank, 6, [])", bank) == KNOWN_FINGERPRINT


def test_a_test_draws_from_the_essential_route_unless_it_is_asked_for_all(core: Realm) -> None:
    bank = [make_question("t1-a", isEssential=True), make_question("t1-b")]
    pick = "([bank, isWhole]) => exam.pickBank(bank, isWhole).map(({ id }) => id)"
    assert core.evaluate(pick, [bank, False]) == ["t1-a"]
    assert core.evaluate(pick, [bank, True]) == ["t1-a", "t1-b"]
    assert core.evaluate(pick, [bank[1:], False]) == ["t1-b"], "a course without an essential route asks what it has"


def test_an_empty_bank_draws_nothing(core: Realm) -> None:
    assert draw(core, []) == []
    assert draw(core, [make_question("t1-una")], size=0) == []


def test_a_fingerprint_tells_banks_apart(core: Realm) -> None:
    bank = [make_question(f"t1-q{number}") for number in range(50)]
    banks = {
        "same": bank[::-1],
        "one less": bank[1:],
        "one more": [*bank, make_question("t1-q50")],
        "an enemy": [{**bank[0], "enemies": ["t1-q1"]}, *bank[1:]],
        "another level": [{**bank[0], "level": "create"}, *bank[1:]],
        "another page": [{**bank[0], "href": "otra/"}, *bank[1:]],
    }
    prints = core.evaluate("(banks) => banks.map((bank) => exam.fingerprint(bank, 6, []))", [bank, *banks.values(), []])
    assert all(len(text) == 4 and set(text) <= set("0123456789abcdef") for text in prints)
    own, *others = prints
    told_apart = dict(zip(banks, others, strict=False))
    assert {name for name, text in told_apart.items() if text == own} == {
        "same",
        "another level",
        "another page",
    }


def test_a_fingerprint_tells_what_a_test_asks(core: Realm) -> None:
    bank = [make_question("t1-una")]
    prints = core.evaluate(
        """(bank) => [[40, 4], [45, 4], [40, 5]].map(([size, least]) =>
          exam.fingerprint(bank, size, [{ id: "G1", least }]))""",
        bank,
    )
    assert len(set(prints)) == 3


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
            {"objective": "G1", "total": 2, "answered": 1, "score": 0.5, "held": None},
            {"objective": "E1", "total": 3, "answered": 2, "score": third, "held": None},
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


@pytest.mark.parametrize(("answered", "held"), [(3, None), (4, True)])
def test_too_few_answers_say_nothing_of_an_objective(core: Realm, answered: int, held: bool | None) -> None:
    questions = [make_question(f"t1-q{number}") for number in range(5)]
    data = {
        "questions": questions,
        "scores": {question["id"]: 1 if index < answered else None for index, question in enumerate(questions)},
        "catalogueObjectives": [{"id": "G1"}],
        "settings": SETTINGS,
    }
    assert core.evaluate(REPORT, data)["objectives"][0]["held"] is held


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
