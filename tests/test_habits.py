"""What a rewritten tema has left is found where it stands, and only in rewritten temas."""

from __future__ import annotations

from course_in_memory import make_course, make_page
from loaded_courses import load_minimal_draft

from course.checks.text.habits import check_habits
from course.findings import render_finding
from course.loaded.located import Located
from course.model import CourseFacts

PATH = "docs/tema-1/1-introduccion.md"
PAGE = """# Título { #1 }

A nuestro juicio, la cola baja. Es una propuesta nuestra.

**Qué cambia en tu trabajo.** Pregunta antes.

No hemos visto la cifra.

**Qué cambia en tu trabajo.** Pregunta después.

## Fuentes { #fuentes }

??? source-note "Nota sobre las fuentes"
    Solo hemos leído el resumen.
"""


def check(rewritten: tuple[int, ...]) -> list[str]:
    located = load_minimal_draft().facts
    facts = located.value.model_copy(update={"rewritten_temas": [*rewritten]})
    course = make_course(make_page(PAGE, PATH), data={CourseFacts: [Located(facts, located.document)]})
    return [render_finding(finding).removeprefix(f"{PATH}:") for finding in check_habits(course)]


def test_what_a_rewritten_tema_has_left_is_found_with_its_place() -> None:
    marked = " (si es propuesta del curso, márcala con `{ .proposal }`; si no, quítalo)"
    assert check((1, 2)) == [
        "9:1: error: «Qué cambia en tu trabajo» sale más de una vez en la página"
        " (deja la mejor y lleva las demás al argumento)",
        f"3:1: error: «A nuestro juicio» no va en la lección{marked}",
        f"3:40: error: «propuesta nuestra» no va en la lección{marked}",
        "7:1: error: «No hemos visto» no va en la lección (llévalo a la «Nota sobre las fuentes»)",
    ]


def test_other_temas_keep_theirs_meanwhile() -> None:
    assert check((2,)) == []
