"""The questions of the before and the after: that they speak of all the course, and the page that asks them."""

from __future__ import annotations

from pathlib import Path

import pytest
from minimal_course import copy_minimal_course
from new_tema import add_tema

from course.checks import check_folder
from course.checks.before_and_after import ENOUGH, check_before_and_after
from course.findings import render_finding
from course.loaded.whole import Course
from course.model import BeforeAndAfter
from data_kinds import render_macro, write_files

_QUESTION = """\
  - id: t{tema}-{name}
    kind: true_false
    section: t{tema}/1
    objective: {objective}
    level: apply
    route: essential
    prompt: ¿Pasa en la oficina {name}?
    correct: true
    why_true: Así es.
    why_false: Sí que pasa.
"""
_ASKED = [f"fija-{number}" for number in range(6)]


def write_questions(tema: int, names: list[str], objective: str) -> str:
    return "".join(_QUESTION.format(tema=tema, name=name, objective=objective) for name in names)


def check(folder: Path, others: int, objective: str = "G1", tema: int = 1) -> list[str]:
    """What is said of six questions of tema 1 and of objective G1, if the bank has some others."""
    source = copy_minimal_course(folder / "course")
    banks = {1: write_questions(1, _ASKED, "G1")}
    if tema != 1:
        add_tema(source, tema)
    banks[tema] = banks.get(tema, "") + write_questions(tema, [f"otra-{each}" for each in range(others)], objective)
    files = {f"quizzes/tema-{number}.yml": f"tema: {number}\nquestions:\n{bank}" for number, bank in banks.items()}
    files["data/before_and_after.yml"] = "questions:\n" + "".join(f"  - t1-{name}\n" for name in _ASKED)
    write_files(source, files)
    return [render_finding(finding) for finding in check_before_and_after(check_folder(source)[0])]


@pytest.mark.parametrize(
    ("others", "objective", "is_told"), [(ENOUGH, "E1", True), (ENOUGH - 1, "E1", False), (ENOUGH, "G1", False)]
)
def test_an_objective_that_is_not_general_and_has_enough_questions_has_one_there(
    tmp_path: Path, others: int, objective: str, is_told: bool
) -> None:
    message = (
        "data/before_and_after.yml:2:3: error: no hay ninguna pregunta del objetivo `E1` (añade una, o cambia una de"
        " otro objetivo)"
    )
    assert check(tmp_path, others, objective) == ([message] if is_told else [])


@pytest.mark.parametrize(("others", "is_told"), [(ENOUGH, True), (ENOUGH - 1, False)])
def test_a_tema_with_enough_questions_has_one_there(tmp_path: Path, others: int, is_told: bool) -> None:
    message = "data/before_and_after.yml:2:3: error: no hay ninguna pregunta del tema 3 (añade una)"
    assert check(tmp_path, others, tema=3) == ([message] if is_told else [])


def test_the_page_names_the_questions_in_their_order_and_adds_up_their_minutes(practice_course: Course) -> None:
    ids = practice_course.get_value(BeforeAndAfter).questions
    page = render_macro(practice_course, "before_and_after")
    assert f'data-questions="{" ".join(ids)}"' in page
    minutes = sum(question.value.minutes for question in practice_course.questions if question.value.id in ids)
    assert f"Son {len(ids)} preguntas, las mismas las dos veces, y se contestan en unos {minutes} minutos." in page
