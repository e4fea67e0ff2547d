"""CONTRIBUTING.md: its examples, placed in a copy of the project, do what it says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple
from xml.etree import ElementTree

import pytest
from code_copy import copy_code
from minimal_course import REPOSITORY, replace_in_file

GUIDE = (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8")
CODE = ("course", "exports", "macros", "tooling")
OTHER_FOLDERS = (".vscode", "docs/assets", "schemas", "tests")


def read_blocks(section: str) -> dict[str, str]:
    """The files of a section: texts by path."""
    text = GUIDE.partition(f"\n## {section}\n")[2].partition("\n## ")[0]
    return dict(re.findall(r'^```\w+ title="([^"]+)"\n(.*?)^```$', text, re.MULTILINE | re.DOTALL))


def copy_project(folder: Path) -> Path:
    for name in CODE:
        copy_code(name, folder)
    for name in OTHER_FOLDERS:
        shutil.copytree(REPOSITORY / name, folder / name, ignore=shutil.ignore_patterns("vendor", "*.pyc.*"))
    for name in ("pyproject.toml", "tasks.py"):
        shutil.copy(REPOSITORY / name, folder)
    return folder


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    # Not as a part of the present run, whose processes share what they build.
    alone = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_XDIST")}
    return subprocess.run([sys.executable, "-m", *command], cwd=folder, env=alone, capture_output=True, text=True)


def add_files(project: Path, section: str) -> None:
    """Place the new files of a section."""
    for path, text in read_blocks(section).items():
        assert not (project / path).exists(), path
        (project / path).write_text(text, encoding="utf-8", newline="\n")


def read_row(section: str, register: str) -> str:
    """The row that a section adds to a register, as its table of files quotes it."""
    text = GUIDE.partition(f"\n## {section}\n")[2]
    return re.search(rf"^\| `{re.escape(register)}` \|.*?`((?:\w+)\(.*\))`", text, re.MULTILINE)[1]


def add_row(register: Path, opening: str, row: str) -> None:
    """Put a row first in the tuple that a line opens, whatever rows it has."""
    replace_in_file(register, f"\n{opening}\n", f"\n{opening}\n    {row},\n")


def add_question_kind(project: Path) -> None:
    add_files(project, "Add a question kind")
    register = project / "course/model/question_kinds/__init__.py"
    first_import = "from course.model.question_kinds.base import"
    statement = "from course.model.question_kinds.statements import StatementsQuestion\n"
    replace_in_file(register, first_import, statement + first_import)
    add_row(register, "QUESTION_KINDS: tuple[type[QuestionBase], ...] = (", "StatementsQuestion")


def add_type_of_data(project: Path) -> None:
    section = "Add a type of data with a macro"
    add_files(project, section)
    register = project / "course/register.py"
    first_import = "from course.model.question import"
    replace_in_file(register, first_import, "from course.model.office import Offices\n" + first_import)
    row = read_row(section, "course/register.py")
    replace_in_file(register, '    DataKind(\n        "quiz",', f'    {row},\n    DataKind(\n        "quiz",')
    add_row(project / "course/macro_register.py", "_ROWS = (", read_row(section, "course/macro_register.py"))


def add_export(project: Path) -> None:
    section = "Add an export"
    add_files(project, section)
    register = project / "exports/register.py"
    statement = "from exports.plain_programme import build_plain_programme\n"
    replace_in_file(register, "\n\n@dataclass", f"{statement}\n\n@dataclass")
    add_row(register, "EXPORTS: tuple[Export, ...] = (", read_row(section, "exports/register.py"))


def add_export_for_other_systems(project: Path) -> None:
    section = "Add an export for other systems"
    add_files(project, section)
    register = project / "exports/file_exports.py"
    first_import = "from exports.request import ExportRequest\n"
    statement = "from exports.prompts import describe_answers, find_two_lines, plan_prompts\n"
    replace_in_file(register, first_import, statement + first_import)
    add_row(register, "FILE_EXPORTS: tuple[FileExport, ...] = (", read_row(section, "exports/file_exports.py"))


# What is run where an example was added: its own tests, and those of what it is added to.
OF_QUESTION_KIND = ("tests/question_kinds", "tests/test_schemas.py")
OF_TYPE_OF_DATA = (
    "tests/data_kinds",
    "tests/test_schemas.py",
    "tests/test_macro_reads.py",
    "tests/test_macro_register.py",
)
OF_EXPORT = ("tests/test_plain_programme.py",)
OF_EXPORT_FOR_OTHER_SYSTEMS = ("tests/test_prompts.py", "tests/test_bench.py::test_each_export_has_its_rows")


class Outcome(NamedTuple):
    """What became of the tests of the copy: the path of each one's file, its name, and what failed in it."""

    file: str
    name: str
    failure: str


