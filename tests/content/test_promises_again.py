"""What a build of this course does, and how little a second build and a second check do when nothing has changed.

«Las demás solo rehacen lo que ha cambiado» (README.md) is counted here, which a busy machine doesn't change, in the
clone where the workflow built the site.
"""

from __future__ import annotations

import inspect
import shlex
from pathlib import Path

import pytest
from clean_clone import run_command
from minimal_course import REPOSITORY
from publishing import REPO_URL, SITE_URL, SURROUNDINGS, open_work_log
from site_files import list_different, read_site
from work_counts import Work

from course.checks import list_checks
from course.checks.text import TEXT_CHECKS
from course.loaded.whole import Course

pytestmark = pytest.mark.site

SOURCE_FOLDERS = ("data", "docs", "quizzes")
CHECKS = "course/checks"


@pytest.fixture(scope="module")
def made(built_site: Path) -> Path:
    """The clone in which the site was built. Only its `.cache` changes here."""
    return built_site.parent


@pytest.fixture(scope="module")
def first_build(made: Path) -> Work:
    """What the workflow's build did, with nothing remembered."""
    return open_work_log(made).take()


def run_counted(made: Path, task: str, *calls: Path) -> Work:
    """What a task does in the clone, surrounded as the workflow's build was."""
    log = open_work_log(made, *calls)
    log.take()
    addresses = {"SITE_URL": SITE_URL, "REPO_URL": REPO_URL}
    run_command(made, f"python3 tasks.py {task}", **SURROUNDINGS, **addresses, **log.variables)
    work = log.take()
    assert work.read, "nothing was noted"
    return work


def test_a_build_renders_and_lays_out_each_page_once(first_build: Work, whole_course: Course) -> None:
    once = {page.uri: 1 for page in whole_course.pages}
    assert first_build.rendered == once
    assert first_build.laid_out == once


def test_the_index_of_the_search_is_written_once_and_not_with_each_page(first_build: Work) -> None:
    written = [times for path, times in first_build.written.items() if path.endswith("/assets/search-index.js")]
    assert sorted(written) == [1, 2], "in the web; in the copy for reading offline, over that of the web"


def test_a_second_build_makes_no_page_and_gives_the_same_site(
    first_build: Work, made: Path, built_site: Path, tmp_path: Path
) -> None:
    work = run_counted(made, f"build -d {shlex.quote(str(tmp_path / 'site'))}")
    assert (work.rendered, work.laid_out) == ({}, {})
    assert list_different(read_site(built_site), read_site(tmp_path / "site")) == []


def test_a_second_check_runs_no_check_and_only_compares_the_sources(first_build: Work, made: Path) -> None:
    run_counted(made, "check")
    work = run_counted(made, "check", made / CHECKS)
    assert work.called == {}
    read = work.list_read(made, *SOURCE_FOLDERS)
    assert max(read.values()) == 1, "to see that it is the same"


def test_all_checks_are_where_their_calls_are_counted() -> None:
    checks = {Path(inspect.getfile(check)) for check in (*list_checks(), *TEXT_CHECKS)}
    assert [path for path in checks if not path.is_relative_to(REPOSITORY / CHECKS)] == []
