"""The command `check` on a folder: its table, findings and exit code (on this course: tests/content)."""

from __future__ import annotations

import datetime
import shutil
import sys
from pathlib import Path

import pytest
from minimal_course import copy_minimal_course, replace_in_file

from course.check import main
from course.runtime import memory
from course.whole_check import SOURCE_FOLDERS, check_whole


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the minimal course, as the working folder."""
    folder = copy_minimal_course(tmp_path / "course")
    monkeypatch.chdir(folder)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    monkeypatch.setattr(memory, "_folder", None)  # restored at the end
    return folder


def test_findings_of_the_text_come_with_those_of_the_data(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replace_in_file(course / "docs/tema-1/2-modelos.md", "La norma manda.", "La norma mandda [@nadie].")
    assert main() == 1
    shown = capsys.readouterr()
    assert "tema-1/2-modelos " in shown.out.split("\n")[5]
    assert "2-modelos.md:11:18: error: la fuente `nadie` no está" in shown.err
    assert "2-modelos.md:11:1: error: «mandda» no está en el diccionario" in shown.err
    assert "2-modelos.md:5:1: error: falta la macro `minutes`" in shown.err


def test_under_actions_each_finding_is_an_annotation(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    replace_in_file(course / "docs/tema-1/2-modelos.md", "La norma manda.", "La norma mandda.")
    assert main() == 1
    assert "::error file=docs/tema-1/2-modelos.md,line=11,col=1::«mandda»" in capsys.readouterr().out


def test_the_prose_of_each_page_is_told_on_request_and_in_annotations(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path, told = "docs/tema-1/2-modelos.md", "la prosa se sale de su medida"
    replace_in_file(course / path, "La norma manda.", "La norma manda. " * 40)
    main()
    assert "1 página con la prosa fuera de medida" in (shown := capsys.readouterr().err) and told not in shown
    main(["--prose"])
    assert f"{path}:1:1: aviso: {told}" in capsys.readouterr().err
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    main()
    assert f"::warning file={path},line=1,col=1::{told}" in capsys.readouterr().out


def test_a_course_that_cannot_be_read_still_ends_in_findings(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(course / "data")
    assert main() == 1
    assert capsys.readouterr().err.startswith("data: error: falta esta carpeta\nEn total: 1 error.\n")


def test_a_course_that_nobody_changed_is_told_again_without_reading_it(
    course: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    main()
    first = capsys.readouterr()
    forget_this_process()
    with monkeypatch.context() as patch:
        patch.setattr("course.whole_check.check_whole", refuse_to_read)
        main()
    assert capsys.readouterr() == first


@pytest.mark.parametrize(
    "path", ["docs/tema-1/2-modelos.md", "data/glossary.yml", "quizzes/tema-1.yml", "data/references.bib"]
)
def test_a_course_that_somebody_changed_is_read(course: Path, path: str, capsys: pytest.CaptureFixture[str]) -> None:
    main()
    before = capsys.readouterr()
    forget_this_process()
    (course / path).write_text("\ufeff", encoding="utf-8")
    main()
    assert capsys.readouterr() != before


def test_a_new_day_and_a_new_name_are_changes_too(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    main()
    monkeypatch.setattr("course.whole_check.check_whole", refuse_to_read)
    main()
    (course / "data/cases/otro.yaml").write_text("", encoding="utf-8")
    with pytest.raises(AssertionError):
        main()
    (course / "data/cases/otro.yaml").unlink()
    monkeypatch.setattr("course.whole_check.datetime", Tomorrow)
    with pytest.raises(AssertionError):
        main()


def test_all_that_is_read_is_what_is_looked_at(course: Path) -> None:
    """A file that the checks open but leave out of the digest could change without being read again."""
    opened: set[Path] = set()
    is_listening = True

    def note(event: str, arguments: tuple) -> None:
        if is_listening and event == "open" and isinstance(arguments[0], str):
            opened.add(Path(arguments[0]).resolve())

    sys.addaudithook(note)  # can't be removed
    check_whole(course)
    is_listening = False
    of_the_course = {
        path.relative_to(course.resolve()).parts[0] for path in opened if path.is_relative_to(course.resolve())
    }
    assert {"data", "docs", "quizzes"} == set(SOURCE_FOLDERS) == of_the_course - {".cache"}


class Tomorrow:
    """Replaces the module `datetime`."""

    class date(datetime.date):
        @classmethod
        def today(cls) -> datetime.date:
            return datetime.date.today() + datetime.timedelta(days=1)


def forget_this_process() -> None:
    """As if the next check were another process: only what is on the disk is remembered."""
    for shelf in memory._shelves.values():
        shelf.forget()


def refuse_to_read(root: Path) -> None:
    raise AssertionError("it was read")
