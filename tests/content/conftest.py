"""This course, loaded once per process and built once per run, for the web and for offline reading."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from build_once import build_once
from loaded_courses import copy_loaded
from publishing import REPO_URL, SITE_URL, publish
from site_builder import build_site
from whole_course import load_whole_course

from course.loaded.whole import Course


@pytest.fixture(scope="session")
def whole_course() -> Iterator[Course]:
    """This course, loaded once per process and shared: a test that changes it takes a copy (`copy_loaded`)."""
    loaded = load_whole_course()
    before = vars(copy_loaded(loaded))
    yield loaded
    assert [name for name, value in before.items() if not name.startswith("_") and value != getattr(loaded, name)] == []


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course built for the web, under a project's sub-path as GitHub Pages serves it. Read-only."""
    return build_once(tmp_path_factory, "course", build_course) / "web"


@pytest.fixture(scope="session")
def offline_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the course built for `file://`. Read-only."""
    return build_once(tmp_path_factory, "course", build_course) / "offline"


def build_course(folder: Path) -> Path:
    """The site and its copy to read from disk, in one pass."""
    build_site(folder / "web", folder / "offline", SITE_URL=SITE_URL, REPO_URL=REPO_URL)
    return folder


@pytest.fixture(scope="session")
def published_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the workflow publishes, in the clone where its job ran (tests/content/publishing.py). Read-only."""
    return build_once(tmp_path_factory, "published", publish)
