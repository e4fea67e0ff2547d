"""A real Chromium, for the tests of every folder called `browser`, and a site as its readers get it.

A test fails if a page of it reports an error: one that its scripts didn't catch, or one in the console, where Chromium
also reports what the page's Content Security Policy stopped. A test that causes one says which:
`@pytest.mark.expects_console_error("ERR_FILE_NOT_FOUND")`, a regular expression.

What can differ between a server and a folder is tried both ways every night (`--both-ways`): storage, other windows,
what is loaded on demand, addresses, files. With each change it is tried from the folder, where a browser allows less;
both ways, if the test is about that difference: `@pytest.mark.both_ways`. What an open page then shows, says or prints
can't differ, and is tried from a server alone: `@pytest.mark.over_http`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from static_server import QuietHandler, serve_folder

from macros.replaced_functions import replace_function
from tooling.browser import Browser as FoundBrowser
from tooling.browser import BrowserError, find_browser, is_browser_required

if TYPE_CHECKING:
    from xdist.workermanage import WorkerController

# Without these switches Chromium itself calls home, which tests that no request goes to third parties would blame on
# us.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
BROWSER_INPUT = "browser"  # its place in what xdist hands to a worker
# The fixtures that give the address of a page, over http:// and over file://.
WAYS_OF_OPENING = ("base", "course_url", "site_url")
# What the run found; a worker gets what the run that started it did.
FOUND = pytest.StashKey[FoundBrowser | None]()
# The errors of all pages, since the last test that looked at them.
_errors: list[str] = []
# Whatever is expected comes at once or never: the limit is only for a busy machine.
expect.set_options(timeout=30_000)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--both-ways",
        action="store_true",
        help="prueba desde un servidor también lo que cada cambio prueba solo desde una carpeta",
    )


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "expects_console_error(pattern): an error that the test causes in a page")
    config.addinivalue_line(
        "markers", "over_http: what it tries can't differ from a folder, and is tried from a server"
    )
    config.addinivalue_line("markers", "both_ways: it is about a server and a folder, and tried from both each time")
    try:
        config.stash[FOUND] = _take_browser(config.workerinput) if hasattr(config, "workerinput") else find_browser()
    except BrowserError as error:
        raise pytest.UsageError(str(error)) from None


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: WorkerController) -> None:
    """Hand the browser to a worker, which doesn't look for one."""
    found = node.config.stash[FOUND]
    node.workerinput[BROWSER_INPUT] = (str(found.path), found.origin) if found else None


def _take_browser(handed: dict[str, Any]) -> FoundBrowser | None:
    found = handed[BROWSER_INPUT]
    return FoundBrowser(Path(found[0]), found[1]) if found else None


@pytest.hookimpl(tryfirst=True)  # before pytest takes the fixture's own ways
def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    test = metafunc.definition
    ways = [name for name in metafunc.fixturenames if name in WAYS_OF_OPENING]
    if test.get_closest_marker("over_http"):
        _open_only(metafunc, ways, "http")
    elif not (metafunc.config.getoption("--both-ways") or test.get_closest_marker("both_ways")):
        told = [name for mark in test.iter_markers("parametrize") for name in ways if name in mark.args[0]]
        _open_only(metafunc, [name for name in ways if name not in told], "file")


def _open_only(metafunc: pytest.Metafunc, ways: list[str], way: str) -> None:
    for name in ways:
        metafunc.definition.add_marker(pytest.mark.parametrize(name, [way], indirect=True))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip the ring where there is no browser; under CI the launch itself fails instead."""
    if config.stash[FOUND] or is_browser_required():
        return
    for item in items:
        if item.path.parent.name == "browser":
            item.add_marker(pytest.mark.skip(reason="no hay ningún Chromium en este equipo"))


@pytest.fixture(scope="session")
def found_browser(pytestconfig: pytest.Config) -> FoundBrowser | None:
    """What the run found; None only where a test of the ring is skipped."""
    return pytestconfig.stash[FOUND]


@pytest.fixture(scope="session")
def browser(found_browser: FoundBrowser | None) -> Iterator[Browser]:
    assert found_browser, "bajo CI tiene que haber un Chromium"
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=str(found_browser.path), args=ARGUMENTS)
        make_context = launched.new_context
        replace_function(launched, "new_context", lambda **settings: _watch(make_context(**settings)))
        yield launched
        launched.close()


def _watch(context: BrowserContext) -> BrowserContext:
    """Note the errors of a context's pages."""

    def note(page: Page | None, text: object) -> None:
        _errors.append(f"{page.url if page else ''}: {text}")

    context.on("console", lambda said: note(said.page, said.text) if said.type == "error" else None)
    context.on("weberror", lambda thrown: note(thrown.page, thrown.error))
    return context


@pytest.fixture(autouse=True)
def refuse_page_errors(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail the test if a page reported an error that it doesn't expect."""
    yield
    expected = [mark.args[0] for mark in request.node.iter_markers("expects_console_error")]
    found = [error for error in _errors if not any(re.search(pattern, error) for pattern in expected)]
    _errors.clear()
    assert found == []


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(locale="es-ES", viewport={"width": 1280, "height": 800})
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture(params=["http", "file"])
def base(request: pytest.FixtureRequest, built: tuple[Path, str]) -> str:
    """The builds of a module's own `built` (their folder and the address that serves it), opened both ways."""
    folder, address = built
    return address if request.param == "http" else folder.as_uri()


def serve(folder: Path, handler: type[QuietHandler] = QuietHandler) -> Iterator[str]:
    """The address of a folder while it is served from a server's root: for a fixture to yield from."""
    server = serve_folder(folder, handler)
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def make_url(request: pytest.FixtureRequest) -> Callable[[str], str]:
    """A function that gives the address of a page (`tema-1/2-modelos`, `casos/index`), for the way of opening it.

    The roots of the sites are `site_http_url` and `site_file_url`.
    """
    root = request.getfixturevalue(f"site_{request.param}_url")
    if request.param == "http":
        return lambda path: f"{root}{path}/".replace("/index/", "/")
    return lambda path: f"{root}{path}.html"
