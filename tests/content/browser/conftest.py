"""This course as its readers get it: from a server's root, from a sub-path, from a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browser_fixtures import make_url, serve


@pytest.fixture(scope="session")
def site_http_url(built_site: Path) -> Iterator[str]:
    yield from serve(built_site)


@pytest.fixture(scope="session")
def site_subpath_url(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the course served from a project's sub-path, with nothing above it."""
    folder = tmp_path_factory.mktemp("host")
    (folder / "curso").symlink_to(built_site)
    for address in serve(folder):
        yield f"{address}curso/"


@pytest.fixture(scope="session")
def site_file_url(offline_site: Path) -> str:
    """Address of the course opened from a folder."""
    return offline_site.as_uri() + "/"


@pytest.fixture(params=["http", "file"])
def course_url(request: pytest.FixtureRequest) -> Callable[[str], str]:
    """A function that gives the address of a page of this course, for both ways of opening it."""
    return make_url(request)
