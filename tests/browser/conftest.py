"""The practice course as its readers get it: from a server and from a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browser_fixtures import make_url, serve


@pytest.fixture(scope="session")
def site_http_url(practice_folder: Path) -> Iterator[str]:
    yield from serve(practice_folder / "web")


@pytest.fixture(scope="session")
def site_file_url(practice_folder: Path) -> str:
    return (practice_folder / "offline").as_uri() + "/"


@pytest.fixture(params=["http", "file"])
def course_url(request: pytest.FixtureRequest) -> Callable[[str], str]:
    """A function that gives the address of a page of the practice course, for both ways of opening it."""
    return make_url(request)
