"""What several rings of tests share: the whole course, built once a run, for the web and for reading offline."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from furnished_site import build_furnished_site
from loaded_courses import copy_loaded, load_whole_course
from rings import mark_rings, sort_slow_first
from site_builder import build_site

from course.loaded.whole import Course


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--property-minutes", type=float, default=0, help="minutos de ediciones al azar de tests/test_random_edits.py"
    )


@pytest.hookimpl(tryfirst=True)  # before pytest picks by `-m`
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    mark_rings(items)
    sort_slow_first(items)


@pytest.fixture(scope="session")
def whole_course() -> Iterator[Course]:
    """This course, loaded once a process and read by all: a test that changes it takes a copy (`copy_loaded`)."""
    loaded = load_whole_course()
    before = vars(copy_loaded(loaded))
    yield loaded
    assert [name for name, value in before.items() if not name.startswith("_") and value != getattr(loaded, name)] == []


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the course built for the web, for a project's sub-path as GitHub Pages gives. Nobody writes in it."""
    return build_once(tmp_path_factory, "course", build_course) / "web"


@pytest.fixture(scope="session")
def offline_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the course built for `file://`. Nobody writes in it."""
    return build_once(tmp_path_factory, "course", build_course) / "offline"


def build_course(folder: Path) -> Path:
    """The site and its copy for reading from the disk, in one pass."""
    build_site(folder / "web", folder / "offline", SITE_URL="https://example.org/curso/")
    return folder


@pytest.fixture(scope="session")
def furnished_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the minimal course with a bit of everything (tests/furnished_site.py). Nobody writes in it."""
    return build_once(tmp_path_factory, "furnished", build_furnished_site)


def build_once(tmp_path_factory: pytest.TempPathFactory, name: str, build: Callable[[Path], Path]) -> Path:
    """Build a site where every process of this run finds it: the first that asks builds it, the others wait for it."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    done = shared / f"{name}.done"
    with FileLock(shared / f"{name}.lock"):
        if not done.exists():
            done.write_text(str(build(shared / name)), encoding="utf-8")
    return Path(done.read_text(encoding="utf-8"))
