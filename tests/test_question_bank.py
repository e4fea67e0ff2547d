"""A fair bank: enough questions, useful ones, no giveaways, keys that the page sustains."""

from __future__ import annotations

from course_in_memory import make_course, make_page

from course.checks.text.question_bank import check_question_bank
from course.loading import LoadedCourse

PAGE = "# 1. Introducción { #1 }\n\nLa ley da derecho a elegir el canal [@ley39_2015, art. 14.1].\n"


def make_single(number: int, right: int = 0, level: str = "apply", texts: tuple[str, ...] = ("Así.", "Asá.", "Otra.")) -> str:
    lines = [
        f"  - id: t1-pregunta-{number}", "    kind: single", "    section: t1/1", "    objective: G1", f"    level: {level}",
        f"    prompt: ¿Qué haces en la situación {number}?", "    answers:",
    ]  # fmt: skip
    for position, text in enumerate(texts):
        lines += [f"      - text: {text}", "        why: Hay una razón."] + ["        correct: true"] * (position == right)
    return "\n".join(lines) + "\n"


def make_true_false(number: int, correct: bool, prompt: str = "Es así.", why: str = "Hay una razón.", **more: str) -> str:
    lines = [
        f"  - id: t1-afirmacion-{number}", "    kind: true_false", f"    section: {more.get('section', 't1/1')}",
        "    objective: G1", "    level: apply", f"    prompt: {prompt}", f"    correct: {str(correct).lower()}",
        f"    why_true: {why}", "    why_false: Hay otra razón.", f"    sources: [{more.get('source', '')}]",
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def load(questions: str) -> LoadedCourse:
    return make_course(make_page(PAGE), questions=questions)


def check(questions: str) -> list[str]:
    return [finding.message for finding in check_question_bank(load(questions))]


def test_a_fair_bank_has_no_findings() -> None:
    singles = "".join(make_single(number, right=number % 3) for number in range(9))
    assert check(singles + "".join(make_true_false(number, number % 2 == 0) for number in range(8))) == []


def test_a_published_leaf_needs_two_questions() -> None:
    assert check(make_single(1)) == ["el epígrafe `t1/1` tiene 1 preguntas: van 2 como mínimo"]
    finding = next(iter(check_question_bank(load(make_single(1)))))
    assert (finding.path, finding.line) == ("docs/tema-1/1-introduccion.md", 1)


def test_half_of_the_questions_ask_for_more_than_remembering() -> None:
    levels = ["remember"] * 5 + ["apply"] * 4
    bank = "".join(make_single(number, number % 3, level) for number, level in enumerate(levels))
    assert check(bank) == ["solo 4 de 9 preguntas piden aplicar, analizar, evaluar o crear: va al menos la mitad"]


def test_the_right_answer_is_not_always_the_longest() -> None:
    long_first = ("Así, con todo el detalle que hace falta.", "Asá.", "Otra.")
    bank = "".join(
        make_single(number, number % 3, texts=(*long_first[-(number % 3) :], *long_first[: -(number % 3)])
                    if number % 3 else long_first)
        for number in range(9)
    )  # fmt: skip
    assert check(bank) == ["en 9 de 9 preguntas la respuesta correcta es la más larga, y eso la delata"]


def test_the_right_answer_is_not_always_in_the_same_place() -> None:
    bank = "".join(make_single(number, right=1 if number < 6 else 0) for number in range(9))
    assert check(bank) == ["en 6 de 9 preguntas la respuesta correcta va en el lugar 2"]


def test_statements_are_not_almost_all_false() -> None:
    bank = "".join(make_true_false(number, correct=number == 0) for number in range(8))
    assert check(bank) == ["7 de 8 afirmaciones son falsas, y eso las delata"]


def test_slips_of_wording_are_told_where_they_stand() -> None:
    bank = (
        make_single(1, texts=("Así.", "Asá.", "Todas las anteriores."))
        + make_true_false(2, True, why="¡Correcto! La ley lo dice.")
        + make_true_false(3, True, prompt="No es incorrecto pedir cita.")
    )
    findings = check_question_bank(load(bank))
    assert [(finding.line, finding.message) for finding in findings] == [
        (15, "una respuesta no puede remitir a las demás"),
        (24, "la explicación empieza por un veredicto, y la página ya lo dice"),
        (32, "el enunciado niega dos veces"),
    ]


def test_a_key_is_sustained_by_a_source_that_the_page_cites() -> None:
    assert check(make_true_false(1, True, source="ley39_2015") + make_single(2)) == []
    assert check(make_true_false(1, True, source="perez_2020") + make_single(2)) == [
        "la página del epígrafe no cita `perez_2020`, que decide la respuesta"
    ]


def test_a_question_on_a_heading_without_text_shows_nowhere() -> None:
    assert check(make_single(1) + make_single(2) + make_true_false(3, True, section="t1/3")) == [
        "el epígrafe `t1/3` no tiene texto todavía: la pregunta no sale en ninguna página"
    ]
