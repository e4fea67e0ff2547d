"""The courses that several files open: the practice and the furnished one, from a server and from a folder."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from browser_fixtures import make_url, serve
from build_once import build_once
from furnished_site import INSTANT_ADDRESS, build_instant_site
from playwright.sync_api import BrowserContext, Route

from exports.question_bank import CATALOGUE_START
from macros.bank import CATALOGUE_PATH


@pytest.fixture(scope="session")
def site_http_url(practice_folder: Path) -> Iterator[str]:
    yield from serve(practice_folder / "web")


@pytest.fixture(scope="session")
def site_file_url(practice_folder: Path) -> str:
    return (practice_folder / "offline").as_uri() + "/"


@pytest.fixture(scope="session")
def catalogue(practice_folder: Path) -> dict:
    """What every page of the practice course knows of its questions, `Curso.catalogue`. Read-only."""
    script = (practice_folder / "web" / CATALOGUE_PATH).read_text(encoding="utf-8")
    return json.loads(script.removeprefix(CATALOGUE_START).rstrip(";\n"))


@pytest.fixture(params=["http", "file"])
def course_url(request: pytest.FixtureRequest) -> Callable[[str], str]:
    """A function that gives the address of a page of the practice course, for both ways of opening it."""
    return make_url(request)


@pytest.fixture(scope="module")
def built(furnished_site: Path) -> Iterator[tuple[Path, str]]:
    """The furnished course, for `base` to open in a file that builds no site of its own."""
    for root in serve(furnished_site):
        yield furnished_site, root.removesuffix("/")


@pytest.fixture
def instant_address(context: BrowserContext, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the furnished course with instant navigation, answered in this test's context."""
    site = build_once(tmp_path_factory, "instant", build_instant_site)

    def answer(route: Route) -> None:
        file = site.parent / urlsplit(route.request.url).path.removeprefix("/")
        if file.is_file():
            route.fulfill(path=file)
        else:
            route.fulfill(status=404)

    context.route(f"{INSTANT_ADDRESS}/**", answer)
    return INSTANT_ADDRESS
