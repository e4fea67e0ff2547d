"""Every folder of `tests/fixtures/broken` is the minimal course with one fault; `expected.txt` says what is found.

A folder holds the broken files, to be laid over the minimal course, and `missing.txt` where files are to be removed.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from minimal_course import FIXTURES, MINIMAL, copy_minimal_course

from course.checks import check_folder
from course.findings import render_finding

BROKEN = FIXTURES / "broken"
INSTRUCTIONS = ("expected.txt", "missing.txt")


def check_overlay(overlay: Path, folder: Path) -> list[str]:
    course = copy_minimal_course(folder / "course")
    for path in overlay.rglob("*"):
        if path.is_file() and path.name not in INSTRUCTIONS:
            target = course / path.relative_to(overlay)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    missing = overlay / "missing.txt"
    for name in missing.read_text(encoding="utf-8").split() if missing.exists() else ():
        (course / name).unlink()
    return [render_finding(finding) for finding in check_folder(course)[1]]


def test_minimal_course_has_no_findings() -> None:
    assert check_folder(MINIMAL)[1] == []


@pytest.mark.parametrize("name", sorted(folder.name for folder in BROKEN.iterdir()))
def test_broken_input_gives_the_findings_expected(name: str, tmp_path: Path) -> None:
    expected = (BROKEN / name / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert expected
    assert check_overlay(BROKEN / name, tmp_path) == expected


def test_findings_of_every_file_come_at_once(tmp_path: Path) -> None:
    files = {line.partition(":")[0] for line in check_overlay(BROKEN / "several-faults", tmp_path)}
    assert files == {
        "data/cases/ventanilla.yml",
        "data/figures/canales.yml",
        "data/glossary.yml",
        "docs/tema-1/2-modelos.md",
        "quizzes/tema-1.yml",
    }
