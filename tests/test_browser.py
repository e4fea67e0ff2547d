"""How the browser for the tests is found, and the message if there is none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tooling import browser

posix_only = pytest.mark.skipif(os.name == "nt", reason="el navegador de mentira es un guion de shell")


@pytest.fixture
def no_browser(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine with neither a browser nor a way to get one."""
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(browser, "SHELLS", ["chromium-sin-ventanas"])
    monkeypatch.setattr(browser, "find_system_paths", lambda: iter(()))
    monkeypatch.setattr(browser, "find_playwright_path", lambda: None)
    monkeypatch.setattr(browser, "find_installers", lambda: iter(()))


def make_program(path: Path, version: str) -> Path:
    path.write_text(f"#!/bin/sh\necho 'Chromium {version} built for tests'\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@posix_only
def test_chosen_browser_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = make_program(tmp_path / "mi navegador", "140.0.7339.80")
    monkeypatch.setenv("CHROMIUM", str(program))
    assert browser.find_browser() == browser.Browser(program, "140.0.7339.80", "indicado en CHROMIUM")


def test_chosen_browser_that_does_not_exist(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "nada"))
    with pytest.raises(browser.BrowserError, match="que no existe"):
        browser.find_browser()
    assert browser.main() == 1
    assert "La variable CHROMIUM dice" in capsys.readouterr().out


@posix_only
def test_browser_of_the_system_is_found(
    no_browser: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    program = make_program(tmp_path / "chromium", "139.0.1.2")
    monkeypatch.setattr(browser, "find_system_paths", lambda: iter([tmp_path / "missing", program]))
    assert browser.main() == 0
    assert capsys.readouterr().out == f"Navegador para las pruebas: {program} (139.0.1.2, instalado en el sistema)\n"


@posix_only
def test_missing_browser_is_installed(
    no_browser: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    program = tmp_path / "chromium"
    failing = ["sh", "-c", "echo no hay red >&2; exit 1"]
    installing = ["sh", "-c", f"cp /bin/sh '{program}'"]
    installers = [(failing, "uno"), (installing, "otro")]
    monkeypatch.setattr(browser, "find_system_paths", lambda: iter([program]))
    monkeypatch.setattr(browser, "find_installers", lambda: iter(installers))
    assert browser.main() == 0
    shown = capsys.readouterr().out
    assert "intento instalar uno con uno\nNo ha podido ser: no hay red\n" in shown
    assert f"Navegador para las pruebas: {program}" in shown


@posix_only
@pytest.mark.parametrize("is_ci", [True, False])
def test_ci_installs_the_headless_shell_where_there_is_another(
    no_browser: None,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    is_ci: bool,
) -> None:
    """Playwright leaves it in a folder beside that of its Chromium, and it comes first wherever the other is."""
    own = tmp_path / "chromium-1255/chrome-linux64/chrome"
    own.parent.mkdir(parents=True)
    make_program(own, "139.0.1.2")
    shell = tmp_path / "chromium_headless_shell-1255/chrome-linux64/chromium-sin-ventanas"
    shell.parent.mkdir(parents=True)
    install = ["sh", "-c", f"cp '{own}' '{shell}'"]
    monkeypatch.setattr(browser, "find_playwright_path", lambda: own)
    monkeypatch.setattr(browser, "find_installers", lambda: iter([(install, "uno"), (["false"], "otro")]))
    if is_ci:
        monkeypatch.setenv("CI", "true")
    assert browser.main() == 0
    shown = capsys.readouterr().out
    assert ("que es más lento: intento instalar el otro con uno\n" in shown) == is_ci
    assert f"Navegador para las pruebas: {shell if is_ci else own} (139.0.1.2, de Playwright)\n" in shown
    assert "con otro" not in shown


@posix_only
@pytest.mark.parametrize("chosen", [True, False])
def test_ci_goes_on_with_the_browser_that_it_has(
    no_browser: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str], chosen: bool
) -> None:
    """Whether the other can't be installed or isn't looked for because somebody chose this one."""
    program = make_program(tmp_path / "chromium", "139.0.1.2")
    monkeypatch.setattr(browser, "find_system_paths", lambda: iter([program]))
    monkeypatch.setattr(browser, "find_installers", lambda: iter([(["false"], "uno")]))
    monkeypatch.setenv("CI", "true")
    if chosen:
        monkeypatch.setenv("CHROMIUM", str(program))
    assert browser.main() == 0
    shown = capsys.readouterr().out
    assert ("No ha podido ser" in shown) != chosen
    assert f"Navegador para las pruebas: {program}" in shown


def test_missing_browser_is_said_plainly(no_browser: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert browser.main() == 0
    assert "Las pruebas de navegador se omiten" in capsys.readouterr().out


def test_missing_browser_fails_in_ci(
    no_browser: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CI", "true")
    assert browser.is_browser_required()
    assert browser.main() == 1
    assert "obligatorias" in capsys.readouterr().out
