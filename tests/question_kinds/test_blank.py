"""course/model/question_kinds/blank.py."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator

from course.model import Question
from question_kinds import make_question, start_sample
from question_kinds.conftest import Grade

SAMPLE = (
    start_sample("blank", "palabra", "Un escrito se presenta en el ____ del ayuntamiento.")
    + """\
    accepted: [registro, registro electrónico]
    why: Deja número y fecha.
    anticipated:
      - texts: [archivo]
        why: Ahí se guarda lo que ya acabó.
"""
)
# What the answer sheet has for it.
ON_PAPER = r"^$"


def answer(form: Locator, question: Question) -> None:
    """Enter the right answer."""
    form.locator("input").fill(question.accepted[0])


def test_a_gap_parts_its_prompt_and_keeps_the_emphasis_around_it() -> None:
    view = make_question(SAMPLE, prompt="Es _la ____ «abierta»_, & ya.", why="Porque *sí*.").make_view()
    assert (view["prompt"], view["prompt_end"]) == ("Es <em>la ", " «abierta»</em>, &amp; ya.")
    assert view["why"] == "Porque <em>sí</em>."


def test_a_hint_does_not_say_an_accepted_text() -> None:
    question = make_question(SAMPLE)
    assert question.is_told_by("Es el Registro de entrada.")
    assert not question.is_told_by("Es donde queda registrado.")


@pytest.mark.parametrize(
    ("response", "expected"),
    [
        (" PROMULGADA ", {"answered": True, "correct": True, "score": 1, "mistake": -1, "near": ""}),
        ("en  uso", {"answered": True, "correct": True, "score": 1, "mistake": -1, "near": ""}),
        ("Objetiva", {"answered": True, "correct": False, "score": 0, "mistake": 1, "near": ""}),
        ("otra cosa", {"answered": True, "correct": False, "score": 0, "mistake": -1, "near": ""}),
        ("   ", {"answered": False, "correct": False, "score": 0, "mistake": -1, "near": ""}),
    ],
)
def test_grade(grade: Grade, response: str, expected: dict) -> None:
    question = {
        "accepted": ["promulgada", "en uso"],
        "anticipated": [["fija"], ["objetiva", "comprada"]],
    }
    assert grade("blank", question, response) == expected


def test_what_its_templates_get() -> None:
    assert make_question(SAMPLE).make_view() == {
        "id": "t1-palabra",
        "kind": "blank",
        "fictional": False,
        "prompt": "Un escrito se presenta en el ",
        "hints": [],
        "prompt_end": " del ayuntamiento.",
        "accepted": ["registro", "registro electrónico"],
        "why": "Deja número y fecha.",
        "anticipated": [{"texts": ["archivo"], "why": "Ahí se guarda lo que ya acabó."}],
    }
