"""CONTRIBUTING.md: its examples, placed in a copy of the project, do what it says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from minimal_course import REPOSITORY, replace_in_file

GUIDE = (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8")
FOLDERS = (".vscode", "course", "docs/assets", "exports", "macros", "schemas", "tests", "tooling")


def read_blocks(section: str) -> dict[str, str]:
    """The files of a section: texts by path."""
    text = GUIDE.partition(f"\n## {section}\n")[2].partition("\n## ")[0]
    return dict(re.findall(r'^```\w+ title="([^"]+)"\n(.*?)^```$', text, re.MULTILINE | re.DOTALL))


def copy_project(folder: Path) -> Path:
    for name in FOLDERS:
        ignored = shutil.ignore_patterns("__pycache__", "vendor")
        shutil.copytree(REPOSITORY / name, folder / name, ignore=ignored)
    shutil.copy(REPOSITORY / "pyproject.toml", folder)
    return folder


def run(folder: Path, *command: str) -> None:
    # Not as a part of the present run, whose processes share what they build.
    alone = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_XDIST")}
    done = subprocess.run([sys.executable, "-m", *command], cwd=folder, env=alone, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def lay_out(folder: Path, section: str) -> Path:
    """A copy of the project with the new files of a section."""
    project = copy_project(folder / "project")
    for path, text in read_blocks(section).items():
        assert not (project / path).exists(), path
        (project / path).write_text(text, encoding="utf-8", newline="\n")
    return project


def read_row(section: str, register: str) -> str:
    """The row that a section adds to a register, as its table of files quotes it."""
    text = GUIDE.partition(f"\n## {section}\n")[2]
    return re.search(rf"^\| `{re.escape(register)}` \|.*?`((?:\w+)\(.*\))`", text, re.MULTILINE)[1]


def add_row(register: Path, opening: str, row: str) -> None:
    """Put a row first in the tuple that a line opens, whatever rows it has."""
    replace_in_file(register, f"\n{opening}\n", f"\n{opening}\n    {row},\n")


def test_a_question_kind_is_added_by_the_files_that_it_shows(tmp_path: Path) -> None:
    project = lay_out(tmp_path, "Add a question kind")
    register = project / "course/model/question_kinds/__init__.py"
    first_import = "from course.model.question_kinds.base import"
    statement = "from course.model.question_kinds.statements import StatementsQuestion\n"
    replace_in_file(register, first_import, statement + first_import)
    add_row(register, "QUESTION_KINDS: tuple[type[QuestionBase], ...] = (", "StatementsQuestion")
    run(project, "tooling.question_table")
    run(project, "course.schemas")
    run(project, "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", "tests/question_kinds", "tests/test_schemas.py")


def test_a_type_of_data_is_added_by_the_files_that_it_shows(tmp_path: Path) -> None:
    section = "Add a type of data with a macro"
    project = lay_out(tmp_path, section)
    register = project / "course/register.py"
    first_import = "from course.model.question import"
    replace_in_file(register, first_import, "from course.model.office import Offices\n" + first_import)
    row = read_row(section, "course/register.py")
    replace_in_file(register, '    DataKind(\n        "quiz",', f'    {row},\n    DataKind(\n        "quiz",')
    add_row(project / "course/macro_register.py", "_ROWS = (", read_row(section, "course/macro_register.py"))
    run(project, "course.schemas")
    assert '"data/offices.yml"' in (project / ".vscode/settings.json").read_text(encoding="utf-8")
    tests = ("tests/data_kinds", "tests/test_schemas.py", "tests/test_macro_reads.py", "tests/test_macro_register.py")
    run(project, "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", "-m", "engine", *tests)


def test_an_export_is_added_by_the_files_that_it_shows(tmp_path: Path) -> None:
    section = "Add an export"
    project = lay_out(tmp_path, section)
    register = project / "exports/register.py"
    statement = "from exports.plain_programme import build_plain_programme\n"
    replace_in_file(register, "\n\n@dataclass", f"{statement}\n\n@dataclass")
    add_row(register, "EXPORTS: tuple[Export, ...] = (", read_row(section, "exports/register.py"))
    run(project, "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", "tests/test_plain_programme.py")


def test_an_export_for_other_systems_is_added_by_the_files_that_it_shows(tmp_path: Path) -> None:
    section = "Add an export for other systems"
    project = lay_out(tmp_path, section)
    register = project / "exports/file_exports.py"
    first_import = "from exports.request import ExportRequest\n"
    statement = "from exports.prompts import describe_answers, find_two_lines, plan_prompts\n"
    replace_in_file(register, first_import, statement + first_import)
    add_row(register, "FILE_EXPORTS: tuple[FileExport, ...] = (", read_row(section, "exports/file_exports.py"))
    tests = ("tests/test_prompts.py", "tests/test_bench.py::test_each_export_has_its_rows")
    run(project, "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", *tests)


def test_a_document_to_print_is_added_by_the_files_that_it_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    (path, code), (test_path, test_code) = read_blocks("Add a document to print").items()
    module = ModuleType(path.removesuffix(".py").replace("/", "."))
    exec(compile(code, path, "exec"), vars(module))
    monkeypatch.setitem(sys.modules, module.__name__, module)
    names: dict[str, Any] = {}
    exec(compile(test_code, test_path, "exec"), names)
    names["test_it_has_some_questions_of_the_session_in_every_format"]()
