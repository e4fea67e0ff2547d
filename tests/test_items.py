"""`python3 tasks.py items` as a trainer uses it: files of all sorts, and what is left in `dist/`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from item_analysis.saved_files import make_attempt, make_record, make_state, write_saved
from item_analysis.simulated_people import make_bank_course, write_files
from loaded_courses import load_minimal_course, load_minimal_draft

from course.loaded.draft import Draft
from course.loaded.whole import Course
from tooling import items as command
from tooling.items import find_paths, report_items

SECRET = "Ana-Ejemplo"


@pytest.fixture(scope="module")
def course() -> Course:
    return make_bank_course()


@pytest.fixture(scope="module")
def files(course: Course) -> list[str]:
    return write_files(course, 40, 4)


def put(folder: Path, **contents: str | bytes) -> list[Path]:
    """Files with these names, `_` for `.`."""
    folder.mkdir(exist_ok=True)
    paths = []
    for name, content in contents.items():
        paths.append(folder / name.replace("_", "."))
        paths[-1].write_bytes(content if isinstance(content, bytes) else content.encode())
    return paths


def test_a_folder_of_a_classroom(
    course: Course, files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(tmp_path / "aula", **{f"{SECRET}-{number}_json": text for number, text in enumerate(files)}, notas_txt="nada")
    assert report_items(course, [tmp_path / "aula"], tmp_path / "dist") == 0
    shown, errors = capsys.readouterr()
    assert errors == ""
    assert "Personas: 40." in shown and "quizzes/tema-1.yml:" in shown
    assert "clave-cambiada" in shown.partition("Para mirar")[2]
    assert "dist/" in shown
    made = sorted((tmp_path / "dist").iterdir())
    assert [path.name for path in made] == sorted(shown.split("dist/")[number].split()[0] for number in (1, 2, 3))
    assert not any(SECRET in path.read_text(encoding="utf-8") for path in made)


def test_whatever_else_the_files_say_the_results_are_the_same(course: Course, files: list[str], tmp_path: Path) -> None:
    """Names and devices that somebody may write in a file change nothing and are nowhere."""
    states = [json.loads(text)["state"] for text in files]
    named = [
        write_saved(
            state | {"owner": SECRET, "drafts": {"t1-x": SECRET}, "device": {"id": SECRET}},
            exportedAt=SECRET,
            name=SECRET,
        )
        for state in states
    ]
    put(tmp_path / "con", **{f"{number}_json": text for number, text in enumerate(named)})
    put(tmp_path / "sin", **{f"{number}_json": text for number, text in enumerate(files)})
    for name in ("con", "sin"):
        assert report_items(course, [tmp_path / name], tmp_path / "dist" / name) == 0
    for path in (tmp_path / "dist/sin").iterdir():
        written = (tmp_path / "dist/con" / path.name).read_bytes()
        assert written == path.read_bytes()
        assert SECRET.encode() not in written


def test_each_bad_file_is_named_and_the_good_ones_count(
    course: Course, files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = make_state(t1_de_otro=make_record(make_attempt()))
    paths = put(
        tmp_path / "varios",
        bien_json=files[0],
        igual_json=files[0],
        bom_json=b"\xef\xbb\xbf" + files[1].encode(),
        roto_json="{",
        vacio_json="",
        ajeno_json=write_saved(other),
        nuevo_json=write_saved(other, schema=9),
    )
    (tmp_path / "nada").mkdir()
    missing = tmp_path / "falta.json"
    assert report_items(course, [*paths, tmp_path / "nada", missing], tmp_path / "dist") == 1
    shown, errors = capsys.readouterr()
    for start in (
        "roto.json: no es un archivo de respuestas",
        "vacio.json: está vacío",
        "ajeno.json: es de otro curso",
        "nuevo.json: lo guardó una edición posterior",
        "nada: es una carpeta sin ningún archivo .json",
        "falta.json: no existe",
    ):
        assert f"No se cuenta {start}" in errors
    assert len(errors.splitlines()) == 6
    assert "bien.json y igual.json: son de la misma persona, que cuenta una vez." in shown
    assert "Personas: 2." in shown


def test_with_no_good_file_nothing_is_written(
    course: Course, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = write_saved({"version": 2, "answers": {}})
    assert report_items(course, put(tmp_path, nadie_json=empty), tmp_path / "dist") == 1
    assert "nadie.json: no tiene ninguna respuesta que se pueda contar" in capsys.readouterr().err
    assert not (tmp_path / "dist").exists()


def test_answers_to_questions_that_are_gone_are_told(
    course: Course, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = make_record(make_attempt())
    state = make_state(**{"t1-buena-0": record, "t1-de-otro": record, "t1-rota": {}})
    assert report_items(course, put(tmp_path, a_json=write_saved(state)), tmp_path / "dist") == 0
    shown = capsys.readouterr().out
    assert "a.json: 1 respuestas son de preguntas que el curso no tiene ahora" in shown
    assert "a.json: 1 respuestas no se entienden" in shown


def test_a_file_without_permission_is_said(
    course: Course,
    files: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    paths = put(tmp_path, a_json=files[0])
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert report_items(course, paths, tmp_path / "dist") == 1
    assert "a.json: no se puede leer (no tienes permiso" in capsys.readouterr().err


def test_a_full_disk_is_said(
    course: Course,
    files: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(folder: Path, files: dict[str, bytes]) -> None:
        raise OSError(28, "No space left on device", str(folder / "a.csv"))

    monkeypatch.setattr(command, "write_files", fail)
    assert report_items(course, put(tmp_path, a_json=files[0]), tmp_path / "dist") == 1
    assert "no queda sitio en el disco" in capsys.readouterr().err


def test_a_star_is_understood_where_the_terminal_leaves_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, **{"b_json": "", "a_json": "", "c_txt": "", "[1]_json": ""})
    monkeypatch.chdir(tmp_path)
    assert [path.name for path in find_paths(["*.json"])] == ["[1].json", "a.json", "b.json"]
    assert [path.name for path in find_paths(["[1].json", "no*.json", "c.txt"])] == ["[1].json", "no*.json", "c.txt"]


def run_main(monkeypatch: pytest.MonkeyPatch, draft: Draft, findings: list, arguments: list[str]) -> int:
    monkeypatch.setattr(command, "load_draft", lambda root: (draft, findings))
    monkeypatch.setattr(command, "open_memory", lambda path: None)
    monkeypatch.setattr(command, "end_run", lambda: None)
    return command.main(arguments)


def test_the_command_reads_the_course_of_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    identifier = next(each.value.id for each in load_minimal_course().questions if not each.value.is_self_graded)
    state = make_state(**{identifier: make_record(make_attempt())})
    put(tmp_path, a_json=write_saved(state))
    monkeypatch.chdir(tmp_path)
    assert run_main(monkeypatch, load_minimal_draft(), [], ["a.json"]) == 0
    assert sorted(path.name for path in (tmp_path / "dist").iterdir()) == sorted(
        f"{load_minimal_course().facts.slug}-{ending}" for ending in ("opciones.csv", "preguntas.csv", "preguntas.svg")
    )
    assert run_main(monkeypatch, load_minimal_draft(), ["algo"], ["a.json"]) == 1
    assert "python3 tasks.py check" in capsys.readouterr().out


def test_without_files_it_says_how_it_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        command.main([])
    assert caught.value.code == 2
    assert "python3 tasks.py items ARCHIVO" in capsys.readouterr().err
