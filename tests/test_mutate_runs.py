"""`tasks.py mutate` at work: faults planted in a real copy of the repository, and Stryker's instrumenter."""

from __future__ import annotations

import compileall
from collections.abc import Iterator
from pathlib import Path

import pytest

from tooling.mutate.javascript_mutants import list_mutants
from tooling.mutate.work_copy import WorkCopy
from tooling.npm import MissingTool

MODULE = "course/formulas/sampling.py"
TESTS = ["tests/test_statistics.py"]
# What the tests import of other people's, here and in conftest.py.
IMPORTED = [
    "hypothesis",
    "filelock",
    "jinja2",
    "lxml.html",
    "mkdocs.commands.build",
    "playwright.sync_api",
    "pybtex.database",
    "pydantic",
    "ruamel.yaml",
    "selectolax.lexbor",
    "xdist.plugin",
    "yaml",
]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WorkCopy]:
    made = WorkCopy(tmp_path_factory.mktemp("mutate"))
    compileall.compile_dir(made.root / "course", quiet=2)  # as the run that finds which lines each test runs leaves it
    made.begin(IMPORTED)
    yield made
    made.end()


@pytest.fixture
def text(copy: WorkCopy) -> Iterator[str]:
    path = copy.root / MODULE
    text = path.read_text(encoding="utf-8")
    yield text
    assert path.read_text(encoding="utf-8") == text  # repaired, however it ended


def test_a_fault_is_noticed_by_the_test_that_fails(copy: WorkCopy, text: str) -> None:
    outcome = copy.try_fault(MODULE, text.replace("(1 - share)", "(1 + share)", 1), TESTS, 60)
    assert outcome.is_program and outcome.noticed_by.startswith("tests/test_statistics.py::")


def test_a_change_that_changes_nothing_survives(copy: WorkCopy, text: str) -> None:
    assert copy.try_fault(MODULE, f"{text}\n# Nothing.\n", TESTS, 60).noticed_by is None


def test_a_module_that_can_not_be_imported_is_no_program(copy: WorkCopy, text: str) -> None:
    assert not copy.try_fault(MODULE, f"{text}\n1 / 0\n", TESTS, 60).is_program


def test_a_loop_without_end_is_ended_and_counts_as_noticed(copy: WorkCopy, text: str) -> None:
    outcome = copy.try_fault(MODULE, f"{text}\nwhile True:\n    pass\n", TESTS, 2)
    assert (outcome.is_program, outcome.noticed_by) == (True, "el tiempo")


def test_what_was_remembered_hides_no_fault(copy: WorkCopy, text: str) -> None:
    remembered = copy.root / ".cache/memory/x.pack"
    remembered.parent.mkdir(parents=True)
    remembered.touch()
    copy.try_fault(MODULE, text, TESTS, 60)
    assert not remembered.exists()


def test_stryker_gives_the_faults_of_a_script_at_their_places(tmp_path: Path) -> None:
    script = '// «ñ» 𝒳\nconst isMore = (a, b) => a > b && b > 0;\nconst word = "texto";\n'
    try:
        mutants = list_mutants({"a.js": script}, tmp_path)
    except MissingTool as error:
        pytest.skip(str(error))
    lines = {mutant.make().split("\n")[1] for mutant in mutants}
    assert {
        "const isMore = (a, b) => a >= b && b > 0;",
        "const isMore = (a, b) => a > b || b > 0;",
        "const isMore = (a, b) => true;",
        "const isMore = () => undefined;",
    } <= lines
    assert {mutant.line for mutant in mutants} == {2}  # the words of messages are left alone
