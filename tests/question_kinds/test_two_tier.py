"""course/model/question_kinds/two_tier.py and its browser module."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator

from course.model import Question
from question_kinds import check_right_choices, make_question, read_sample, start_sample
from question_kinds.conftest import Grade

SAMPLE = (
    start_sample("two_tier", "eleccion-y-razon", "Un vecino recurre una multa en un comentario. ¿Qué le contestas?")
    + """\
    answers:
      - text: Que queda anotado y se le avisará.
        why: Creerá que ha recurrido, y el plazo sigue corriendo.
      - text: Que lo presente en el registro, con el enlace.
        correct: true
        why: Lo saca del error a tiempo.
      - text: Que lo mande por mensaje privado.
        why: Un mensaje privado tampoco es un registro.
    reasons:
      - text: Un comentario público enseña sus datos.
        why: Es verdad, pero en privado tampoco valdría.
      - text: Un recurso solo entra por los sitios que dice la ley.
        correct: true
        why: La red no está en la lista del artículo 16.4.
      - text: El plazo empieza cuando alguien contesta.
        why: El plazo corre desde la notificación.
"""
)
# What the answer sheet has for it.
ON_PAPER = r"^a b c 1 2 3$"

TIERS = [
    [{"value": "a", "correct": True}, {"value": "b", "correct": False}],
    [{"value": "r", "correct": True}, {"value": "s", "correct": False}],
]


def answer(form: Locator, question: Question) -> None:
    """Enter the right answer and the right reason."""
    check_right_choices(form, question)
    (reason,) = (choice for choice in question.make_view()["reasons"] if choice["correct"])
    form.locator(f'input[value="{reason["value"]}"]').check()


@pytest.mark.parametrize(
    ("response", "answered", "score"),
    [
        (["a", "r"], True, 1),
        (["a", "s"], True, 0.5),
        (["b", "r"], True, 0),
        (["b", "s"], True, 0),
        (["a"], True, 0.5),
        (["r"], False, 0),
        ([], False, 0),
    ],
)
def test_the_reason_counts_only_with_the_answer(grade: Grade, response: list, answered: bool, score: float) -> None:
    graded = grade("two_tier", {"tiers": TIERS}, response)
    assert (graded["answered"], graded["score"], graded["correct"]) == (answered, score, score == 1)


def test_a_hint_may_tell_neither_the_answer_nor_the_reason() -> None:
    question = make_question(SAMPLE)
    assert question.is_told_by("Que lo presente en el registro, con el enlace.")
    assert question.is_told_by("Un recurso solo entra por los sitios que dice la ley.")
    assert not question.is_told_by("El plazo empieza cuando alguien contesta.")


@pytest.mark.parametrize(
    ("reasons", "message"),
    [
        ([("Una", True), ("Otra", True), ("Tercera", False)], "una sola razón es correcta y esta es la segunda"),
        ([("Una", False), ("Otra", False), ("Tercera", False)], "ninguna razón lleva"),
        ([("Una", True), ("úna", False), ("Tercera", False)], "la razón «úna» ya está más arriba"),
        ([("Que lo mande por mensaje privado.", True), ("B", False), ("C", False)], "está también en `answers`"),
        ([("Porque lo dice la ley.", True), ("B", False), ("C", False)], "se lee detrás de «¿Por qué"),
    ],
)
def test_its_reasons_are_told_apart(reasons: list[tuple[str, bool]], message: str) -> None:
    data = [{"text": text, "correct": correct, "why": f"Va «{text}»."} for text, correct in reasons]
    with pytest.raises(ValueError, match=message):
        make_question(SAMPLE, reasons=data)


def test_each_tier_has_letters_of_its_own() -> None:
    view = make_question(SAMPLE).make_view()
    assert [choice["letter"] for choice in view["choices"]] == ["a", "b", "c"]
    assert [choice["letter"] for choice in view["reasons"]] == ["1", "2", "3"]
    assert read_sample(SAMPLE)["reasons"][1]["text"] == view["reasons"][1]["text"]
