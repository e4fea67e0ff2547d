"""course/checks/text/question_balance.py: what right and wrong answers of a whole bank have in common."""

from __future__ import annotations

import pytest
from course_in_memory import make_draft
from question_kinds import start_sample

from course.checks.text.question_balance import check_balance


def make_bank(*questions: str) -> list[str]:
    """What is told of a bank with these questions."""
    draft = make_draft(questions="".join(questions))
    return [finding.message.replace("\N{NO-BREAK SPACE}", " ") for finding in check_balance(draft.questions)]


def make_choice(kind: str, number: int, answers: list[tuple[str, bool]]) -> str:
    lines = [f"      - {{text: {text}, correct: {str(correct).lower()}, why: Va {text}.}}" for text, correct in answers]
    return start_sample(kind, f"p-{number}", f"¿Qué haces con la {number}?") + "\n".join(["    answers:", *lines, ""])


def make_singles(right: str, wrong: str, share: float = 1) -> list[str]:
    """Sixty questions. `share`: in how many of them the right and the wrong answers have these words, 0..1."""
    return [
        make_choice(
            "single",
            number,
            [
                (f"Pedir {right}el dato" if number < 60 * share else "Pedir el dato", True),
                (f"Buscar {wrong}el papel" if number < 60 * share else "Buscar el papel", False),
                ("Mandar el aviso", False),
            ],
        )
        for number in range(60)
    ]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("pues ", "da razones"),
        ("la copia y ", "lleva « y »"),
        ("solo ", "es tajante"),
        ("si puede ", "lleva matices"),
    ],
)
def test_words_that_only_one_side_has_are_told(words: str, name: str) -> None:
    (told,) = make_bank(*make_singles(words, ""))
    assert told.startswith(name) and "el 100 % de las respuestas correctas y el 0 % de las falsas" in told
    (told,) = make_bank(*make_singles("", words))
    assert "el 0 % de las respuestas correctas y el 50 % de las falsas" in told


def test_words_that_both_sides_have_or_few_answers_are_not() -> None:
    assert make_bank(*make_singles("solo ", "solo ", share=0.15)) == []
    assert make_bank(*make_singles("solo ", "", share=0.1)) == []
    assert make_bank(*make_singles("solo ", "")[:59]) == []


def make_statement(number: int, correct: bool, words: str) -> str:
    return (
        start_sample("true_false", f"p-{number}", f"La norma {words}vale para el caso {number}.")
        + f"    correct: {str(correct).lower()}\n    why_true: Hay una razón.\n    why_false: Hay otra.\n"
    )


@pytest.mark.parametrize("is_true", [True, False])
def test_statements_that_are_true_when_they_hedge_are_told(is_true: bool) -> None:
    truths = [number % 2 == 0 for number in range(40)]
    bank = [
        make_statement(number, truth, "a veces " if truth is is_true else "") for number, truth in enumerate(truths)
    ]
    (told,) = make_bank(*bank)
    shares = ("100 %", "0 %") if is_true else ("0 %", "100 %")
    assert (
        told.startswith("lleva matices") and f"el {shares[0]} de las afirmaciones verdaderas y el {shares[1]}" in told
    )
    assert make_bank(*bank[:38]) == []


def make_multiple(number: int, rights: str, size: int = 4) -> str:
    answers = [(f"Opción {letter}", letter in rights) for letter in "abcdef"[:size]]
    return make_choice("multiple", number, answers)


def test_a_place_that_is_almost_always_right_or_wrong_is_told() -> None:
    rights = ["ab", "ac", "abc", "ad"] * 5
    told = make_bank(*(make_multiple(number, right) for number, right in enumerate(rights)))
    assert told == [
        "la «a» es correcta en el 100 % de las preguntas `multiple`, y eso las delata",
        "la «d» es correcta en el 25 % de las preguntas `multiple`, y eso las delata",
        "de las preguntas `multiple` de 4 respuestas, el 75 % llevan 2 correctas, y eso las delata",
    ]


def test_the_number_of_options_does_not_tell_how_many_are_right() -> None:
    fair = ["ab", "cd", "a", "bcd"] * 5
    longer = ["abe", "cd", "a", "bcde"] * 5
    assert make_bank(*(make_multiple(number, right) for number, right in enumerate(fair))) == []
    assert make_bank(*(make_multiple(number, right, 5) for number, right in enumerate(longer))) == []
    told = make_bank(*(make_multiple(number, right) for number, right in enumerate(["a", "b", "c", "d"] * 5)))
    assert told[-1] == "de las preguntas `multiple` de 4 respuestas, el 100 % llevan 1 correcta, y eso las delata"
