"""course/model/question_kinds/open.py."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator

from course.model import Question
from question_kinds import make_question, start_sample
from question_kinds.conftest import Grade

SAMPLE = (
    start_sample("open", "carta", "Escribe el aviso de que falta un documento.")
    + """\
    model_answer: Falta su certificado. Puede traerlo hasta el viernes.
    rubric:
      - text: Dice qué falta.
        why: Sin eso, vuelve otra vez.
      - text: Da una fecha.
        why: El plazo obliga a los dos.
      - text: Trata de usted.
        why: Es el registro de un escrito.
"""
)
# What the answer sheet has for it.
ON_PAPER = r"^En la hoja de preguntas o por detrás\.$"


def answer(form: Locator, question: Question) -> None:
    """Enter the right answer."""
    form.locator("textarea").fill("Falta un papel: tráigalo el viernes.")


def test_a_criterion_stands_once() -> None:
    with pytest.raises(ValueError, match="ya está más arriba"):
        make_question(SAMPLE.replace("text: Da una fecha.", "text: dice que falta."))


def test_a_model_answer_keeps_its_paragraphs() -> None:
    view = make_question(SAMPLE, model_answer="Uno\nseguido.\n\n  *Dos* <b>.\n").make_view()
    assert view["model_answer"] == ["Uno seguido.", "<em>Dos</em> &lt;b&gt;."]


def test_a_hint_does_not_say_the_whole_model_answer() -> None:
    question = make_question(SAMPLE)
    assert question.is_told_by("«Falta su certificado. Puede traerlo hasta el viernes».")
    assert not question.is_told_by("Di hasta cuándo puede traerlo.")


@pytest.mark.parametrize(
    ("response", "answered", "met", "correct"),
    [
        (["un texto"], True, [], False),
        (["un texto", "x", "z"], True, ["x", "z"], True),
        (["  "], False, [], False),
        (["un texto", "x"], True, ["x"], False),
        (["un texto", "gone", "x", "y", "z"], True, ["x", "y", "z"], True),
        ([], False, [], False),
    ],
)
def test_grade_by_its_rubric(grade: Grade, response: list, answered: bool, met: list, correct: bool) -> None:
    found = grade("open", {"criteria": ["x", "y", "z"]}, response)
    assert found == {"answered": answered, "correct": correct, "score": pytest.approx(len(met) / 3), "met": met}


def test_what_its_templates_get() -> None:
    assert make_question(SAMPLE).make_view() == {
        "id": "t1-carta",
        "kind": "open",
        "fictional": False,
        "prompt": "Escribe el aviso de que falta un documento.",
        "hints": [],
        "model_answer": ["Falta su certificado. Puede traerlo hasta el viernes."],
        "rubric": [
            {"value": "b44d7bab", "text": "Dice qué falta.", "why": "Sin eso, vuelve otra vez."},
            {"value": "80d8e761", "text": "Da una fecha.", "why": "El plazo obliga a los dos."},
            {"value": "623d296a", "text": "Trata de usted.", "why": "Es el registro de un escrito."},
        ],
    }
