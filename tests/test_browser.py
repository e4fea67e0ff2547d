"""How the browser for the tests is found, and the message if there is none."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from minimal_course import REPOSITORY

from tooling import browser

SHELL, WINDOWED = "chromium-headless-shell", "chromium"

posix_only = pytest.mark.skipif(os.name == "nt", reason="el navegador de mentira es un guion de shell")


@pytest.fixture
def no_browser(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine with neither a browser nor a way to get one."""
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(browser.shutil, "which", lambda command: None)
    monkeypatch.setattr(browser, "find_system_paths", lambda: iter(()))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "playwright"))
    monkeypatch.setattr(browser, "find_installers", lambda: iter(()))


def make_program(path: Path, version: str) -> Path:
    path.write_text(f"#!/bin/sh\necho 'Chromium {version} built for tests'\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def find_place_of_playwright(name: str) -> Path:
    """Where the installed Playwright has a browser on this system, there or not."""
    package = browser.find_playwright_package()
    assert package
    folder = f"{name.replace('-', '_')}-{browser.read_revision(package, name)}"
    return browser.find_playwright_folder(package) / folder / browser.PLAYWRIGHT_PROGRAMS[sys.platform][name][0]


def leave_as_playwright(program: Path, version: str = "1.2.3.4") -> Path:
    """A browser as Playwright's installer leaves it."""
    program.parent.mkdir(parents=True)
    next(folder for folder in program.parents if "-" in folder.name and folder.name.startswith("chromium")).joinpath(
        browser.COMPLETE
    ).touch()
    return make_program(program, version)


@posix_only
def test_chosen_browser_comes_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    program = make_program(tmp_path / "mi navegador", "140.0.7339.80")
    monkeypatch.setenv("CHROMIUM", str(program))
    assert browser.find_browser() == browser.Browser(program, "indicado en CHROMIUM")
    assert browser.main() == 0
    assert capsys.readouterr().out == f"Navegador para las pruebas: {program} (140.0.7339.80, indicado en CHROMIUM)\n"


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
    own, shell = (find_place_of_playwright(name) for name in (WINDOWED, SHELL))
    leave_as_playwright(own, "139.0.1.2")
    unpack = f"mkdir -p '{shell.parent}' && cp '{own}' '{shell}' && touch '{shell.parents[1] / browser.COMPLETE}'"
    monkeypatch.setattr(browser, "find_installers", lambda: iter([(["sh", "-c", unpack], "uno"), (["false"], "otro")]))
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


@posix_only
def test_headless_shells_come_first_and_the_system_before_playwright(
    no_browser: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    on_path, installed = tmp_path / "chromium-headless-shell", tmp_path / "chrome"
    own = [leave_as_playwright(find_place_of_playwright(name)) for name in (SHELL, WINDOWED)]
    order = [make_program(on_path, "1"), own[0], make_program(installed, "1"), own[1]]
    monkeypatch.setattr(browser.shutil, "which", {on_path.name: str(on_path)}.get)
    monkeypatch.setattr(browser, "find_system_paths", lambda: iter([installed]))
    for program in order:
        found = browser.find_browser()
        assert found and found.path == program
        program.unlink()
    assert browser.find_browser() is None


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The driver of a Playwright that drives revisions of its own, of a user with nothing else."""
    folder = tmp_path / "site-packages/playwright/driver/package"
    folder.mkdir(parents=True)
    listed = [{"name": WINDOWED, "revision": "77"}, {"name": SHELL, "revision": "78"}]
    (folder / "browsers.json").write_text(json.dumps({"browsers": listed}), encoding="utf-8")
    monkeypatch.setattr(browser, "find_playwright_package", lambda: folder)
    for variable in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(variable, str(tmp_path / "yo"))
    for variable in ("PLAYWRIGHT_BROWSERS_PATH", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(variable, raising=False)
    return folder


@pytest.mark.parametrize(
    ("system", "variables", "folder", "windowed", "shell"),
    [
        (
            "linux",
            {},
            "yo/.cache/ms-playwright",
            "chrome-linux64/chrome",
            "chrome-headless-shell-linux64/chrome-headless-shell",
        ),
        (
            "linux",
            {"XDG_CACHE_HOME": "otra"},
            "otra/ms-playwright",
            "chrome-linux-arm64/chrome",
            "chrome-headless-shell-linux-arm64/chrome-headless-shell",
        ),
        (
            "darwin",
            {},
            "yo/Library/Caches/ms-playwright",
            "chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
            "chrome-headless-shell-mac-arm64/chrome-headless-shell",
        ),
        (
            "darwin",
            {"PLAYWRIGHT_BROWSERS_PATH": "aparte"},
            "aparte",
            "chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
            "chrome-headless-shell-mac-x64/chrome-headless-shell",
        ),
        (
            "win32",
            {"LOCALAPPDATA": "local"},
            "local/ms-playwright",
            "chrome-win64/chrome.exe",
            "chrome-headless-shell-win64/chrome-headless-shell.exe",
        ),
        (
            "win32",
            {},
            "yo/AppData/Local/ms-playwright",
            "chrome-win64/chrome.exe",
            "chrome-headless-shell-win64/chrome-headless-shell.exe",
        ),
        (
            "linux",
            {"PLAYWRIGHT_BROWSERS_PATH": "0"},
            "site-packages/playwright/driver/package/.local-browsers",
            "chrome-linux64/chrome",
            "chrome-headless-shell-linux64/chrome-headless-shell",
        ),
    ],
)
def test_the_browsers_of_playwright_are_found_where_its_installer_leaves_them(
    package: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    system: str,
    variables: dict[str, str],
    folder: str,
    windowed: str,
    shell: str,
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    for variable, value in variables.items():
        monkeypatch.setenv(variable, value if value == "0" else str(tmp_path / value))
    programs = {WINDOWED: ("chromium-77", windowed), SHELL: ("chromium_headless_shell-78", shell)}
    for name, (revision, place) in programs.items():
        program = leave_as_playwright(tmp_path / folder / revision / place)
        assert [path for path in browser.find_playwright_paths(name) if path.is_file()] == [program]
        (tmp_path / folder / revision / browser.COMPLETE).unlink()
        assert list(browser.find_playwright_paths(name)) == [], "a download that was cut"


@posix_only
@pytest.mark.parametrize("spoilt", ["", "{}", '{"browsers": [{"name": "firefox", "revision": "1"}]}', None])
def test_a_playwright_that_does_not_tell_its_browsers_has_none(
    package: Path, monkeypatch: pytest.MonkeyPatch, spoilt: str | None
) -> None:
    program = leave_as_playwright(browser.find_playwright_folder(package) / "chromium-77/chrome-linux64/chrome")
    monkeypatch.setattr(sys, "platform", "linux")
    assert program in browser.find_playwright_paths(WINDOWED)
    if spoilt is None:
        (package / "browsers.json").unlink()
    else:
        (package / "browsers.json").write_text(spoilt, encoding="utf-8")
    assert list(browser.find_playwright_paths(WINDOWED)) == []


ASK_PLAYWRIGHT = """
import re
from playwright.sync_api import Error, sync_playwright

with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
    try:
        playwright.chromium.launch()
    except Error as error:
        print(re.search("Executable doesn't exist at (.*)", error.message)[1])
"""


@posix_only
@pytest.mark.parametrize(
    ("system", "host"),
    [
        ("linux", "debian13-x64"),
        ("linux", "debian13-arm64"),
        ("darwin", "mac15"),
        ("darwin", "mac15-arm64"),
        ("win32", "win64"),
    ],
)
def test_playwright_looks_for_its_browsers_in_the_same_places(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, system: str, host: str
) -> None:
    """The installed one: a newer version may have them elsewhere."""
    variables = {"PLAYWRIGHT_BROWSERS_PATH": str(tmp_path), "PLAYWRIGHT_HOST_PLATFORM_OVERRIDE": host}
    asked = subprocess.run(
        [sys.executable, "-c", ASK_PLAYWRIGHT], env=os.environ | variables, capture_output=True, text=True, check=True
    )
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))
    monkeypatch.setattr(sys, "platform", system)
    for name, told in zip((WINDOWED, SHELL), asked.stdout.splitlines(), strict=True):
        leave_as_playwright(Path(told))
        assert Path(told) in browser.find_playwright_paths(name)


FIND_ALL = """
import sys

noted = []
STARTS = ("subprocess.Popen", "os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn")


def note(event, arguments):
    if event in STARTS or event == "import" and arguments[0].partition(".")[0] == "playwright":
        noted.append((event, str(arguments[0])))


sys.addaudithook(note)
from tooling.browser import find_browser, find_candidates

print(find_browser().path, *(path for path, _ in find_candidates() if path.is_file()), noted, sep="\\n")
"""


@posix_only
def test_nothing_is_started_to_find_a_browser(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Playwright can't be started where it is open already, and a browser tells its version in a process of its own."""
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "playwright"))
    own = [leave_as_playwright(find_place_of_playwright(name)) for name in (SHELL, WINDOWED)]
    system = make_program(tmp_path / "chromium", "1.2.3.4")
    variables = {name: value for name, value in os.environ.items() if name != "CHROMIUM"} | {"PATH": str(tmp_path)}
    command = [sys.executable, "-c", FIND_ALL]
    done = subprocess.run(command, cwd=REPOSITORY, env=variables, capture_output=True, text=True, check=True)
    *found, noted = done.stdout.splitlines()
    assert found == [str(path) for path in (own[0], own[0], system, own[1])]
    assert noted == "[]"


