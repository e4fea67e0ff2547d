"""What can be proved of Windows and macOS without them: other line ends, another encoding, another place of Python.

Names of files are in test_portable_names.py, and courses saved with CRLF, built, in test_warm_and_cold.py and
tests/content/sweep_workflow.py. The rest of a system (its shell, its locks on open files, its browser) is not proved:
README.md says so.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path, PureWindowsPath

import pytest
from fault_tables import BYTES, load_faults, write_files
from minimal_course import REPOSITORY
from minimal_site import lay_out_minimal_course

import tasks
from course.checks import check_folder
from course.findings import render_finding

# Windows reads and writes cp1252 by default; the C locale stands for it here, and refuses every letter with an accent.
FOREIGN_ENCODING = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C", "LANG": "C"}
# What a console of Windows can print.
CONSOLES = ("cp1252", "cp850", "ascii")

TEXTS = (".md", ".yml", ".bib", ".csv", ".txt")


def test_a_file_with_the_line_ends_of_windows_has_its_findings_at_the_same_places(tmp_path: Path) -> None:
    """All the faults whose files are sound bytes, with every text of the course saved with CRLF."""
    different, spoilt = [], {path.read_bytes() for path in BYTES.iterdir()}
    for name, fault in load_faults().items():
        files = fault.make_files()
        if not spoilt.isdisjoint(files.values()):
            continue
        saved = {
            path: content.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n") if path.endswith(TEXTS) else content
            for path, content in files.items()
        }
        found = check_folder(write_files(saved, tmp_path / name))[1]
        if [render_finding(finding) for finding in found] != fault.expected:
            different.append(name)
    assert different == []


def run(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "LC_"))}
    command = [sys.executable, *arguments]
    return subprocess.run(
        command, cwd=folder, env=kept | FOREIGN_ENCODING | variables, capture_output=True, check=False
    )


def test_nothing_is_read_in_the_system_s_encoding(tmp_path: Path) -> None:
    """Not even without the UTF-8 mode that `tasks.py` sets. A build needs it: mkdocs-quiz reads its own files so."""
    source = lay_out_minimal_course(tmp_path / "curso")
    foreign = run(source, "-m", "course.check", PYTHONIOENCODING="utf-8")
    usual = run(source, "-m", "course.check", PYTHONUTF8="1")
    assert "epígrafe" in usual.stderr.decode()
    assert (foreign.returncode, foreign.stdout, foreign.stderr) == (usual.returncode, usual.stdout, usual.stderr)


@pytest.mark.parametrize("console", CONSOLES)
def test_the_commands_can_be_listed_on_any_console(console: str) -> None:
    done = run(REPOSITORY, "tasks.py", "--help", PYTHONIOENCODING=console)
    assert done.returncode == 0 and done.stderr == b""
    assert b"tasks.py TAREA" in done.stdout


def test_the_environment_s_python_is_where_windows_puts_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks.os, "name", "nt")
    python = tasks.find_python(PureWindowsPath(r"C:\Users\Núria\Curso\.venv"))
    assert str(python) == r"C:\Users\Núria\Curso\.venv\Scripts\python.exe"


def test_the_readme_says_py_to_whoever_has_windows() -> None:
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    assert "En Windows se escribe `py` donde aquí pone" in " ".join(readme.split())
    assert "(en Windows: py tasks.py" in tasks.render_help()
