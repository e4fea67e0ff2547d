"""Several right options, marked by the places where those of other temas are."""

from __future__ import annotations

from course.item_analysis.common_places import find_marked_exactly
from course.item_analysis.option_sets import OptionSet


def make_set(tema: int, *rights: int) -> OptionSet:
    return OptionSet(f"t{tema}-{rights}", tema, "answers", ("a", "b", "c", "d"), frozenset(rights))


def test_a_bank_with_its_right_options_always_in_the_same_places_is_marked_whole() -> None:
    bank = [make_set(tema, 0, 2) for tema in (1, 2, 3)]
    assert find_marked_exactly(bank) == bank


def test_only_places_of_other_temas_count() -> None:
    bank = [*[make_set(1, 0, 1)] * 9, make_set(2, 2, 3), make_set(3, 2, 3)]
    assert [options.tema for options in find_marked_exactly(bank)] == []


def test_marks_as_many_as_are_usual() -> None:
    bank = [make_set(1, 0, 1), make_set(2, 0, 1), make_set(3, 0, 1, 2)]
    assert find_marked_exactly(bank) == bank[:2]
