"""This course, loaded once per process and published once per run, for the web and for offline reading."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from build_once import build_once
from loaded_courses import copy_loaded
from publishing import publish, unpack_offline_copy
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
    """What the workflow publishes, in the clone where its job ran (tests/content/publishing.py). Read-only.

    It is for a project's sub-path, as GitHub Pages serves it.
    """
    return build_once(tmp_path_factory, "published", publish)


@pytest.fixture(scope="session")
def offline_site(tmp_path_factory: pytest.TempPathFactory, built_site: Path) -> Path:
    """The folder that a reader gets from the published ZIP, to read over `file://`. Read-only."""
    return build_once(tmp_path_factory, "offline", partial(unpack_offline_copy, built_site))
