"""A paragraph that appears twice is found, wherever the second one is."""

from __future__ import annotations

import pytest
from course_in_memory import make_course, make_page

from course.checks.text.near_duplicates import check_near_duplicates
from course.findings import render_finding

TEXT = (
    "La oficina atiende sin cita de nueve a once y el resto de la mañana con ella, porque así quien no sabe pedirla por"
    " internet encuentra siempre una puerta abierta en su barrio."
)


TOLD = "error: este párrafo dice casi lo mismo que docs/tema-1/1-uno.md:3 (cuéntalo una vez y enlázalo)"


def check(first: str, second: str) -> list[str]:
    pages = (
        make_page(f"# Uno {{ #1 }}\n\n{first}\n", "docs/tema-1/1-uno.md"),
        make_page(f"# Dos {{ #2 }}\n\nOtra cosa.\n\n{second}\n", "docs/tema-1/2-dos.md"),
    )
    return [render_finding(finding) for finding in check_near_duplicates(make_course(*pages))]


def test_the_second_telling_names_the_first() -> None:
    changed = TEXT.replace("de nueve a once", "de nueve a diez").replace("su barrio", "el barrio")
    assert check(TEXT, TEXT) == [f"docs/tema-1/2-dos.md:5:1: {TOLD}"]
    assert check(TEXT, changed) == [f"docs/tema-1/2-dos.md:5:1: {TOLD}"]


def make_words(first: int, last: int) -> str:
    return " ".join(f"palabra{number}" for number in range(first, last))


def test_what_is_repeated_is_told_of_the_one_that_it_resembles_most() -> None:
    first = f"{make_words(0, 30)} {make_words(200, 220)}\n\n{make_words(0, 50)}"
    assert check(first, make_words(0, 50)) == [f"docs/tema-1/2-dos.md:5:1: {TOLD.replace('uno.md:3', 'uno.md:5')}"]


@pytest.mark.parametrize(("shared", "is_told"), [(34, False), (35, True)])
def test_more_than_half_of_the_runs_of_four_words_are_too_many(shared: int, is_told: bool) -> None:
    """Two texts of 50 words have 47 runs each. They share 31 of 63, or 32 of 62."""
    assert bool(check(make_words(0, 50), f"{make_words(0, shared)} {make_words(100, 150 - shared)}")) is is_told


@pytest.mark.parametrize(("words", "is_told"), [(19, False), (20, True)])
def test_a_text_of_twenty_words_is_long_enough_to_compare(words: int, is_told: bool) -> None:
    assert bool(check(make_words(0, words), make_words(0, words))) is is_told


def test_questions_and_laws_may_repeat_what_a_page_says() -> None:
    question = (
        "  - {id: t1-a, kind: true_false, section: t1/1, objective: G1, level: apply, route: essential,\n"
        f"     correct: true, prompt: {make_words(0, 40)}, why_true: A., why_false: B.}}\n"
    )
    page = make_page(f"# Uno {{ #1 }}\n\n{make_words(0, 40)}\n", "docs/tema-1/1-uno.md")
    assert check_near_duplicates(make_course(page, questions=question)) == []


def test_the_same_subject_in_other_words_passes() -> None:
    other = (
        "Quien no domina internet puede entrar sin cita hasta las once. Después se atiende por orden de agenda, y la "
        "puerta del barrio sigue abierta para el resto de gestiones que se resuelven allí mismo."
    )
    assert check(TEXT, other) == []


def test_a_short_line_may_come_twice() -> None:
    assert check("Pregunta primero quién decide.", "Pregunta primero quién decide.") == []
