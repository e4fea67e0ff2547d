"""tooling/html_checker.py: how the checker is found and fetched, what it reports, and the message if there is none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tooling import html_checker
from tooling.browser import is_browser_required

posix_only = pytest.mark.skipif(os.name == "nt", reason="el Java de mentira es un guion de shell")


@pytest.fixture
def no_java(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine with neither Java nor the checker, nor a way to get them."""
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(html_checker, "JAR", tmp_path / "vnu.jar")
    monkeypatch.setattr(html_checker, "find_installers", lambda: iter(()))
    monkeypatch.setenv("PATH", str(tmp_path))


def test_none_is_needed_by_who_only_writes(no_java: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert html_checker.main() == 0
    shown = capsys.readouterr().out
    assert "hacen falta Java 17" in shown and "se omite" in shown


def test_none_is_a_failure_in_ci(
    no_java: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CI", "true")
    assert html_checker.main() == 1
    assert "es obligatoria" in capsys.readouterr().out


@posix_only
@pytest.mark.parametrize(("version", "is_enough"), [("1.8", False), ("11", False), ("17", True), ("25", True)])
def test_an_old_java_is_none(no_java: None, tmp_path: Path, version: str, is_enough: bool) -> None:
    java = tmp_path / "java"
    java.write_text(f"#!/bin/sh\necho '    java.specification.version = {version}' >&2\n")
    java.chmod(0o755)
    assert html_checker.find_java() == (java if is_enough else None)


@posix_only
def test_a_missing_java_is_installed_and_npm_s_refusal_is_told(
    no_java: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    java = tmp_path / "java"
    script = f"printf '#!/bin/sh\\necho java.specification.version = 21 >&2\\n' > '{java}' && /bin/chmod +x '{java}'"
    monkeypatch.setattr(html_checker, "find_installers", lambda: iter([["/bin/sh", "-c", script]]))
    assert html_checker.provide_html_checker() is None
    assert html_checker.find_java() == java
    assert "No se encuentra npm" in capsys.readouterr().out


def test_what_it_reports(tmp_path: Path) -> None:
    checker = html_checker.find_html_checker()
    if checker is None and not is_browser_required():
        pytest.skip("no hay Java o falta el validador, que trae `python3 tasks.py test`")
    assert checker is not None, "con CI=true esta prueba no se omite"
    page = tmp_path / "con espacios y eñe.html"
    page.write_text('<!doctype html>\n<html lang="es"><title>Prueba</title>\n<h2></h2>', encoding="utf-8")
    sheet = tmp_path / "sheet.css"
    sheet.write_text("p { colour: red }", encoding="utf-8")
    faults = html_checker.check_files(checker, [page, sheet])
    assert {(fault.path, fault.line) for fault in faults} >= {(page, 3), (sheet, 1)}
    assert "Empty heading." in {fault.message for fault in faults}