class Extended(NamedTuple):
    """A copy of the project with all the examples, where their tests have run."""

    project: Path
    outcomes: list[Outcome]
    said: str

    def assert_passed(self, *tests: str) -> None:
        """Files of tests, folders of them, or one test of a file, all passed, and were there."""
        for test in tests:
            path, _, name = test.partition("::")
            found = [each for each in self.outcomes if each.file.startswith(path) and (not name or each.name == name)]
            assert found, f"{test}\n{self.said}"
            assert [each for each in found if each.failure] == []


@pytest.fixture(scope="module")
def extended(tmp_path_factory: pytest.TempPathFactory) -> Extended:
    """The examples add to different places, so one copy does for all."""
    project = copy_project(tmp_path_factory.mktemp("contributing") / "project")
    for add in (add_question_kind, add_type_of_data, add_export, add_export_for_other_systems):
        add(project)
    for command in ("tooling.question_table", "course.schemas"):
        done = run(project, command)
        assert done.returncode == 0, done.stdout + done.stderr
    tests = {*OF_QUESTION_KIND, *OF_TYPE_OF_DATA, *OF_EXPORT, *OF_EXPORT_FOR_OTHER_SYSTEMS}
    options = ("-q", "-n", "0", "-p", "no:cacheprovider", "-m", "engine", "--junit-xml=report.xml")
    done = run(project, "pytest", *options, "-o", "junit_family=xunit1", *sorted(tests))
    said = done.stdout + done.stderr
    assert (project / "report.xml").exists(), said
    cases = ElementTree.parse(project / "report.xml").iter("testcase")
    outcomes = [
        Outcome(
            case.get("file", "").replace("\\", "/"),
            case.get("name", ""),
            "\n".join(part.text or "" for part in case if part.tag in ("failure", "error")),
        )
        for case in cases
    ]
    return Extended(project, outcomes, said)


def test_a_question_kind_is_added_by_the_files_that_it_shows(extended: Extended) -> None:
    extended.assert_passed(*OF_QUESTION_KIND, "tests/question_kinds/test_statements.py")


def test_a_type_of_data_is_added_by_the_files_that_it_shows(extended: Extended) -> None:
    assert '"data/offices.yml"' in (extended.project / ".vscode/settings.json").read_text(encoding="utf-8")
    extended.assert_passed(*OF_TYPE_OF_DATA, "tests/data_kinds/test_offices.py")


def test_an_export_is_added_by_the_files_that_it_shows(extended: Extended) -> None:
    extended.assert_passed(*OF_EXPORT)


def test_an_export_for_other_systems_is_added_by_the_files_that_it_shows(extended: Extended) -> None:
    extended.assert_passed(*OF_EXPORT_FOR_OTHER_SYSTEMS)


def test_a_document_to_print_is_added_by_the_files_that_it_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    (path, code), (test_path, test_code) = read_blocks("Add a document to print").items()
    module = ModuleType(path.removesuffix(".py").replace("/", "."))
    exec(compile(code, path, "exec"), vars(module))
    monkeypatch.setitem(sys.modules, module.__name__, module)
    names: dict[str, Any] = {}
    exec(compile(test_code, test_path, "exec"), names)
    names["test_it_has_some_questions_of_the_session_in_every_format"]()
