"""tooling/export.py: the command that leaves files for other systems in dist/."""

from __future__ import annotations

import contextlib
import datetime
import errno
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from minimal_course import copy_minimal_course, replace_in_file
from minimal_site import lay_out_minimal_course
from question_kinds import load_samples

from course.loaded.loading import load_draft
from course.loaded.whole import complete
from course.runtime import build_day, memory
from exports.file_exports import FILE_EXPORTS, FileExport, Plan, find_export
from exports.request import BuiltSite, ExportError, ExportRequest
from tooling.card_dates import record_dates
from tooling.export import main

QUESTIONS = ("preguntas-moodle.xml", "preguntas-moodle-sin-ordenar.xml", "preguntas-moodle.gift.txt")
BOOKS = ("libro-tema-1.zip",)
CARDS = """\
cards:
  - {title: Salidas, copies_for: table, what: Se levantan., size: card, texts: [Verde, Rojo]}
"""
NAMES = ("curso-minimo.mbz", *BOOKS, *QUESTIONS, "glosario.xml", "LEEME-moodle.txt")


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, practice_folder: Path) -> Path:
    """A small course with a question to be put in order, from whose folder the command is run.

    Its site isn't built: the practice course's, which has the same lessons and more, is there already.
    """

    @contextlib.contextmanager
    def provide_site(root: Path) -> Iterator[BuiltSite]:
        yield BuiltSite(practice_folder / "web", practice_folder / "offline")

    monkeypatch.setattr("tooling.export._provide_site", provide_site)
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
    start, *told = capsys.readouterr().out.splitlines()
    assert start == "Haciendo moodle…"
    assert [line.split(":")[0] for line in told[: len(NAMES)]] == [f"dist/{name}" for name in NAMES]
    assert all(line.endswith("\N{NO-BREAK SPACE}kB") for line in told[: len(NAMES)])
    assert told[len(NAMES) :] == ["En el GIFT no van las preguntas `ordering`: 1."]
    first = {name: (course / "dist" / name).read_bytes() for name in NAMES}
    assert main(["moodle"]) == 0
    assert {name: (course / "dist" / name).read_bytes() for name in NAMES} == first
    assert b'type="ordering"' in first[QUESTIONS[0]] and b'type="ordering"' not in first[QUESTIONS[1]]


def test_a_text_says_which_file_is_for_what(course: Path) -> None:
    assert main(["moodle"]) == 0
    assert main(["moodle", "--tema", "1"]) == 0
    for name in ("LEEME-moodle.txt", "LEEME-moodle-tema-1.txt"):
        content = (course / "dist" / name).read_bytes()
        text = content.decode("utf-8")
        assert content.count(b"\n") == content.count(b"\r\n"), "for Notepad"
        assert max(map(len, text.splitlines())) <= 80
        scope = name.removeprefix("LEEME-moodle").removesuffix(".txt")
        own = [other for other in list_written(course) if ("tema-1" in other) == bool(scope) or other in BOOKS]
        for other in {*own, *BOOKS} - {name}:
            assert f"\r\n{other}\r\n" in text, other
        assert ("glosario.xml" in text) == (not scope)


def test_one_tema(course: Path, capsys: pytest.CaptureFixture) -> None:
    assert main(["moodle", "--tema", "1"]) == 0
    questions = [name.replace("moodle", "moodle-tema-1", 1) for name in QUESTIONS]
    own = ["curso-minimo-tema-1.mbz", *BOOKS, *questions, "LEEME-moodle-tema-1.txt"]
    assert list_written(course) == sorted(own)
    assert main(["moodle", "--tema", "7"]) == 1
    assert "No hay tema 7. Los que hay: 1, 2." in capsys.readouterr().err


def test_its_names_are_known_without_the_site(course: Path) -> None:
    assert main(["moodle"]) == 0
    draft, _ = load_draft(course)
    assert sorted(FILE_EXPORTS[0].plan_files(ExportRequest(complete(draft)))) == list_written(course)


