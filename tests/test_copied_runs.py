"""Runs of words copied from the notes are reported; quotations and names are not."""

from __future__ import annotations

from pathlib import Path

import pytest
from course_in_memory import make_course, make_page
from loaded_courses import load_minimal_course

from course.checks.text.copied_runs import NOTES_PATH, check_copied_runs
from course.findings import render_finding
from course.language.shingles import hash_shingles, save_shingles, split_words
from course.model import Case, Term

NOTE = (
    "La oficina abrió en marzo con dos personas y una mesa prestada por el mercado, según la Ley 39/2015, de 1 de "
    "octubre, del Procedimiento Administrativo Común de las Administraciones Públicas"
)
ARTICLE = "manda el artículo 14.2 de la Ley 39/2015 en todo caso y lugar"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the hashes of the notes."""
    folder = tmp_path_factory.mktemp("course")
    (folder / NOTES_PATH).parent.mkdir()
    hashes = (shingle for note in (NOTE, ARTICLE) for _, shingle in hash_shingles(split_words(note)))
    save_shingles(folder / NOTES_PATH, hashes)
    return folder


PAGE = "docs/tema-1/1-introduccion.md"
ADVICE = "(dilo con tus palabras o ponlo entre comillas)"


def check(text: str, root: Path) -> list[str]:
    course = make_course(make_page(f"# Título {{ #1 }}\n\n{text}\n", PAGE), root=root)
    return [render_finding(finding) for finding in check_copied_runs(course)]


def test_a_copied_run_is_told_once_with_its_words(root: Path) -> None:
    run = "abrió en marzo con dos personas y una mesa prestada"
    assert check(f"Uno.\n\nDicen que *{run}*, Y NADA MÁS.", root) == [
        f"{PAGE}:5:1: error: 10 palabras seguidas están así en las notas de partida: «{run}» {ADVICE}"
    ]


def test_two_copied_runs_of_a_paragraph_are_told_apart(root: Path) -> None:
    first, second = "la oficina abrió en marzo con dos personas", "dos personas y una mesa prestada por el mercado"
    assert check(f"Dicen que {first}. Después, {second}.", root) == [
        f"{PAGE}:3:1: error: 8 palabras seguidas están así en las notas de partida: «{first}» {ADVICE}",
        f"{PAGE}:3:1: error: 9 palabras seguidas están así en las notas de partida: «{second}» {ADVICE}",
    ]


def test_a_title_may_be_worded_as_in_the_notes(root: Path) -> None:
    assert check("## La oficina abrió en marzo con dos personas y una mesa { #1-oficina }\n\nTexto.", root) == []


@pytest.mark.parametrize(
    "text",
    [
        "En marzo abrió la oficina con dos personas. Una mesa salió del mercado.",
        "Según la nota, «La oficina abrió en marzo con dos personas y una mesa prestada por el mercado».",
        "En la oficina manda el artículo 14.2 de la Ley 39/2015 en todo.",
        "La Ley 39/2015, de 1 de octubre, del Procedimiento Administrativo Común de las Administraciones Públicas "
        "manda.",
    ],
)
def test_own_words_quotations_and_names_pass(text: str, root: Path) -> None:
    assert check(text, root) == []


@pytest.mark.parametrize(
    ("name", "is_told"),
    [
        ("La ventanilla única de Villaejemplo", False),
        ("Modelos y marco", False),
        ("Distinguir un canal de una institución", False),
        ("Una sola cola", False),
        ("La burocracia", True),
        ("Ventanilla única", True),
    ],
    ids=["case", "tema", "objective", "work", "heading of two words", "term of two words"],
)
def test_names_of_three_words_or_more_may_be_repeated(name: str, is_told: bool, tmp_path: Path) -> None:
    text = f"Se habla de {name} en esta casa"
    (tmp_path / NOTES_PATH).parent.mkdir()
    save_shingles(tmp_path / NOTES_PATH, (shingle for _, shingle in hash_shingles(split_words(text))))
    minimal = load_minimal_course()
    data = {model: minimal.list_located(model) for model in (Case, Term)}
    course = make_course(make_page(f"# Título {{ #1 }}\n\n{text}.\n"), root=tmp_path, data=data)
    assert bool(check_copied_runs(course)) is is_told


def test_a_copied_run_in_the_bank_is_told_too(root: Path) -> None:
    questions = (
        "  - {id: t1-a, kind: true_false, section: t1/1, objective: G1, level: apply, route: essential,\n"
        "     prompt: La oficina abrió en marzo con dos personas y una mesa.,\n"
        "     correct: true, why_true: A., why_false: B.}\n"
    )
    (finding,) = check_copied_runs(make_course(questions=questions, root=root))
    assert (finding.path, finding.line) == ("quizzes/tema-1.yml", 4)


def test_a_course_without_notes_has_nothing_to_compare_with(tmp_path: Path) -> None:
    assert check(NOTE, tmp_path) == []


def test_a_spoilt_file_is_told(root: Path, tmp_path: Path) -> None:
    (tmp_path / NOTES_PATH).parent.mkdir()
    (tmp_path / NOTES_PATH).write_bytes((root / NOTES_PATH).read_bytes()[:-1])
    assert check("Nada.", tmp_path) == [
        f"{NOTES_PATH}: error: este archivo está dañado (recupéralo: `git checkout -- {NOTES_PATH}`)"
    ]
