"""course/model/question_kinds/true_false.py. Patterns that give answers away are in tests/test_question_bank.py."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator

from course.model import Question
from question_kinds import check_right_choices, make_question, start_sample
from question_kinds.conftest import Grade

SAMPLE = (
    start_sample("true_false", "afirmacion", "Cuando se compra un programa, la organización ya ha cambiado.")
    + """\
    correct: false
    why_true: La compra es el principio.
    why_false: Entre la compra y el uso está la organización.
"""
)
# What the answer sheet has for it.
ON_PAPER = r"^V F$"


def answer(form: Locator, question: Question) -> None:
    """Enter the right answer."""
    check_right_choices(form, question)


@pytest.mark.parametrize(
    ("correct", "hint", "is_told"),
    [
        (False, "Lo que dice es falso.", True),
        (False, "Es MENTIRA.", True),
        (False, "La frase es falsa.", True),
        (True, "Lo que dice es verdad.", True),
        (True, "La frase es verdadera.", True),
        (True, "Lo que dice es cierto.", True),
        (True, "Es una verdad a medias.", False),
        (True, "Mira si es falso algún dato.", False),
        (False, "Mira si es cierto algún dato.", False),
    ],
)
def test_a_hint_does_not_say_the_truth(correct: bool, hint: str, is_told: bool) -> None:
    assert make_question(SAMPLE, correct=correct).is_told_by(hint) is is_told


def test_the_right_choice_follows_the_data() -> None:
    for correct in (True, False):
        choices = make_question(SAMPLE, correct=correct).make_view()["choices"]
        assert [(choice["text"], choice["value"], choice["correct"]) for choice in choices] == [
            ("Verdadero", "true", correct),
            ("Falso", "false", not correct),
        ]


def test_grade(grade: Grade) -> None:
    choices = [{"value": "true", "correct": True}, {"value": "false", "correct": False}]
    found = [grade("true_false", {"choices": choices}, response) for response in (["true"], ["false"], [])]
    assert [(each["answered"], each["correct"], each["score"]) for each in found] == [
        (True, True, 1),
        (True, False, 0),
        (False, False, 0),
    ]


def test_what_its_templates_get() -> None:
    assert make_question(SAMPLE).make_view() == {
        "id": "t1-afirmacion",
        "kind": "true_false",
        "fictional": False,
        "prompt": "Cuando se compra un programa, la organización ya ha cambiado.",
        "hints": [],
        "choices": [
            {
                "letter": "a",
                "text": "Verdadero",
                "why": "La compra es el principio.",
                "correct": False,
                "value": "true",
            },
            {
                "letter": "b",
                "text": "Falso",
                "why": "Entre la compra y el uso está la organización.",
                "correct": True,
                "value": "false",
            },
        ],
    }
