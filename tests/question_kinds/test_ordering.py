"""course/model/question_kinds/ordering.py."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator

from course.model import Question
from course.model.question_kinds.base import Fault
from question_kinds import make_question, read_sample, start_sample
from question_kinds.conftest import Grade

SAMPLE = (
    start_sample("ordering", "orden", "Ordena el camino de una solicitud.")
    + """\
    steps:
      - text: Registrarla.
        why: Sin fecha de entrada no corre el plazo.
      - text: Pedir lo que falta.
        why: Solo se ve lo que falta cuando ya ha entrado.
      - text: Resolverla.
        why: Hace falta tenerlo todo.
"""
)
# What the answer sheet has for it.
ON_PAPER = r"^a\) b\) c\) su número de orden$"


def answer(form: Locator, question: Question) -> None:
    """Enter the right answer."""
    steps = form.locator("[data-step]")
    for place, step in enumerate(question.make_view()["ordered"]):
        values = steps.evaluate_all("items => items.map((item) => item.dataset.step)")
        for _ in range(values.index(step["value"]) - place):
            form.locator(f'[data-step="{step["value"]}"] [data-move="-1"]').press("Enter")


def test_a_step_stands_once() -> None:
    with pytest.raises(ValueError, match="ya está más arriba"):
        make_question(SAMPLE.replace("text: Resolverla.", "text: registrarla."))


@pytest.mark.parametrize("length", [3, 4, 7])
def test_an_order_never_starts_right(length: int) -> None:
    for number in range(60):
        texts = [f"Paso {number}-{letter}" for letter in "abcdefg"[:length]]
        steps = [{"text": text, "why": f"Va {text}."} for text in texts]
        view = make_question(SAMPLE, id=f"t1-orden-{number}", steps=steps).make_view()
        shown = [step["text"] for step in view["steps"]]
        assert shown != texts
        assert sorted(shown) == sorted(texts)
        assert [step["text"] for step in view["ordered"]] == texts


@pytest.mark.parametrize(
    "text",
    [
        "1. Pedirlo.",
        "2.º Pedirlo.",
        "3) Pedirlo.",
        "b) Pedirlo.",
        "Primero, pedirlo.",
        "Por último, pedirlo.",
        "Después pedirlo.",
        "En segundo lugar, pedirlo.",
        "'*Finalmente*, pedirlo.'",
        "Paso 2, pedirlo.",
    ],
)
def test_a_step_does_not_say_its_place(text: str) -> None:
    assert list(make_question(SAMPLE.replace("Pedir lo que falta.", text)).find_giveaways()) == [
        Fault(
            "el paso dice por sí solo qué lugar ocupa",
            ("steps", 1, "text"),
            "quita el número o la palabra de orden",
        )
    ]


@pytest.mark.parametrize(
    "text", ["10 días de plazo.", "1.000 vecinos avisados.", "2-3 personas leen.", "Antes de abrir, avisar."]
)
def test_a_step_may_begin_with_a_quantity(text: str) -> None:
    assert list(make_question(SAMPLE.replace("Pedir lo que falta.", text)).find_giveaways()) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Se responde a ese escrito.", "ese"),
        ("Con dicha ley se resuelve.", "dicha"),
        ("Se archiva lo anterior.", "lo anterior"),
    ],
)
def test_a_step_does_not_refer_to_another(text: str, word: str) -> None:
    (fault,) = make_question(
        SAMPLE, steps=[*read_sample(SAMPLE)["steps"], {"text": text, "why": "Va."}]
    ).find_giveaways()
    assert fault.message == f"«{word}» remite a otro paso, y dice así que va detrás"


def test_a_hint_says_one_step_at_most() -> None:
    question = make_question(SAMPLE)
    assert question.is_told_by("Registrarla va antes de resolverla.")
    assert not question.is_told_by("Registrarla deja fecha.")


@pytest.mark.parametrize(
    ("response", "right", "placed"),
    [
        ("abcd", 3, 4),
        ("bcda", 2, 0),
        ("dabc", 2, 0),
        ("acbd", 0, 1),
        ("dcba", 0, 0),
        ("abdc", 1, 2),
        ("", 0, 0),
        ("zzzz", 0, 0),
    ],
)
def test_grade_counts_steps_behind_the_one_they_follow(grade: Grade, response: str, right: int, placed: int) -> None:
    found = grade("ordering", {"steps": list("abcd")}, list(response))
    assert (found["placed"], found["correct"]) == (placed, right == 3)
    assert found["score"] == pytest.approx(right / 3)
    assert found["answered"] is (response != "")


def test_what_its_templates_get() -> None:
    assert make_question(SAMPLE).make_view() == {
        "id": "t1-orden",
        "kind": "ordering",
        "fictional": False,
        "prompt": "Ordena el camino de una solicitud.",
        "hints": [],
        "steps": [
            {
                "value": "8981d11c",
                "text": "Pedir lo que falta.",
                "plain": "Pedir lo que falta.",
                "why": "Solo se ve lo que falta cuando ya ha entrado.",
            },
            {"value": "996166ef", "text": "Resolverla.", "plain": "Resolverla.", "why": "Hace falta tenerlo todo."},
            {
                "value": "16d48138",
                "text": "Registrarla.",
                "plain": "Registrarla.",
                "why": "Sin fecha de entrada no corre el plazo.",
            },
        ],
        "ordered": [
            {
                "value": "16d48138",
                "text": "Registrarla.",
                "plain": "Registrarla.",
                "why": "Sin fecha de entrada no corre el plazo.",
            },
            {
                "value": "8981d11c",
                "text": "Pedir lo que falta.",
                "plain": "Pedir lo que falta.",
                "why": "Solo se ve lo que falta cuando ya ha entrado.",
            },
            {"value": "996166ef", "text": "Resolverla.", "plain": "Resolverla.", "why": "Hace falta tenerlo todo."},
        ],
    }
