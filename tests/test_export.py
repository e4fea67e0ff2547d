"""tooling/export.py: the command that leaves files for other systems in dist/."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from minimal_course import copy_minimal_course, replace_in_file
from question_kinds import load_samples

from exports.file_exports import FILE_EXPORTS, find_export
from tooling.dist_folder import write_files
from tooling.export import main

QUESTIONS = ("preguntas-moodle.xml", "preguntas-moodle-sin-ordenar.xml", "preguntas-moodle.gift.txt")
NAMES = (*QUESTIONS, "glosario.xml")


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small course with a question to be put in order, from whose folder the command is run."""
    folder = copy_minimal_course(tmp_path / "curso")
    bank = folder / "quizzes/tema-1.yml"
    bank.write_text(bank.read_text(encoding="utf-8") + "\n" + load_samples()["ordering"], encoding="utf-8")
    replace_in_file(folder / "docs/tema-1/2-modelos.md", 'quiz("t1-modelos", ', 'quiz("t1-orden", "t1-modelos", ')
    monkeypatch.chdir(folder)
    return folder


def list_written(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "dist").iterdir()) if (folder / "dist").exists() else []


def test_writes_the_files_and_tells_their_sizes(course: Path, capsys: pytest.CaptureFixture) -> None:
    assert main(["moodle"]) == 0
    assert list_written(course) == sorted(NAMES)
    told = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in told[:4]] == [f"dist/{name}" for name in NAMES]
    assert all(line.endswith("\N{NO-BREAK SPACE}kB") for line in told[:4])
    assert told[4:] == ["En el GIFT no van las preguntas `ordering`: 1."]
    first = [(course / "dist" / name).read_bytes() for name in NAMES]
    assert main(["moodle"]) == 0
    assert [(course / "dist" / name).read_bytes() for name in NAMES] == first
    assert b'type="ordering"' in first[0] and b'type="ordering"' not in first[1]


def test_one_tema(course: Path, capsys: pytest.CaptureFixture) -> None:
    assert main(["moodle", "--tema", "1"]) == 0
    assert list_written(course) == sorted(name.replace("moodle", "moodle-tema-1", 1) for name in QUESTIONS)
    assert main(["moodle", "--tema", "7"]) == 1
    assert "No hay tema 7. Los que hay: 1, 2." in capsys.readouterr().err


def test_a_name_that_it_does_not_know(course: Path, capsys: pytest.CaptureFixture) -> None:
    assert main(["modle"]) == 1
    assert capsys.readouterr().err == (
        "No conozco la exportación «modle» (¿quisiste decir `moodle`?). Las que hay: moodle.\n"
    )
    for arguments in (["moodle", "anki"], ["moodle", "--tema", "tres"], ["moodle", "--color"]):
        with pytest.raises(SystemExit, match="2"):
            main(arguments)
        assert capsys.readouterr().err.startswith("No entiendo esas opciones. Se escribe así: ")
    assert list_written(course) == []


def test_a_course_with_errors_is_not_exported(course: Path, capsys: pytest.CaptureFixture) -> None:
    replace_in_file(course / "quizzes/tema-1.yml", "kind: multiple", "kind: multipel")
    assert main(["moodle"]) == 1
    told = capsys.readouterr().err
    assert "quizzes/tema-1.yml:" in told and told.endswith("No se ha exportado nada.\n")
    assert list_written(course) == []


def test_a_question_that_can_not_travel_is_told_with_its_line(course: Path, capsys: pytest.CaptureFixture) -> None:
    bank = course / "quizzes/tema-1.yml"
    replace_in_file(bank, "accepted: [única]", "accepted: [a->b]")
    line = bank.read_text(encoding="utf-8").splitlines().index("    accepted: [a->b]") + 1
    assert main(["moodle"]) == 1
    assert f"quizzes/tema-1.yml:{line}:" in capsys.readouterr().err
    assert list_written(course) == []


def test_a_full_disk_leaves_what_there_was(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    assert main(["moodle"]) == 0
    before = {name: (course / "dist" / name).read_bytes() for name in NAMES}
    replace_in_file(course / "quizzes/tema-1.yml", "text: La jerarquía.", "text: La cadena de mando.")
    write, written = Path.write_bytes, []

    def write_until_full(path: Path, content: bytes) -> int:
        if path.parent.name == "dist":
            written.append(path)
            if len(written) == 2:
                write(path, content[:100])
                raise OSError(errno.ENOSPC, "No space left on device", str(path))
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", write_until_full)
    assert main(["moodle"]) == 1
    assert "no queda sitio en el disco" in capsys.readouterr().err
    assert {name: (course / "dist" / name).read_bytes() for name in list_written(course)} == before


def test_files_are_replaced_and_others_stay(tmp_path: Path) -> None:
    folder = tmp_path / "dist"
    write_files(folder, {"uno.txt": b"1", "dos.txt": b"2"})
    write_files(folder, {"dos.txt": b"22"})
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {"uno.txt": b"1", "dos.txt": b"22"}


def test_exports_have_names_of_their_own() -> None:
    assert [find_export(each.name) for each in FILE_EXPORTS] == list(FILE_EXPORTS)
