"""A paragraph that appears twice is found, wherever the second one is."""

from __future__ import annotations

from course_in_memory import make_course, make_page

from course.checks.text.near_duplicates import check_near_duplicates

TEXT = (
    "La oficina atiende sin cita de nueve a once y el resto de la mañana con ella, porque así quien no sabe pedirla por"
    " internet encuentra siempre una puerta abierta en su barrio."
)


def check(first: str, second: str) -> list[tuple[str, int | None, str]]:
    pages = (
        make_page(f"# Uno {{ #1 }}\n\n{first}\n", "docs/tema-1/1-uno.md"),
        make_page(f"# Dos {{ #2 }}\n\nOtra cosa.\n\n{second}\n", "docs/tema-1/2-dos.md"),
    )
    return [(finding.path, finding.line, finding.message) for finding in check_near_duplicates(make_course(*pages))]


def test_the_second_telling_names_the_first() -> None:
    changed = TEXT.replace("de nueve a once", "de nueve a diez").replace("su barrio", "el barrio")
    expected = [("docs/tema-1/2-dos.md", 5, "este párrafo dice casi lo mismo que docs/tema-1/1-uno.md:3")]
    assert check(TEXT, TEXT) == expected
    assert check(TEXT, changed) == expected


def test_the_same_subject_in_other_words_passes() -> None:
    other = (
        "Quien no domina internet puede entrar sin cita hasta las once. Después se atiende por orden de agenda, y la "
        "puerta del barrio sigue abierta para el resto de gestiones que se resuelven allí mismo."
    )
    assert check(TEXT, other) == []


def test_a_short_line_may_come_twice() -> None:
    assert check("Pregunta primero quién decide.", "Pregunta primero quién decide.") == []
