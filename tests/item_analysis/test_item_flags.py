"""What is flagged, from how many answers, and at which limits."""

from __future__ import annotations

import pytest

from course.item_analysis.first_tries.flags import (
    FEWEST,
    FEWEST_FIRM,
    Evidence,
    FlagKind,
    find_flags,
    format_correlation,
    weigh_evidence,
)
from course.item_analysis.first_tries.options import ChosenOptions, Option, OptionShare
from course.item_analysis.first_tries.statistics import ItemStatistics

NO_OPTIONS = ChosenOptions(0, 0, ())


def make_item(facility: float = 0.6, correlation: float | None = 0.4, count: int = 200) -> ItemStatistics:
    return ItemStatistics("t1-una", count, facility, facility, 0, count, correlation)


def choose(*shares: float, count: int = 200, rights: int = 1, group: str = "respuesta") -> ChosenOptions:
    """Options with these shares, the first ones right."""
    options = [
        OptionShare(Option(group, letter, f"La {letter}", letter, number < rights), share)
        for number, (letter, share) in enumerate(zip("abcdef", shares, strict=False))
    ]
    return ChosenOptions(count, 0, tuple(options))


def list_kinds(item: ItemStatistics, options: ChosenOptions = NO_OPTIONS) -> list[FlagKind]:
    return [flag.kind for flag in find_flags(item, options)]


def test_a_good_question_has_no_flag() -> None:
    assert list_kinds(make_item(), choose(0.6, 0.15, 0.15, 0.1)) == []


@pytest.mark.parametrize(
    ("item", "kinds"),
    [
        (make_item(facility=0.95), []),
        (make_item(facility=0.951), [FlagKind.EASY]),
        (make_item(facility=0.20), []),
        (make_item(facility=0.199), [FlagKind.HARD]),
        (make_item(correlation=0.15), []),
        (make_item(correlation=0.149), [FlagKind.FLAT]),
        (make_item(correlation=0), [FlagKind.FLAT]),
        (make_item(correlation=-0.1), [FlagKind.FLAT]),  # it may be chance
        (make_item(correlation=-0.12), [FlagKind.REVERSED]),
        (make_item(correlation=-1), [FlagKind.REVERSED]),
        (make_item(correlation=-0.2, count=50), [FlagKind.FLAT]),
        (make_item(correlation=None), []),
        (make_item(facility=0.1, correlation=-0.2), [FlagKind.HARD, FlagKind.REVERSED]),
        (make_item(facility=0.99, correlation=0.05), [FlagKind.EASY]),  # nothing is left to tell apart
    ],
)
def test_limits_of_facility_and_correlation(item: ItemStatistics, kinds: list[FlagKind]) -> None:
    assert list_kinds(item) == kinds


@pytest.mark.parametrize(
    ("options", "kinds"),
    [
        (choose(0.6, 0.2, 0.15, 0.05), []),
        (choose(0.6, 0.2, 0.16, 0.04), [FlagKind.DEAD_OPTION]),
        (choose(0.6, 0.4, 0, 0), [FlagKind.DEAD_OPTION] * 2),
        (choose(0.9, 0.06, 0.02, 0.02), []),  # nobody fails it enough for three to tempt
        (choose(0.97, 0.03), []),  # of a true or false
        (choose(0.3, 0.4, 0.3), [FlagKind.RIVAL]),
        (choose(0.2, 0.5, 0.3), [FlagKind.RIVAL]),  # the first of them
        (choose(0.3, 0.3, 0.4, rights=2), []),  # with several right ones, one may be less seen
        (choose(0.5, 0.02, rights=0, group="sobra"), [FlagKind.DEAD_OPTION]),
    ],
)
def test_limits_of_options(options: ChosenOptions, kinds: list[FlagKind]) -> None:
    assert list_kinds(make_item(), options) == kinds


def test_from_few_answers_nothing_is_said() -> None:
    for count, evidence in (
        (0, Evidence.NONE),
        (FEWEST - 1, Evidence.NONE),
        (FEWEST, Evidence.PROVISIONAL),
        (FEWEST_FIRM - 1, Evidence.PROVISIONAL),
        (FEWEST_FIRM, Evidence.FIRM),
    ):
        assert weigh_evidence(count) is evidence
        flags = find_flags(make_item(0.1, -0.5, count), choose(0.1, 0.9, 0, count=count))
        assert {flag.evidence for flag in flags} == ({evidence} - {Evidence.NONE})


def test_each_figure_has_its_own_number_of_answers() -> None:
    item = make_item(0.1, -0.5)._replace(rest_answers=FEWEST - 1)
    assert list_kinds(item, choose(0.1, 0.9, 0, count=FEWEST - 1)) == [FlagKind.HARD]


def test_it_says_which_option_and_how_many_choose_it() -> None:
    (flag,) = find_flags(make_item(), choose(0.6, 0.36, 0.04))
    assert flag.text.replace("\N{NO-BREAK SPACE}", " ") == "respuesta c) «La c»: la elige el 4 %"


def test_a_correlation_has_two_decimals_and_a_minus_sign() -> None:
    assert [format_correlation(value) for value in (0.5, -0.126, -0.001, 1)] == ["0,50", "−0,13", "0,00", "1,00"]
