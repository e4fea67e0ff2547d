"""course/model/question_kinds/multiple.py. Patterns that give answers away are in tests/test_question_bank.py."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator

from course.model import Question
from question_kinds import check_right_choices, make_question, start_sample
from question_kinds.conftest import Grade

SAMPLE = (
    start_sample("multiple", "varias", "Abres un buzón de propuestas. ¿Qué hace falta para que sirva?")
    + """\
    answers:
      - text: Alguien que conteste.
        correct: true
        why: Sin respuesta, la gente deja de escribir.
      - text: Un dibujo.
        why: Atrae miradas, y nada más.
      - text: Una regla pública.
        correct: true
        why: Quien escribe sabe qué puede esperar.
"""
)
# What the answer sheet has for it.
ON_PAPER = r"^a b c todas las correctas$"


def answer(form: Locator, question: Question) -> None:
    """Enter the right answer."""
    check_right_choices(form, question)


def test_a_hint_does_not_say_any_right_answer() -> None:
    question = make_question(SAMPLE)
    assert question.is_told_by("Piensa si hay una regla pública.")
    assert not question.is_told_by("Piensa si basta con un dibujo.")


@pytest.mark.parametrize(
    ("response", "score", "chosen", "missed"),
    [
        (["a", "c"], 1, [0, 2], 0),
        (["a"], 0.5, [0], 1),
        (["a", "b"], 0, [0, 1], 1),
        (["a", "b", "c"], 0.5, [0, 1, 2], 0),
        (["b"], 0, [1], 2),
    ],
)
def test_grade_takes_wrong_ones_from_right_ones(
    grade: Grade, response: list, score: float, chosen: list, missed: int
) -> None:
    choices = [{"value": value, "correct": value != "b"} for value in "abc"]
    assert grade("multiple", {"choices": choices}, response) == {
        "answered": True,
        "correct": score == 1,
        "score": score,
        "chosen": chosen,
        "missed": missed,
    }


def test_what_its_templates_get() -> None:
    assert make_question(SAMPLE).make_view() == {
        "id": "t1-varias",
        "kind": "multiple",
        "fictional": False,
        "prompt": "Abres un buzón de propuestas. ¿Qué hace falta para que sirva?",
        "hints": [],
        "keeps_order": False,
        "choices": [
            {
                "letter": "a",
                "text": "Alguien que conteste.",
                "why": "Sin respuesta, la gente deja de escribir.",
                "correct": True,
                "value": "02e4e194",
            },
            {
                "letter": "b",
                "text": "Un dibujo.",
                "why": "Atrae miradas, y nada más.",
                "correct": False,
                "value": "c4e2040b",
            },
            {
                "letter": "c",
                "text": "Una regla pública.",
                "why": "Quien escribe sabe qué puede esperar.",
                "correct": True,
                "value": "b688322d",
            },
        ],
    }
