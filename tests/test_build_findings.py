"""A build of a course with faults: it stops with code 1, says them all at once, and shows no traceback."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from site_builder import ROOT

pytestmark = pytest.mark.site


def run(folder: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    variables = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", **environment}
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=folder, env=variables, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A copy of the course with a fault in its data and another in a page."""
    for name in ("course", "data", "docs", "exports", "macros", "overrides", "quizzes"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    course = tmp_path / "data/course.yml"
    course.write_text(course.read_text(encoding="utf-8").replace("status: closed", "status: cerrado"), encoding="utf-8")
    page = tmp_path / "docs/tema-1/1-introduccion.md"
    page.write_text(page.read_text(encoding="utf-8").replace("{{ sources() }}", "{{ source() }}"), encoding="utf-8")
    return tmp_path


def test_build_stops_and_says_everything(faulty: Path) -> None:
    result = run(faulty, "mkdocs", "build", "--strict")
    assert result.returncode == 1
    assert "data/course.yml:" in result.stderr and "«cerrado»" in result.stderr
    assert "docs/tema-1/1-introduccion.md:" in result.stderr and "¿quisiste decir `sources`?" in result.stderr
    assert "Traceback" not in result.stderr
    assert not (faulty / "site").exists()


def test_check_says_the_same_and_annotates_in_ci(faulty: Path) -> None:
    built = run(faulty, "mkdocs", "build", "--strict").stderr
    checked = run(faulty, "course.check", GITHUB_ACTIONS="true")
    assert checked.returncode == 1
    errors = [line for line in checked.stderr.splitlines() if ": error: " in line]
    assert errors and all(line in built for line in errors)
    assert "::error file=data/course.yml,line=" in checked.stdout


def test_check_of_the_course_is_clean() -> None:
    result = run(ROOT, "course.check")
    assert (result.returncode, result.stderr) == (0, "")
    assert "Curso comprobado" in result.stdout
