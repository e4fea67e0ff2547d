"""course/model/question_kinds/multiple.py. Its habits are in tests/test_question_bank.py."""

from __future__ import annotations

from question_kinds import make_question, start_sample

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


def test_a_hint_does_not_say_any_right_answer() -> None:
    question = make_question(SAMPLE)
    assert question.is_told_by("Piensa si hay una regla pública.")
    assert not question.is_told_by("Piensa si basta con un dibujo.")
