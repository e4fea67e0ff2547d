"""What several rings of tests share: the whole course, built once a run, for the web and for reading offline."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from filelock import FileLock
from site_builder import build_site


# The files that take minutes begin first: one that began last would be waited for with the other processors idle.
SLOW_FILES = (
    "test_preview.py", "test_exam.py", "test_search.py", "test_progress.py", "test_plan.py", "test_pages.py", "test_diagnosis.py",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    places = {name: place for place, name in enumerate(SLOW_FILES)}
    items.sort(key=lambda item: places.get(item.path.name, len(SLOW_FILES)))


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the course built for the web, for a project's sub-path as GitHub Pages gives. Nobody writes in it."""
    return build_once(tmp_path_factory, "web", SITE_URL="https://example.org/curso/")


@pytest.fixture(scope="session")
def offline_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the course built for `file://`. Nobody writes in it."""
    return build_once(tmp_path_factory, "offline", "mkdocs-offline.yml")


def build_once(tmp_path_factory: pytest.TempPathFactory, name: str, config: str = "mkdocs.yml", **environment: str) -> Path:
    """Build a site where every process of this run finds it: the first that asks builds it, the others wait for it."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    site, done = shared / name / "site", shared / f"{name}.done"
    with FileLock(shared / f"{name}.lock"):
        if not done.exists():
            build_site(site, config, **environment)
            done.touch()
    return site
