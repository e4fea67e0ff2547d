"""course/checks/text/question_pointers.py: what a question says of what is beside it."""

from __future__ import annotations

import pytest
from course_in_memory import make_draft
from question_kinds import start_sample

from course.checks.text.question_pointers import check_pointers


def tell(prompt: str, why: str = "Hay una razón.") -> list[str]:
    """What is told of a question with this prompt and this explanation."""
    bank = (
        start_sample("true_false", "una", prompt)
        + f"    correct: true\n    why_true: {why}\n    why_false: Hay otra.\n"
    )
    (question,) = make_draft(questions=bank).questions
    return [finding.message for finding in check_pointers(question)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Según la página, el plazo es de diez días.", "Según la página"),
        ("Como dice este apartado, se contesta siempre.", "este apartado"),
        ("Con lo visto en clase se puede contestar.", "lo visto en"),
        ("Es la segunda regla del recuadro.", "del recuadro"),
        ("Lo cuenta el ejemplo de más arriba.", "más arriba"),
        ("Está en esta sección.", "esta sección"),
        ("Mira la tabla siguiente.", "tabla siguiente"),
    ],
)
def test_what_points_at_a_page_is_told_in_prompts_and_in_explanations(text: str, words: str) -> None:
    told = [f"«{words}» señala algo que no está en el repaso ni en la prueba final"]
    assert tell(text) == told
    assert tell("Se contesta.", text) == told


@pytest.mark.parametrize(
    "prompt",
    [
        "Ejemplo ficticio. Llega una queja.",
        "Una oficina (ficticia) abre a las nueve.",
        "Ficticio. Llega una queja.",
        "En Villar (pueblo ficticio) hay fiestas.",
    ],
)
def test_a_prompt_does_not_say_that_it_is_fictional(prompt: str) -> None:
    (told,) = tell(prompt)
    assert "el sitio ya lo marca" in told


@pytest.mark.parametrize(
    "text",
    [
        "La página web del ayuntamiento lleva un año sin cambios.",
        "Ese plazo está en la tabla de tasas.",
        "El horario está en el texto del cartel.",
        "Alguien borró la página.",
        "Lo dice el artículo 14, y no el texto del apartado 2 del artículo 16.",
        "Este tema lo lleva Urbanismo, según el texto de la ley.",
        "Esta página web del ayuntamiento no abre.",
        "Un recuadro de la sede avisa del cierre.",
        "La novela de ficción se pide en la biblioteca.",
    ],
)
def test_pages_and_tables_of_others_may_be_named(text: str) -> None:
    assert tell(text) == []
