"""Runs copied from the notes are told; quotations and the names of things are not."""

from __future__ import annotations

import pytest
from course_in_memory import make_course, make_page

from course.checks.text.copied_runs import NOTES_SHINGLES, check_copied_runs
from course.language.shingles import hash_shingles, load_shingles, split_words

NOTE = (
    "La oficina abrió en marzo con dos personas y una mesa prestada por el mercado, según la Ley 39/2015, de 1 de octubre,"
    " del Procedimiento Administrativo Común de las Administraciones Públicas"
)
ARTICLE = "manda el artículo 14.2 de la Ley 39/2015 en todo caso y lugar"
NOTES = frozenset(shingle for note in (NOTE, ARTICLE) for _, shingle in hash_shingles(split_words(note)))


def check(text: str) -> list[tuple[int | None, str]]:
    loaded = make_course(make_page(f"# Título {{ #1 }}\n\n{text}\n"))
    return [(finding.line, finding.message) for finding in check_copied_runs(loaded, NOTES)]


def test_a_copied_run_is_told_once_with_its_words() -> None:
    run = "abrió en marzo con dos personas y una mesa prestada"
    assert check(f"Uno.\n\nDicen que *{run}*, Y NADA MÁS.") == [
        (5, f"10 palabras seguidas están así en las notas de partida: «{run}»")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "En marzo abrió la oficina con dos personas. Una mesa salió del mercado.",
        "Según la nota, «La oficina abrió en marzo con dos personas y una mesa prestada por el mercado».",
        "En la oficina manda el artículo 14.2 de la Ley 39/2015 en todo.",
        "La Ley 39/2015, de 1 de octubre, del Procedimiento Administrativo Común de las Administraciones Públicas manda.",
    ],
)
def test_own_words_quotations_and_names_pass(text: str) -> None:
    assert check(text) == []


def test_a_copied_run_in_the_bank_is_told_too() -> None:
    questions = (
        "  - {id: t1-a, kind: true_false, section: t1/1, objective: G1, level: apply, correct: true,\n"
        "     prompt: La oficina abrió en marzo con dos personas y una mesa., why_true: A., why_false: B.}\n"
    )
    (finding,) = check_copied_runs(make_course(questions=questions), NOTES)
    assert (finding.path, finding.line) == ("quizzes/tema-1.yml", 4)


def test_the_repository_holds_the_hashes_of_the_notes() -> None:
    assert len(load_shingles(NOTES_SHINGLES)) > 40_000
