"""The way out of MkDocs: ProperDocs, its successor, builds this course with the same files, to the byte.

Every night (`python3 tasks.py sweep`): it depends on packages that nobody here changes, and it is a whole cold build.
It builds a copy of the project in which nothing was built before: no page can come from what MkDocs remembered.
"""

from __future__ import annotations

import os
import subprocess
from importlib.metadata import version
from pathlib import Path

import pytest
from properdocs_environment import LOCKED, make_environment
from publishing import REPO_URL, SITE_URL
from site_files import list_different, read_site

from tooling.bench.copies import copy_course

pytestmark = pytest.mark.site

_WHO_BUILDS = """\
from importlib.metadata import distributions, version
import mkdocs.commands.build, mkdocs.plugins

names = {distribution.name for distribution in distributions()}
print(mkdocs.commands.build.build.__module__, mkdocs.plugins.BasePlugin.__module__)
print(version("properdocs"), "mkdocs" in names, "mkdocs-material" in names)
"""


@pytest.fixture(scope="module")
def successor(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment whose `mkdocs` is ProperDocs."""
    return make_environment(tmp_path_factory.mktemp("properdocs") / "environment")


@pytest.fixture(scope="module")
def rebuilt(successor: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course built by ProperDocs, with the ZIP of its offline copy."""
    folder = tmp_path_factory.mktemp("rebuilt")
    project = copy_course(folder / "project")
    run(successor, project, "-m", "tooling.build", "-d", str(folder / "web"))
    return folder / "web"


def run(python: Path, folder: Path, *arguments: str) -> str:
    variables = {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONUTF8": "1",
        "SITE_URL": SITE_URL,
        "REPO_URL": REPO_URL,
    }
    done = subprocess.run(
        [python, *arguments], cwd=folder, env=variables, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WARNING" not in done.stderr, done.stderr
    return done.stdout


def test_the_environment_has_no_mkdocs_but_properdocs(successor: Path, tmp_path: Path) -> None:
    builder, packages = run(successor, tmp_path, "-c", _WHO_BUILDS).splitlines()
    assert builder == "properdocs.commands.build properdocs.plugins"
    assert packages == f"{read_locked_version()} False True"
    assert version("mkdocs"), "this run's environment has MkDocs, which built the other site"


def read_locked_version() -> str:
    lines = LOCKED.read_text(encoding="utf-8").splitlines()
    return next(line for line in lines if line.startswith("properdocs==")).removeprefix("properdocs==").rstrip(" \\")


def test_its_files_are_the_same(rebuilt: Path, built_site: Path) -> None:
    wanted = read_site(built_site)
    assert "index.html" in wanted and len(wanted) > 200
    assert list_different(read_site(rebuilt), wanted) == []
