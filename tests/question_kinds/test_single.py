"""course/model/question_kinds/single.py. Patterns that give answers away are in tests/test_question_bank.py."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator

from course.model import Question
from question_kinds import check_right_choices, make_question, read_sample, start_sample
from question_kinds.conftest import Grade

SAMPLE = (
    start_sample("single", "eleccion", "Una vecina pregunta por teléfono por su licencia. ¿Qué haces primero?")
    + """\
    answers:
      - text: Le lees el expediente.
        why: Das datos sin saber quién llama.
      - text: Compruebas quién es.
        correct: true
        why: Antes de dar datos hay que saber *a quién* se dan.
      - text: Le dices que venga.
        why: La haces desplazarse.
"""
)
# What the answer sheet has for it.
ON_PAPER = r"^a b c$"


def answer(form: Locator, question: Question) -> None:
    """Enter the right answer."""
    check_right_choices(form, question)


def test_values_follow_the_words() -> None:
    answers = read_sample(SAMPLE)["answers"]
    one, other = (make_question(SAMPLE, answers=answers[::step]).make_view()["choices"] for step in (1, -1))
    assert {choice["text"]: choice["value"] for choice in one} == {choice["text"]: choice["value"] for choice in other}
    assert len({choice["value"] for choice in one}) == 3


def test_a_hint_may_name_a_short_or_a_wrong_answer_but_not_the_right_one() -> None:
    question = make_question(SAMPLE)
    assert question.is_told_by("Primero, COMPRUEBAS quién es.")
    assert not question.is_told_by("Piensa qué pasa si le lees el expediente.")
    answers = [{"text": text, "why": f"Va {text}", "correct": text == "Sí."} for text in ("Sí.", "No.", "Depende.")]
    assert not make_question(SAMPLE, answers=answers).is_told_by("Mira si lo pide la ley.")


@pytest.mark.parametrize(
    ("response", "correct", "chosen", "missed"),
    [(["a"], True, [0], 0), (["b"], False, [1], 1), ([], False, [], 1), (["gone"], False, [], 1)],
)
def test_grade(grade: Grade, response: list, correct: bool, chosen: list, missed: int) -> None:
    choices = [{"value": "a", "correct": True}, {"value": "b", "correct": False}]
    assert grade("single", {"choices": choices}, response) == {
        "answered": bool(chosen),
        "correct": correct,
        "score": int(correct),
        "chosen": chosen,
        "missed": missed,
    }


def test_what_its_templates_get() -> None:
    assert make_question(SAMPLE).make_view() == {
        "id": "t1-eleccion",
        "kind": "single",
        "fictional": False,
        "prompt": "Una vecina pregunta por teléfono por su licencia. ¿Qué haces primero?",
        "hints": [],
        "keeps_order": False,
        "choices": [
            {
                "letter": "a",
                "text": "Le lees el expediente.",
                "why": "Das datos sin saber quién llama.",
                "correct": False,
                "value": "7a32a749",
            },
            {
                "letter": "b",
                "text": "Compruebas quién es.",
                "why": "Antes de dar datos hay que saber <em>a quién</em> se dan.",
                "correct": True,
                "value": "f1ebfe81",
            },
            {
                "letter": "c",
                "text": "Le dices que venga.",
                "why": "La haces desplazarse.",
                "correct": False,
                "value": "e3cee8e6",
            },
        ],
    }
