"""course/model/question_kinds/matching.py."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator

from course.model import Question
from course.model.question_kinds.base import Fault, make_value
from question_kinds import make_question, read_sample, start_sample
from question_kinds.conftest import Grade

SAMPLE = (
    start_sample("matching", "parejas", "¿A qué modelo se parece cada escena?")
    + """\
    hints: [Mira quién decide., Y después mira con quién.]
    pairs:
      - item: La instancia se devuelve por falta de un sello.
        match: Burocracia
        why: Manda la norma.
      - item: El barrio y el ayuntamiento reparten el presupuesto.
        match: Gobernanza
        why: Deciden entre varios.
      - item: Cada oficina compite por bajar su coste.
        match: Mercado
        why: Manda la cifra.
    distractors:
      - text: Sorteo
        why: Nada se deja al azar.
"""
)
# What the answer sheet has for it.
ON_PAPER = r"^1\. 2\. 3\. su letra$"


def answer(form: Locator, question: Question) -> None:
    """Enter the right answer."""
    for pair in question.make_view()["pairs"]:
        form.locator(f'select[data-item="{pair["value"]}"]').select_option(pair["match"]["value"])


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("match: Mercado", "match: búrocracia", "ya está más arriba"),
        (
            "item: Cada oficina compite por bajar su coste.",
            "item: LA instancia se devuelve por falta de un sello",
            "más arriba",
        ),
        ("text: Sorteo", "text: MERCADO", "no puede sobrar"),
    ],
)
def test_what_could_not_be_graded_is_refused(old: str, new: str, message: str) -> None:
    assert SAMPLE.count(old) == 1
    with pytest.raises(ValueError, match=message):
        make_question(SAMPLE.replace(old, new))


def test_answers_that_differ_only_in_their_emphasis_are_left_to_the_rules_of_the_text() -> None:
    question = make_question(SAMPLE.replace("match: Mercado", "match: '*Burocracia*'"))
    assert question.pairs[2].match == "*Burocracia*"


def test_options_come_mixed_and_the_same_whatever_order_the_data_has() -> None:
    pairs = [{"item": f"Cosa {n}", "match": f"Pareja {n}", "why": "Porque sí."} for n in range(6)]
    spare = [{"text": "Sobra", "why": "No va."}]
    one, other = (make_question(SAMPLE, pairs=pairs[::step], distractors=spare).make_view() for step in (1, -1))
    assert one["options"] == other["options"]
    assert [option["letter"] for option in one["options"]] == list("abcdefg")
    assert {option["text"] for option in one["options"]} == {f"Pareja {n}" for n in range(6)} | {"Sobra"}
    assert [pair["match"]["text"] for pair in one["pairs"]] == [f"Pareja {n}" for n in range(6)]
    assert one["distractors"][0]["value"] == make_value("Sobra")


def test_a_pair_is_not_told_by_a_word_of_its_own() -> None:
    pairs = read_sample(SAMPLE)["pairs"]
    pairs[2] |= {"item": "Se compite por coste.", "match": "Una COMPETENCIA entre oficinas que compite"}
    assert list(make_question(SAMPLE, pairs=pairs).find_giveaways()) == [
        Fault(
            "«compite» está aquí y en lo que le corresponde, y en ninguna otra opción: la pareja se ve a simple vista",
            ("pairs", 2, "item"),
            "dilo con otra palabra",
        )
    ]
    spare = [{"text": "Un sorteo en que se compite", "why": "Nada se deja al azar."}]
    assert list(make_question(SAMPLE, pairs=pairs, distractors=spare).find_giveaways()) == []
    pairs[2] |= {"item": "Se compite por eficiencia."}
    assert list(make_question(SAMPLE, pairs=pairs).find_giveaways()) == []


def test_a_hint_does_not_say_a_pair() -> None:
    question = make_question(SAMPLE)
    assert question.is_told_by("El barrio y el ayuntamiento reparten el presupuesto, y eso es gobernanza.")
    assert not question.is_told_by("En la gobernanza deciden varios.")


@pytest.mark.parametrize(
    ("response", "answered", "right"),
    [
        ([], False, 0),
        (["a:1"], True, 1),
        (["a:2", "b:1"], True, 0),
        (["a:1", "b:2", "c:9"], True, 2),
        (["a:1", "b:2", "c:3"], True, 3),
    ],
)
def test_grade(grade: Grade, response: list, answered: bool, right: int) -> None:
    found = grade("matching", {"pairs": ["a:1", "b:2", "c:3"]}, response)
    assert found == {
        "answered": answered,
        "correct": right == 3,
        "score": pytest.approx(right / 3),
        "right": right,
        "total": 3,
    }


def test_what_its_templates_get() -> None:
    assert make_question(SAMPLE).make_view() == {
        "id": "t1-parejas",
        "kind": "matching",
        "fictional": False,
        "prompt": "¿A qué modelo se parece cada escena?",
        "hints": ["Mira quién decide.", "Y después mira con quién."],
        "options": [
            {"letter": "a", "text": "Sorteo", "plain": "Sorteo", "value": "8800dfd2"},
            {"letter": "b", "text": "Mercado", "plain": "Mercado", "value": "71fc8c75"},
            {"letter": "c", "text": "Gobernanza", "plain": "Gobernanza", "value": "0ef53a30"},
            {"letter": "d", "text": "Burocracia", "plain": "Burocracia", "value": "089aad09"},
        ],
        "pairs": [
            {
                "value": "4b2fd793",
                "item": "La instancia se devuelve por falta de un sello.",
                "match": {"letter": "d", "text": "Burocracia", "plain": "Burocracia", "value": "089aad09"},
                "why": "Manda la norma.",
            },
            {
                "value": "b1a682dc",
                "item": "El barrio y el ayuntamiento reparten el presupuesto.",
                "match": {"letter": "c", "text": "Gobernanza", "plain": "Gobernanza", "value": "0ef53a30"},
                "why": "Deciden entre varios.",
            },
            {
                "value": "842add5d",
                "item": "Cada oficina compite por bajar su coste.",
                "match": {"letter": "b", "text": "Mercado", "plain": "Mercado", "value": "71fc8c75"},
                "why": "Manda la cifra.",
            },
        ],
        "distractors": [
            {"letter": "a", "text": "Sorteo", "plain": "Sorteo", "value": "8800dfd2", "why": "Nada se deja al azar."}
        ],
    }
