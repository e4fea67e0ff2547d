"""CONTRIBUTING.md: its examples, laid in a copy of the project, do what it says."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from minimal_course import REPOSITORY, replace_in_file

GUIDE = (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8")
FOLDERS = (".vscode", "course", "docs/assets", "exports", "macros", "schemas", "tests", "tooling")


def read_blocks(section: str) -> dict[str, str]:
    """The files of a section, each with its text."""
    text = GUIDE.partition(f"\n## {section}\n")[2].partition("\n## ")[0]
    return dict(re.findall(r'^```\w+ title="([^"]+)"\n(.*?)^```$', text, re.MULTILINE | re.DOTALL))


def copy_project(folder: Path) -> Path:
    for name in FOLDERS:
        ignored = shutil.ignore_patterns("__pycache__", "vendor")
        shutil.copytree(REPOSITORY / name, folder / name, ignore=ignored)
    shutil.copy(REPOSITORY / "pyproject.toml", folder)
    return folder


def run(folder: Path, *command: str) -> None:
    done = subprocess.run([sys.executable, "-m", *command], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_question_kind_is_added_by_the_files_that_it_shows(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    for path, text in read_blocks("Add a question kind").items():
        assert not (project / path).exists(), path
        (project / path).write_text(text, encoding="utf-8", newline="\n")
    register = project / "course/model/question_kinds/__init__.py"
    first_import = "from course.model.question_kinds.base import"
    statement = "from course.model.question_kinds.statements import StatementsQuestion\n"
    replace_in_file(register, first_import, statement + first_import)
    replace_in_file(register, "    OpenQuestion,\n)", "    OpenQuestion,\n    StatementsQuestion,\n)")
    run(project, "tooling.question_table")
    run(project, "course.schemas")
    run(project, "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", "tests/question_kinds", "tests/test_schemas.py")
