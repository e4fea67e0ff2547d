"""The command `check` on a folder: its table, its findings, its exit code. (That the course itself has none: test_build_findings.py.)"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from minimal_course import copy_minimal_course, replace_in_file

from course.check import main


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the minimal course, and the working folder."""
    folder = copy_minimal_course(tmp_path / "course")
    monkeypatch.chdir(folder)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    return folder


def test_findings_of_the_text_come_with_those_of_the_data(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replace_in_file(course / "docs/tema-1/2-modelos.md", "La norma manda.", "La norma mandda [@nadie].")
    assert main() == 1
    shown = capsys.readouterr()
    assert "docs/tema-1/2-modelos.md" in shown.out.split("\n")[3]
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


def test_a_course_that_cannot_be_read_still_ends_in_findings(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(course / "data")
    assert main() == 1
    assert "data/course.yml: error: falta este archivo" in capsys.readouterr().err
