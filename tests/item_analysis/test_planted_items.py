"""The flags find the faults planted in a bank that people of known ability answer, and few others."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest
from item_analysis.simulated_people import PLANTED, SOUND, make_bank_course, write_files

from course.item_analysis.first_tries.analysis import AnalysedItem, analyse_items
from course.item_analysis.first_tries.flags import Evidence, FlagKind
from course.item_analysis.first_tries.people import HandedIn, gather_people
from course.item_analysis.first_tries.saved_file import read_saved_file

make_course = cache(make_bank_course)


@cache
def analyse(people: int, seed: int, answered: float) -> list[AnalysedItem]:
    course = make_course()
    files = [read_saved_file(text.encode()) for text in write_files(course, people, seed, answered)]
    handed_in = [HandedIn(str(number), file.first_tries) for number, file in enumerate(files)]
    gathered = gather_people(handed_in)
    assert len(gathered) == people  # nobody is taken for another
    return analyse_items(course, [person.first_tries for person in gathered])


def list_flagged(items: list[AnalysedItem]) -> dict[str, list[FlagKind]]:
    return {item.question.id.removeprefix("t1-"): [flag.kind for flag in item.flags] for item in items if item.flags}


@pytest.mark.parametrize(("seed", "answered"), [(1, 1), (2, 1), (3, 0.6)])
def test_each_planted_fault_is_found_and_hardly_anything_else(seed: int, answered: float) -> None:
    items = analyse(250, seed, answered)
    flagged = list_flagged(items)
    assert flagged["muy-facil"] == [FlagKind.EASY]
    assert FlagKind.HARD in flagged["muy-dificil"]
    assert {FlagKind.REVERSED, FlagKind.RIVAL} <= {*flagged["clave-cambiada"]}
    assert flagged["falsa-muerta"] == [FlagKind.DEAD_OPTION]
    assert {*flagged["sin-relacion"]} & {FlagKind.FLAT, FlagKind.REVERSED}
    assert {flag.evidence for item in items for flag in item.flags} == {Evidence.FIRM}
    assert len(flagged.keys() - {*PLANTED}) <= 2, flagged  # of thirty


def test_it_is_the_fourth_answer_that_tempts_nobody() -> None:
    (item,) = (item for item in analyse(250, 1, 1) if item.question.id == "t1-falsa-muerta")
    (flag,) = item.flags
    assert "respuesta d) «La cuarta de falsa-muerta»" in flag.text


def test_facility_grows_as_questions_are_easier() -> None:
    facilities = [item.statistics.facility for item in analyse(250, 1, 1)[:SOUND]]
    thirds = [sum(facilities[start : start + SOUND // 3]) for start in range(0, SOUND, SOUND // 3)]
    assert thirds == sorted(thirds, reverse=True)


def test_of_a_classroom_little_is_said_and_as_provisional() -> None:
    items = analyse(40, 4, 1)
    kinds = Counter(flag.evidence for item in items for flag in item.flags)
    assert kinds.keys() == {Evidence.PROVISIONAL}
    assert {"muy-facil", "muy-dificil", "clave-cambiada"} <= list_flagged(items).keys()
    assert list_flagged(analyse(29, 4, 1)) == {}
