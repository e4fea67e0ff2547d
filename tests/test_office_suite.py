"""How the LibreOffice for the tests is found, and the message if there is none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tooling import office_suite

posix_only = pytest.mark.skipif(os.name == "nt", reason="el LibreOffice de mentira es un guion de shell")


@pytest.fixture
def no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with neither LibreOffice nor a way to get it."""
    monkeypatch.delenv("SOFFICE", raising=False)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(office_suite, "find_system_paths", lambda: iter(()))
    monkeypatch.setattr(office_suite, "find_installers", lambda: iter(()))


def test_the_chosen_one_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "mi oficina"
    program.touch()
    monkeypatch.setenv("SOFFICE", str(program))
    assert office_suite.find_office_suite() == program


def test_a_chosen_one_that_does_not_exist(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOFFICE", str(tmp_path / "nada"))
    assert office_suite.main() == 1
    assert "La variable SOFFICE dice" in capsys.readouterr().out


@posix_only
def test_a_missing_one_is_installed(
    no_office: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    program = tmp_path / "soffice"
    installers = [["sh", "-c", "echo no hay red >&2; exit 1"], ["sh", "-c", f"cp /bin/sh '{program}'"]]
    monkeypatch.setattr(office_suite, "find_system_paths", lambda: iter([program]))
    monkeypatch.setattr(office_suite, "find_installers", lambda: iter(installers))
    assert office_suite.main() == 0
    shown = capsys.readouterr().out
    assert "No ha podido ser: no hay red\n" in shown and f"LibreOffice para las pruebas: {program}" in shown


def test_another_s_privileges_are_taken_only_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_suite.os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(office_suite.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.delenv("CI", raising=False)
    assert list(office_suite.find_installers()) == []
    monkeypatch.setenv("CI", "true")
    assert [command[:2] for command in office_suite.find_installers()] == [["sudo", "-n"]]


def test_a_missing_one_is_said_plainly(no_office: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert office_suite.main() == 0
    assert "Las pruebas con LibreOffice se omiten" in capsys.readouterr().out


def test_a_missing_one_fails_in_ci(
    no_office: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CI", "true")
    assert office_suite.main() == 1
    assert "obligatorias" in capsys.readouterr().out


@posix_only
def test_what_it_does_not_convert_is_named(tmp_path: Path) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\necho 'source file could not be loaded' >&2\n", encoding="utf-8")
    program.chmod(0o755)
    with pytest.raises(office_suite.OfficeSuiteError, match=r"no ha hecho roto\.txt: no ha podido abrirlo; .* Impress"):
        office_suite.convert_documents(program, [tmp_path / "roto.odt"], "txt", tmp_path)
