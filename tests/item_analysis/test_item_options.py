"""Who chose what, for every kind of question whose options can be seen."""

from __future__ import annotations

from typing import Any

import pytest
from item_analysis.saved_files import make_first_try
from question_kinds import load_samples, make_question

from course.item_analysis.first_tries.options import ChosenOptions, measure_options
from course.model.question import QuestionBase
from course.model.question_kinds import KIND_NAMES

WITH_OPTIONS = ("single", "multiple", "true_false", "two_tier", "matching")


def get_sample(kind: str) -> QuestionBase:
    return make_question(load_samples()[kind])


def list_shares(chosen: ChosenOptions, group: str) -> list[float]:
    return [each.share for each in chosen.shares if each.option.group == group]


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_every_kind_has_its_options_or_none(kind: str) -> None:
    chosen = measure_options(get_sample(kind), [make_first_try(has_more=True)])
    assert bool(chosen.shares) == (kind in WITH_OPTIONS)
    assert chosen.answers == 0


@pytest.mark.parametrize("kind", ["single", "multiple", "true_false"])
def test_shares_of_the_answers(kind: str) -> None:
    question = get_sample(kind)
    choices: Any = question.make_view()["choices"]
    first, second = choices[0]["value"], choices[1]["value"]
    chosen = measure_options(question, [make_first_try(options=[each]) for each in (first, first, second, first)])
    assert (chosen.answers, chosen.outdated) == (4, 0)
    assert list_shares(chosen, "respuesta") == [0.75, 0.25] + [0] * (len(choices) - 2)
    assert [each.option.is_right for each in chosen.shares] == [choice["correct"] for choice in choices]


def test_answers_and_reasons_are_counted_apart() -> None:
    question = get_sample("two_tier")
    view: Any = question.make_view()
    tries = [
        make_first_try(options=[view["choices"][0]["value"], view["reasons"][number]["value"]]) for number in (1, 2)
    ]
    chosen = measure_options(question, tries)
    assert list_shares(chosen, "respuesta")[:2] == [1, 0]
    assert list_shares(chosen, "razón")[:3] == [0, 0.5, 0.5]


def test_pairs_and_what_matches_nothing() -> None:
    question = get_sample("matching")
    view: Any = question.make_view()
    pairs, spare = view["pairs"], view["distractors"][0]
    right = [f"{pair['value']}:{pair['match']['value']}" for pair in pairs]
    wrong = [f"{pairs[0]['value']}:{spare['value']}", *right[1:]]
    chosen = measure_options(question, [make_first_try(options=right), make_first_try(options=wrong)])
    assert list_shares(chosen, "pareja") == [0.5] + [1] * (len(pairs) - 1)
    assert list_shares(chosen, "sobra") == [0.5] + [0] * (len(view["distractors"]) - 1)
    crossed = [f"{pairs[0]['value']}:{pairs[1]['match']['value']}"]
    assert measure_options(question, [make_first_try(options=crossed)]).answers == 1


def test_answers_to_other_words_are_told_and_not_counted() -> None:
    question = get_sample("single")
    choices: Any = question.make_view()["choices"]
    tries = [
        make_first_try(options=[choices[0]["value"]]),
        make_first_try(options=["00000000"]),
        make_first_try(has_more=True),
    ]
    chosen = measure_options(question, tries)
    assert (chosen.answers, chosen.outdated) == (1, 2)
    assert list_shares(chosen, "respuesta")[0] == 1


def test_texts_have_no_marks() -> None:
    question = make_question(
        load_samples()["single"],
        answers=[
            {"text": "La *primera* & `única`", "correct": True, "why": "Así es."},
            {"text": "La segunda", "why": "No es."},
            {"text": "La tercera", "why": "Tampoco."},
        ],
    )
    assert measure_options(question, []).shares[0].option.text == "La primera & única"