def test_the_command_builds_the_site_that_it_needs(tmp_path: Path) -> None:
    source = lay_out_minimal_course(tmp_path / "curso", "tooling")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "tooling.export", "moodle"]
    done = subprocess.run(command, cwd=source, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0 and done.stderr == "", done.stdout + done.stderr
    assert done.stdout.startswith("Construyendo la web…\n")
    assert {"curso-minimo.mbz", "libro-tema-1.zip", "LEEME-moodle.txt"} <= set(list_written(source))


def test_a_name_that_it_does_not_know(course: Path, capsys: pytest.CaptureFixture) -> None:
    names = ", ".join(export.name for export in FILE_EXPORTS)
    assert main(["modle"]) == 1
    names = ", ".join(export.name for export in FILE_EXPORTS)
    assert capsys.readouterr().err == (
        f"No conozco la exportación «modle» (¿quisiste decir `moodle`?). Las que hay: {names}.\n"
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


def test_a_question_that_can_not_travel_is_told_with_its_line_before_anything_is_made(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    monkeypatch.setattr("tooling.export._provide_site", lambda root: pytest.fail("a site was built in vain"))
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


def test_a_file_where_the_folder_would_be_is_told(course: Path, capsys: pytest.CaptureFixture) -> None:
    (course / "dist").write_text("apuntes", encoding="utf-8")
    assert main(["qti"]) == 1
    told = capsys.readouterr().err
    assert told == f"No puedo escribir en {course / 'dist'}: ya hay algo con ese nombre que no es una carpeta.\n"
    assert (course / "dist").read_text(encoding="utf-8") == "apuntes"


def test_a_folder_where_a_file_would_be_is_told(course: Path, capsys: pytest.CaptureFixture) -> None:
    taken = course / "dist/libro-tema-1.zip"
    taken.mkdir(parents=True)
    assert main(["moodle"]) == 1
    assert capsys.readouterr().err == f"No puedo escribir en {taken}: ya hay una carpeta con ese nombre.\n"
    assert list_written(course) == [taken.name]


def test_a_list_that_can_not_be_written_is_told(course: Path, capsys: pytest.CaptureFixture) -> None:
    (course / "dist/LEEME.txt").mkdir(parents=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tooling.export.FILE_EXPORTS", (FILE_EXPORTS[0],))
        assert main([]) == 1
    assert capsys.readouterr().err.endswith("LEEME.txt: ya hay una carpeta con ese nombre.\n")


def test_exports_have_names_of_their_own() -> None:
    assert [find_export(each.name) for each in FILE_EXPORTS] == list(FILE_EXPORTS)


@pytest.fixture(scope="module")
def full_course(tmp_path_factory: pytest.TempPathFactory, practice_folder: Path) -> Path:
    """The folder of the practice course with something for every export: cards to cut out, and the dates of Anki's."""
    source = tmp_path_factory.mktemp("completo")
    for name in ("data", "docs", "quizzes"):
        shutil.copytree(practice_folder / "source" / name, source / name)
    replace_in_file(source / "data/session_guides/sesion-1.yml", "goes_wrong:", f"{CARDS}goes_wrong:")
    assert record_dates(source, datetime.datetime(2026, 12, 1, tzinfo=datetime.UTC)) == 0
    return source


@pytest.mark.parametrize("export", FILE_EXPORTS, ids=lambda export: export.name)
def test_what_is_made_on_another_day_has_the_same_bytes(
    export: FileExport, full_course: Path, practice_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No file has the date or the hour at which it was made: who has one needn't take again what says the same."""
    monkeypatch.delenv(build_day.VARIABLE, raising=False)
    site = BuiltSite(practice_folder / "web", practice_folder / "offline")
    made = []
    for day in (datetime.datetime(2026, 12, 4, 9, 30, tzinfo=datetime.UTC), datetime.datetime(2027, 7, 15, 16, 45)):
        for shelf in memory._shelves.values():
            shelf.forget()
        with time_machine.travel(day):
            draft, _ = load_draft(full_course)
            request = ExportRequest(complete(draft), site=site, session=1 if export.is_by_session else None)
            made.append({name: build() for name, build in export.plan_files(request).items()})
    assert made[0]
    assert made[0] == made[1]


def test_without_a_name_all_are_made_and_listed(course: Path, capsys: pytest.CaptureFixture) -> None:
    def plan_notes(request: ExportRequest) -> Plan:
        return {request.name_file("-notas.txt"): lambda: b"x" * 1_234_567}

    rows = (FileExport("notas", "las notas", plan_notes, is_by_tema=False, has_routes=True), FILE_EXPORTS[0])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tooling.export.FILE_EXPORTS", rows)
        assert main([]) == 0
    listed = (course / "dist/LEEME.txt").read_text(encoding="utf-8")
    assert (
        "Las notas:\n\n- `curso-minimo-notas.txt` (1,3\N{NO-BREAK SPACE}MB)\n- `curso-minimo-notas-imprescindible.txt`"
        in listed
    )
    written = {name for name in list_written(course) if name != "LEEME.txt"}
    assert written == set(re.findall(r"^- `(.+)` \(", listed, flags=re.MULTILINE))
    assert {name.replace("moodle", "moodle-tema-2", 1) for name in QUESTIONS[::2]} <= written
    assert capsys.readouterr().out.endswith("Qué es cada archivo: dist/LEEME.txt\n")


def test_an_export_that_can_not_be_made_is_told_and_the_others_are_made(
    course: Path, capsys: pytest.CaptureFixture
) -> None:
    def plan_nothing(request: ExportRequest) -> Plan:
        def fail() -> bytes:
            raise ExportError("Falta la imprenta.")

        return {"libro.txt": lambda: b"", "pliego.txt": fail}

    rows = (FileExport("libro", "el libro", plan_nothing, is_by_tema=False), FILE_EXPORTS[0])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tooling.export.FILE_EXPORTS", rows)
        assert main([]) == 1
    assert "No se ha hecho libro: Falta la imprenta." in capsys.readouterr().err
    written = list_written(course)
    assert set(NAMES) <= set(written) and not {"libro.txt", "LEEME.txt"} & set(written)


def test_one_session(course: Path, capsys: pytest.CaptureFixture) -> None:
    def plan_notes(request: ExportRequest) -> Plan:
        return {f"notas-{request.session}.txt": lambda: b"x"}

    rows = (FileExport("notas", "las notas", plan_notes, is_by_session=True), FILE_EXPORTS[0])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tooling.export.FILE_EXPORTS", rows)
        assert main(["--sesion", "2"]) == 0
        assert main(["--sesion", "9"]) == 1
    told = capsys.readouterr()
    assert told.out.startswith("No tienen esa forma, y no se hacen: moodle.\n")
    assert told.err == "No hay sesión 9. Las que hay: 1, 2.\n"
    assert list_written(course) == ["notas-2.txt"]
    assert main(["moodle", "--sesion", "1"]) == 1
    assert (
        capsys.readouterr().err
        == "«moodle» no lleva `--sesion`. La llevan: diapositivas, imprimir, hojas, actividades, tarjetas.\n"
    )


def test_a_form_that_an_export_has_not(course: Path, capsys: pytest.CaptureFixture) -> None:
    assert main(["moodle", "--imprescindible"]) == 1
    assert capsys.readouterr().err.startswith("«moodle» no lleva `--imprescindible`.")


def test_what_has_not_the_form_that_is_asked_for_is_told_and_not_listed(
    course: Path, capsys: pytest.CaptureFixture
) -> None:
    def plan_notes(request: ExportRequest) -> Plan:
        return {request.name_file("-notas.txt"): lambda: b"x"}

    rows = (FileExport("notas", "las notas", plan_notes, has_routes=True), FILE_EXPORTS[0])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tooling.export.FILE_EXPORTS", rows)
        assert main(["--tema", "1", "--imprescindible"]) == 0
    assert capsys.readouterr().out.startswith("No tienen esa forma, y no se hacen: moodle.\n")
    assert list_written(course) == ["curso-minimo-notas-tema-1-imprescindible.txt"], "LEEME.txt is of all the exports"
