"""A build of a course with faults: it stops with code 1, reports them all at once, and shows no traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from minimal_course import replace_in_file
from minimal_site import lay_out_minimal_course

from course.findings import render_finding
from course.whole_check import check_whole


def run(folder: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    variables = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", **environment}
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        env=variables,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The minimal course with everything that builds it."""
    return lay_out_minimal_course(tmp_path_factory.mktemp("faulty") / "course")


@pytest.fixture(scope="module")
def unfinished(sound: Path) -> set[str]:
    """What `check` requires of the minimal course's text and a build does not."""
    return {render_finding(finding) for finding in check_whole(sound)[1]}


@pytest.fixture(scope="module")
def faulty(sound: Path, unfinished: set[str]) -> Path:
    """The same folder with a fault in its data and another in a page."""
    replace_in_file(sound / "data/course.yml", "language: es", "language: español")
    replace_in_file(sound / "docs/tema-1/1-introduccion.md", "{{ sources() }}", "{{ source() }}")
    return sound


@pytest.fixture(scope="module")
def built(faulty: Path) -> subprocess.CompletedProcess[str]:
    return run(faulty, "mkdocs", "build", "--strict")


def test_build_stops_and_says_everything(faulty: Path, built: subprocess.CompletedProcess[str]) -> None:
    assert built.returncode == 1
    assert "data/course.yml:" in built.stderr and "«español»" in built.stderr
    assert "docs/tema-1/1-introduccion.md:" in built.stderr and "¿quisiste decir `sources`?" in built.stderr
    assert "Traceback" not in built.stderr
    assert not (faulty / "site").exists()


def test_check_says_the_same_and_annotates_in_ci(
    faulty: Path, unfinished: set[str], built: subprocess.CompletedProcess[str]
) -> None:
    checked = run(faulty, "course.check", GITHUB_ACTIONS="true")
    assert checked.returncode == 1
    errors = [line for line in checked.stderr.splitlines() if ": error: " in line and line not in unfinished]
    assert errors and all(line in built.stderr for line in errors)
    assert "::error file=data/course.yml,line=" in checked.stdout
