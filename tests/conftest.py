"""What tests of several folders share: small courses, each built once per run.

What builds them is imported when it is asked for: a run of a few tests, as those of `tasks.py mutate`, would spend more
in that than in its tests.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from build_once import build_once
from rings import mark_rings, sort_slow_first

if TYPE_CHECKING:
    from course.loaded.whole import Course

pytest_plugins = ["browser_fixtures"]

# What Python compiles is kept whatever the system says: half a second of compiling for each build of a small course.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--property-minutes", type=float, default=0, help="minutos de ediciones al azar de tests/test_random_edits.py"
    )


@pytest.hookimpl(tryfirst=True)  # before Hypothesis looks for the profile that it is asked for
def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--hypothesis-profile") == "night":
        from hypothesis import settings

        settings.register_profile("night", max_examples=400)


@pytest.hookimpl(wrapper=True)
def pytest_xdist_auto_num_workers() -> Generator[None, int, int]:
    """One more than the processors, because the tests of the browser wait for a third of their time."""
    processors = yield
    return processors + 1


@pytest.hookimpl(tryfirst=True)  # before pytest selects by `-m`
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    mark_rings(items)
    sort_slow_first(items)


@pytest.fixture(scope="session")
def practice_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the practice course (tests/practice_course.py): `source`, `web` and `offline`. Read-only."""
    from practice_course import build_practice_site

    return build_once(tmp_path_factory, "practice", build_practice_site)


@pytest.fixture(scope="session")
def practice_course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """The practice course, loaded once per process and shared: a test that changes it takes a copy."""
    from practice_course import build_practice_data

    from course.loaded.loading import load_draft
    from course.loaded.whole import complete

    draft, findings = load_draft(build_once(tmp_path_factory, "practice-data", build_practice_data))
    assert findings == []
    return complete(draft)


@pytest.fixture(scope="session")
def furnished_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the minimal course with a bit of everything (tests/furnished_site.py). Read-only."""
    from furnished_site import build_furnished_site

    return build_once(tmp_path_factory, "furnished", build_furnished_site)
