"""A real Chromium, and the course as its readers get it: from a server's root, from a sub-path, from a folder."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from static_server import serve_folder

from tooling.browser import find_browser, is_browser_required

# Without the background switches Chromium itself calls home, which tests of «no request to anyone else» would blame on
# us.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
# What is expected comes at once, or never: the ceiling is only for a machine that is busy with something else.
expect.set_options(timeout=30_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip the ring where there is no browser; under CI the launch itself fails instead."""
    if find_browser() or is_browser_required():
        return
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.skip(reason="no hay ningún Chromium en este equipo"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = find_browser()
    assert found, "bajo CI tiene que haber un Chromium"
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=str(found.path), args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(locale="es-ES", viewport={"width": 1280, "height": 800})
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture(scope="session")
def site_http_url(built_site: Path) -> Iterator[str]:
    """Address of the course served from a server's root."""
    server = serve_folder(built_site)
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="session")
def site_subpath_url(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the course served from a project's sub-path, with nothing above it."""
    folder = tmp_path_factory.mktemp("host")
    shutil.copytree(built_site, folder / "curso")
    server = serve_folder(folder)
    yield f"http://127.0.0.1:{server.server_port}/curso/"
    server.shutdown()


@pytest.fixture(scope="session")
def site_file_url(offline_site: Path) -> str:
    """Address of the course opened from a folder."""
    return offline_site.as_uri() + "/"


@pytest.fixture(params=["http", "file"])
def base(request: pytest.FixtureRequest, built: tuple[Path, str]) -> str:
    """The builds of a module that has a `built` of its own (their folder, and the address that serves it), by both
    ways.
    """
    folder, address = built
    return address if request.param == "http" else folder.as_uri()


@pytest.fixture(params=["http", "file"])
def course_url(request: pytest.FixtureRequest) -> Callable[[str], str]:
    """Gives the address of a page of the whole course (`tema-1/2-gobernanza-inteligente`), by both ways of opening it."""
    if request.param == "http":
        root = request.getfixturevalue("site_http_url")
        return lambda path: f"{root}{path}/"
    root = request.getfixturevalue("site_file_url")
    return lambda path: f"{root}{path}.html"
