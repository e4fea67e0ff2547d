"""The course built here, published again, and from files saved on Windows, is the same to the byte.

Every night (`python3 tasks.py sweep`): each test builds the whole course. A small course is tried on every change:
tests/test_warm_and_cold.py.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from clean_clone import lend_environment
from publishing import CONTEXT, REPO_URL, SITE_URL, SURROUNDINGS
from site_builder import build_site
from site_files import list_different, read_site
from windows_files import save_as_on_windows
from workflow_runner import load_workflow, run_job

pytestmark = pytest.mark.site


@pytest.fixture
def own_clone(built_site: Path, tmp_path: Path) -> Path:
    """A copy of the clone, with what its build remembers, for a test to build in again."""
    copy = tmp_path / "otra"
    shutil.copytree(built_site.parent, copy, ignore=shutil.ignore_patterns(".venv", ".git"))
    lend_environment(copy)
    return copy


def test_the_working_tree_gives_the_same_bytes(built_site: Path, tmp_path: Path) -> None:
    """In another folder, time zone, locale and order of sets, and with what former builds left to remember."""
    site, copy = tmp_path / "web", tmp_path / "offline"
    build_site(site, copy, SITE_URL=SITE_URL, REPO_URL=REPO_URL)
    assert list_different(read_site(site), read_site(built_site)) == []


def test_a_second_build_gives_the_same_bytes(own_clone: Path, built_site: Path) -> None:
    job = load_workflow("site.yml")["jobs"]["build"]
    run = run_job(job, own_clone, CONTEXT, **SURROUNDINGS | {"PYTHONHASHSEED": "8", "TZ": "America/Caracas"})
    assert run.artifact is not None
    assert list_different(read_site(run.artifact), read_site(built_site)) == []


def test_files_saved_with_the_line_ends_of_windows_give_the_same_bytes(own_clone: Path, built_site: Path) -> None:
    """The commands of the authors' job, after an editor wrote every text and datum with CRLF."""
    save_as_on_windows(own_clone)
    shutil.rmtree(own_clone / "site")
    addresses = {"SITE_URL": SITE_URL, "REPO_URL": REPO_URL}
    run = run_job(load_workflow("site.yml")["jobs"]["authors"], own_clone, CONTEXT, **addresses)
    assert run.commands == ["python tasks.py check", "python tasks.py build"]
    assert list_different(read_site(own_clone / "site"), read_site(built_site)) == []