PLUGIN = """
import os
from pathlib import Path

from tooling import browser

find_browser = browser.find_browser


def note():
    with Path(__file__).with_name("sought.txt").open("a", encoding="utf-8") as file:
        file.write(f"{os.getpid()}\\n")
    return find_browser()


browser.find_browser = note
pytest_plugins = ["browser_fixtures"]
"""
TAKEN = """
import os
from pathlib import Path

import pytest


@pytest.mark.parametrize("number", range(4))
def test_it_is_taken(found_browser, number):
    text = f"{found_browser.path} ({found_browser.origin})" if found_browser else "ninguno"
    Path(__file__).with_name(f"taken-{os.getpid()}.txt").write_text(text, encoding="utf-8")
"""


@posix_only
@pytest.mark.parametrize("is_there", [True, False])
def test_a_run_looks_for_its_browser_once_and_hands_it_to_its_workers(tmp_path: Path, is_there: bool) -> None:
    program = make_program(tmp_path / "chromium", "1.2.3.4")
    (tmp_path / "conftest.py").write_text(PLUGIN, encoding="utf-8")
    (tmp_path / "test_taken.py").write_text(TAKEN, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    variables = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "CHROMIUM"))}
    variables |= {
        "PATH": str(tmp_path if is_there else tmp_path / "nada"),
        "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path / "nada"),
        "PYTHONPATH": os.pathsep.join(str(REPOSITORY / name) for name in (".", "tests", "tests/browser")),
    }
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "-p", "no:cacheprovider", "."]
    done = subprocess.run(command, cwd=tmp_path, env=variables, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert len((tmp_path / "sought.txt").read_text(encoding="utf-8").splitlines()) == 1
    taken = [path.read_text(encoding="utf-8") for path in tmp_path.glob("taken-*.txt")]
    assert taken == [f"{program} (instalado en el sistema)" if is_there else "ninguno"] * 2
