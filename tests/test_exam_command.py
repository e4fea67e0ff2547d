"""`python3 tasks.py exam`: what it writes and says, and what it refuses."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from loaded_courses import copy_loaded, load_minimal_draft

from course.loaded.draft import Draft
from course.loaded.whole import Course
from course.model.question import QuestionBase
from exports.printed_test import printings
from tooling import exam
from tooling.exam import write_exam


def run_main(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *arguments: str, draft: Draft | None = None) -> int:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(exam, "load_draft", lambda root: (draft or load_minimal_draft(), []))
    monkeypatch.setattr(exam, "open_memory", lambda path: None)
    monkeypatch.setattr(exam, "end_run", lambda: None)
    return exam.main(list(arguments))


def list_written(folder: Path) -> list[str]:
    """The ends of the names of the files."""
    return sorted(path.name.rpartition("-examen-")[2] for path in (folder / "dist").iterdir())


def test_it_writes_the_documents_and_says_how_alike_they_are(
    practice_course: Course, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert write_exam(practice_course, 2, "2027", tmp_path / "dist") == 0
    shown = capsys.readouterr().out
    written = sorted(path.name for path in (tmp_path / "dist").iterdir())
    assert [Path(name).suffix for name in written].count(".pdf") == 3
    assert len(written) == 6 and all(f"dist/{name}" in shown for name in written)
    rows = {line[:20].strip(): line[20:].split() for line in shown.splitlines() if line}
    total = str(practice_course.facts.assessment.exam_questions)
    assert rows["Preguntas"] == [total, total]
    assert {"Del objetivo G1", "Del tema 1", "Nivel medio (1 a 6)", "Minutos previstos"} <= rows.keys()
    assert rows["En común con la A"][0] == "–"


def test_without_options_the_edition_is_the_seed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert run_main(monkeypatch, tmp_path) == 0
    wanted = ["2024-a.docx", "2024-a.pdf", "2024-b.docx", "2024-b.pdf", "2024-clave.docx", "2024-clave.pdf"]
    assert list_written(tmp_path) == wanted


@pytest.mark.parametrize("suffix", ["docx", "pdf"])
def test_only_the_format_that_is_asked_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, suffix: str) -> None:
    assert run_main(monkeypatch, tmp_path, "--variants", "1", "--format", suffix) == 0
    assert list_written(tmp_path) == [f"2024-a.{suffix}", f"2024-clave.{suffix}"]


def test_without_typst_the_docx_are_made_and_what_is_missing_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    assert run_main(monkeypatch, tmp_path, "--variants", "1") == 1
    told = "No se ha hecho ningún PDF: Falta typst, que compone el PDF: lo instala `python3 tasks.py export`.\n"
    assert capsys.readouterr().err == told
    assert list_written(tmp_path) == ["2024-a.docx", "2024-clave.docx"]
    assert run_main(monkeypatch, tmp_path, "--variants", "1", "--format", "pdf", "--seed", "x") == 1
    assert list_written(tmp_path) == ["2024-a.docx", "2024-clave.docx"]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("--variants", "0"), "Las variantes van de 1 a 26: 0 no puede ser."),
        (("--variants", "27"), "Las variantes van de 1 a 26: 27 no puede ser."),
        (("--seed", "¡!"), "La semilla lleva alguna letra o cifra"),
        (("--seed", "x" * 31), "no pasa de 30 caracteres."),
        (("--seed",), "No entiendo esas opciones."),
        (("--format", "odt"), "No entiendo esas opciones."),
        (("a",), "No entiendo esas opciones."),
    ],
)
def test_wrong_options_are_refused_with_why_and_how_it_is_written(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    reason: str,
) -> None:
    with pytest.raises(SystemExit) as caught:
        run_main(monkeypatch, tmp_path, *arguments)
    assert caught.value.code == 2
    told = capsys.readouterr().err
    assert reason in told and "Se escribe así: python3 tasks.py exam [--variants N]" in told
    assert not (tmp_path / "dist").exists()


def test_a_small_bank_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = copy_loaded(load_minimal_draft())
    drawable = [each for each in draft.questions if not each.value.is_self_graded]
    draft.data[QuestionBase] = drawable[:2]
    monkeypatch.setattr(exam, "check_final_test", lambda checked: [])
    assert run_main(monkeypatch, tmp_path, "--variants", "1", draft=draft) == 0
    assert "El banco no da para más: la prueba pide 5 preguntas y salen 2." in capsys.readouterr().out


def test_without_questions_there_is_no_test(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = copy_loaded(load_minimal_draft())
    draft.data[QuestionBase] = []
    assert run_main(monkeypatch, tmp_path, draft=draft) == 1
    assert "no tiene preguntas" in capsys.readouterr().out


def test_without_its_engine_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "py_mini_racer", None)
    assert run_main(monkeypatch, tmp_path) == 1
    assert "Falta mini-racer" in capsys.readouterr().out


@pytest.mark.parametrize("table", ["PRINTINGS", "MIXED_LISTS"])
def test_a_kind_without_a_form_on_paper_is_a_finding_and_nothing_is_written(
    practice_course: Course,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    table: str,
) -> None:
    without = {kind: row for kind, row in getattr(printings, table).items() if kind != "ordering"}
    monkeypatch.setattr(printings, table, without)
    assert write_exam(practice_course, 1, "2027", tmp_path / "dist") == 1
    errors = capsys.readouterr().err
    assert "quizzes/tema-1.yml:" in errors and "las preguntas `ordering` no tienen forma en papel" in errors
    assert not (tmp_path / "dist").exists()


def test_a_disk_without_room_is_said(
    practice_course: Course, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(folder: Path, files: dict[str, bytes]) -> None:
        raise OSError(28, "No space left on device", str(folder))

    monkeypatch.setattr(exam, "write_files", fail)
    assert write_exam(practice_course, 1, "2027", tmp_path / "dist") == 1
    assert "no queda sitio en el disco" in capsys.readouterr().err
