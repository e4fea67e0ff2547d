"""course/model/question_kinds/numeric.py."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator

from course.language.numbers import format_number
from course.model import Question
from course.model.question_kinds.base import Fault
from question_kinds import make_question, start_sample
from question_kinds.conftest import Grade

SAMPLE = (
    start_sample("numeric", "cuenta", "De cada 8 solicitudes, 1 llega sin firmar. ¿Qué parte es?")
    + """\
    answer: 12.5
    tolerance: 0.5
    unit: "%"
    why: Es una entre ocho, por cien.
    anticipated:
      - value: 8
        why: Ese es el total.
"""
)
# What the answer sheet has for it.
ON_PAPER = r"^%$"


def answer(form: Locator, question: Question) -> None:
    """Enter the right answer."""
    form.locator("input").fill(format_number(question.answer))


def test_a_mistake_that_would_be_accepted_is_refused() -> None:
    with pytest.raises(ValueError, match="se da por bueno"):
        make_question(SAMPLE.replace("value: 8\n", "value: 13\n"))


def test_a_number_is_given_whole_or_with_decimals_and_no_tolerance_is_none() -> None:
    question = make_question(SAMPLE.replace("answer: 12.5", "answer: 12").replace("    tolerance: 0.5\n", ""))
    assert (question.answer, question.tolerance, question.unit) == (12, 0, "%")


def test_it_says_what_it_accepts() -> None:
    exact, loose = (make_question(SAMPLE, tolerance=tolerance).make_view() for tolerance in (0, 0.1))
    assert (exact["shown_answer"], exact["range"]) == ("12,5\u00a0%", None)
    assert loose["range"] == ("12,4", "12,6\u00a0%")  # and not 12,400000000000001
    assert (loose["answer"], loose["tolerance"]) == ("12.5", "0.1")


@pytest.mark.parametrize(
    ("unit", "shown"),
    [("permisos", ("1", "3\u00a0permisos")), ("de septiembre", ("1\u00a0de septiembre", "3\u00a0de septiembre"))],
)
def test_one_has_no_unit_in_the_plural(unit: str, shown: tuple[str, str]) -> None:
    mistakes = [{"value": value, "why": "Cuenta otra vez."} for value in (1, 3)]
    view = make_question(SAMPLE, unit=unit, anticipated=mistakes).make_view()
    assert tuple(mistake["shown"] for mistake in view["anticipated"]) == shown


def test_a_year_has_no_point_between_thousands() -> None:
    mistakes = [{"value": value, "why": "Cuenta otra vez."} for value in (1978, 1300)]
    without, with_unit = (make_question(SAMPLE, unit=unit, anticipated=mistakes) for unit in (None, "quejas"))
    shown = [[mistake["shown"] for mistake in view.make_view()["anticipated"]] for view in (without, with_unit)]
    assert shown == [["1978", "1.300"], ["1.978\u00a0quejas", "1.300\u00a0quejas"]]


@pytest.mark.parametrize(
    ("prompt", "is_told"),
    [
        ("Llega sin firmar el 12,5 % de las solicitudes. ¿Qué parte es?", True),
        ("Llega sin firmar el 12,5\u00a0% de las solicitudes. ¿Qué parte es?", True),
        ("Hay 12,5 solicitudes al día. ¿Qué parte llega sin firmar?", False),
        ("Llega sin firmar el 112,5 % o el 12,55 %. ¿Qué parte es?", False),
    ],
)
def test_a_prompt_does_not_give_the_number_asked_for(prompt: str, is_told: bool) -> None:
    fault = Fault(
        "el enunciado trae ya la respuesta, con su unidad",
        ("prompt",),
        "da los datos y que se calcule, o cuenta el resultado de otro modo",
    )
    assert list(make_question(SAMPLE, prompt=prompt).find_giveaways()) == [fault] * is_told


def test_a_number_without_unit_may_be_in_the_prompt() -> None:
    prompt = "De las 12,5 horas, ¿cuántas van a las redes?"
    assert list(make_question(SAMPLE, prompt=prompt, unit=None).find_giveaways()) == []
    assert len(list(make_question(SAMPLE, prompt=prompt, unit="horas").find_giveaways())) == 1
    assert list(make_question(SAMPLE, prompt=prompt, unit="hora").find_giveaways()) == []


@pytest.mark.parametrize(
    ("hint", "is_told"),
    [
        ("Sale 12,5.", True),
        ("Está entre 12,8 y 20.", True),
        ("Es 12 o menos.", True),
        ("Es 11,99 o 13,01.", False),
        ("Está entre 10 y 14, o entre 1.000 y 12.500.", False),
    ],
)
def test_a_hint_does_not_say_a_number_that_is_accepted(hint: str, is_told: bool) -> None:
    assert make_question(SAMPLE).is_told_by(hint) is is_told


@pytest.mark.parametrize(
    ("response", "correct", "mistake", "is_number"),
    [
        ("20", True, -1, True),
        ("20,5 %", True, -1, True),
        ("19,5", True, -1, True),
        ("20,51", False, -1, True),
        ("80", False, 0, True),
        ("1.250", False, 1, True),
        ("mucho", False, -1, False),
        ("", False, -1, True),
    ],
)
def test_grade(grade: Grade, response: str, correct: bool, mistake: int, is_number: bool) -> None:
    question = {"answer": 20, "tolerance": 0.5, "anticipated": [80, 1250]}
    found = grade("numeric", question, response)
    assert (found["correct"], found["score"], found["mistake"], found["isNumber"]) == (
        correct,
        int(correct),
        mistake,
        is_number,
    )
    assert found["answered"] is (response not in ("", "mucho"))


def test_decimals_that_binary_cannot_hold_are_right(grade: Grade) -> None:
    question = {"answer": 0.3, "tolerance": 0.1, "anticipated": []}
    assert [grade("numeric", question, text)["correct"] for text in ("0,2", "0,4", "0,19", "0,41")] == [
        True,
        True,
        False,
        False,
    ]


def test_what_its_templates_get() -> None:
    assert make_question(SAMPLE).make_view() == {
        "id": "t1-cuenta",
        "kind": "numeric",
        "fictional": False,
        "prompt": "De cada 8 solicitudes, 1 llega sin firmar. ¿Qué parte es?",
        "hints": [],
        "unit": "%",
        "answer": "12.5",
        "tolerance": "0.5",
        "shown_answer": "12,5\u00a0%",
        "range": ("12", "13\u00a0%"),
        "why": "Es una entre ocho, por cien.",
        "anticipated": [{"number": "8.0", "shown": "8\u00a0%", "why": "Ese es el total."}],
    }
