"""What several rings of tests share: the whole course, built once a run, for the web and for reading offline."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from filelock import FileLock
from site_builder import build_site


# The files that take minutes begin first: one that began last would be waited for with the other processors idle.
SLOW_FILES = ("test_preview.py", "test_plan.py", "test_axe.py", "test_pages.py", "test_plan_whole.py", "test_progress.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    places = {name: place for place, name in enumerate(SLOW_FILES)}
    items.sort(key=lambda item: places.get(item.path.name, len(SLOW_FILES)))


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the course built for the web, for a project's sub-path as GitHub Pages gives. Nobody writes in it."""
    return build_once(tmp_path_factory) / "web"


@pytest.fixture(scope="session")
def offline_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the course built for `file://`. Nobody writes in it."""
    return build_once(tmp_path_factory) / "offline"


def build_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site and its copy where every process of this run finds them: the first that asks builds, the others wait."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    sites, done = shared / "sites", shared / "sites.done"
    with FileLock(shared / "sites.lock"):
        if not done.exists():
            build_site(sites / "web", sites / "offline", SITE_URL="https://example.org/curso/")
            done.touch()
    return sites
