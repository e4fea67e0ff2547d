"""Which draws are taken for variants: alike in what is counted, and with few questions in common."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from question_kinds import load_samples, make_question

from course.item_analysis.equivalence import Draw, choose_equivalent, count_shared, measure_profile
from course.model.question import QuestionBase


def make(identifier: str, tema: int = 1, kind: str = "single", **changes: object) -> QuestionBase:
    changed = {"id": f"t{tema}-{identifier}", "section": f"t{tema}/1", **changes}
    return make_question(load_samples()[kind]).model_copy(update=changed)


def draw(seed: str, *questions: QuestionBase) -> Draw:
    return Draw(seed, questions)


def list_seeds(draws: Sequence[Draw]) -> list[str]:
    return [each.seed for each in draws]


def test_a_profile_counts_what_the_questions_have() -> None:
    profile = measure_profile(
        [make("a", level="remember", objective="G1"), make("b", 2, "ordering", level="analyze", objective="E1")]
    )
    assert (profile.objectives, profile.temas) == ({"G1": 1, "E1": 1}, {"1": 1, "2": 1})
    assert (profile.level, profile.minutes) == (2.5, 3)


def test_shared_questions_are_counted_for_each_two() -> None:
    a, b, c = (make(name) for name in "abc")
    assert count_shared([draw("1", a, b), draw("2", b, c), draw("3", c, a)]) == [[2, 1, 1], [1, 2, 1], [1, 1, 2]]


def test_the_draw_most_like_all_of_them_is_taken() -> None:
    usual = [draw(name, make(f"{name}1", 1), make(f"{name}2", 2)) for name in "abc"]
    odd = draw("odd", make("x", 1), make("y", 1))
    (chosen,) = choose_equivalent([[odd, *usual]])
    assert chosen in usual
    harder = draw("harder", make("x", 1, level="evaluate"), make("y", 2, level="evaluate"))
    (chosen,) = choose_equivalent([[harder, *usual]])
    assert chosen in usual


def test_of_equal_draws_those_without_common_questions_are_taken() -> None:
    a, b, c, d = (make(name) for name in "abcd")
    same, other = draw("same", a, b), draw("other", c, d)
    assert list_seeds(choose_equivalent([[draw("first", a, b)], [same, other]])) == ["first", "other"]
    # Also where it is the first one that has to give way.
    assert list_seeds(choose_equivalent([[same, other], [draw("fixed", a, b)]])) == ["other", "fixed"]


def test_the_same_draws_give_the_same_choice() -> None:
    draws = [[draw(f"{row}{place}", make(f"{row}{place}", 1 + place % 2)) for place in range(4)] for row in range(3)]
    choices = [list_seeds(choose_equivalent(draws)) for _ in range(3)]
    assert all(one == other for one, other in pairwise(choices))
