"""Facility and corrected item-total correlation, against what textbooks compute."""

from __future__ import annotations

import random
from statistics import correlation, fmean

import pytest
from item_analysis.saved_files import make_first_try

from course.item_analysis.first_tries.saved_file import FirstTry
from course.item_analysis.first_tries.statistics import FEWEST_OTHERS, measure_items


def make_people(rows: list[list[float | None]]) -> list[dict[str, FirstTry]]:
    """A person for each row of scores; None is a question not answered."""
    return [
        {f"q{number}": make_first_try(score) for number, score in enumerate(row) if score is not None} for row in rows
    ]


def name_questions(count: int) -> list[str]:
    return [f"q{number}" for number in range(count)]


def make_scores(people: int, questions: int, seed: int = 3) -> list[list[float | None]]:
    chance = random.Random(seed)
    abilities = [chance.gauss(0, 1) for _ in range(people)]
    easiness = [chance.uniform(-1.5, 1.5) for _ in range(questions)]
    return [[float(chance.gauss(0, 1) < able + easy) for easy in easiness] for able in abilities]


def test_where_all_answer_all_it_is_the_corrected_item_total_correlation() -> None:
    rows = make_scores(60, 12)
    for place, measured in enumerate(measure_items(make_people(rows), name_questions(12))):
        own = [row[place] for row in rows]
        rest = [sum(row) - row[place] for row in rows]
        assert measured.facility == pytest.approx(fmean(own))
        assert measured.correlation == pytest.approx(correlation(own, rest))
        assert (measured.answers, measured.rest_answers) == (60, 60)


def test_the_question_itself_is_not_in_the_rest() -> None:
    """With it, questions of pure chance would correlate with the total."""
    chance = random.Random(5)
    rows: list = [[float(chance.random() < 0.5) for _ in range(8)] for _ in range(4000)]
    for place, measured in enumerate(measure_items(make_people(rows), name_questions(8))):
        assert abs(measured.correlation or 0) < 0.06
        assert correlation([row[place] for row in rows], [sum(row) for row in rows]) > 0.25


def test_to_have_answered_the_hard_ones_is_no_sign_of_knowing_less() -> None:
    """Half of the people answer hard questions, half easy ones, and all the last one; all know the same."""
    chance = random.Random(8)
    rows: list[list[float | None]] = []
    for person in range(2000):
        is_hard = person % 2 == 0
        hard = [float(chance.random() < 0.2) if is_hard else None for _ in range(10)]
        easy = [None if is_hard else float(chance.random() < 0.9) for _ in range(10)]
        last = float(chance.random() < (0.3 if is_hard else 0.7))  # by what was read, and not by what is known
        rows.append([*hard, *easy, last])
    measured = measure_items(make_people(rows), name_questions(21))[-1]
    assert abs(measured.correlation or 0) < 0.08


def test_shares_of_whole_and_helped_answers() -> None:
    people = [
        {"q": make_first_try(1, had_hints=True)},
        {"q": make_first_try(0.5)},
        {"q": make_first_try(0)},
        {"other": make_first_try(1)},
    ]
    (measured,) = measure_items(people, ["q"])
    assert (measured.answers, measured.facility) == (3, 0.5)
    assert (measured.right, measured.with_hints) == (pytest.approx(1 / 3), pytest.approx(1 / 3))


def test_a_question_that_nobody_answered_is_not_measured_and_the_order_is_kept() -> None:
    people = make_people([[1, None, 0]])
    assert [each.question for each in measure_items(people, ["q2", "q1", "q0"])] == ["q2", "q0"]


def test_whoever_answered_too_little_is_not_in_the_correlation() -> None:
    few = make_people([[1.0] * FEWEST_OTHERS, [0.0] * FEWEST_OTHERS])
    enough = make_people(make_scores(20, FEWEST_OTHERS + 1))
    (measured, *_) = measure_items(few + enough, name_questions(FEWEST_OTHERS + 1))
    assert (measured.answers, measured.rest_answers) == (22, 20)


def test_without_differences_there_is_no_correlation() -> None:
    same = measure_items(make_people([[1 / 3] * 9] * 7), name_questions(9))
    assert {each.correlation for each in same} == {None}
    always = measure_items(make_people([[1.0, *row] for row in make_scores(9, 8)]), name_questions(9))
    assert always[0].correlation is None and always[1].correlation is not None
    assert measure_items([], ["q"]) == []
