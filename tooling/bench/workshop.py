"""What the measurements of one run of `bench` share: clean copies, the builds of each turn, the preview, the browser.

Each is made when a measurement first needs it, so that measuring one row makes only what that row needs.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from course.loaded.loading import load_draft
from course.loaded.whole import Course, complete
from tooling.bench.commands import build_site, time_module
from tooling.bench.copies import copy_course
from tooling.bench.export_run import ExportFigures, find_longest_tema, measure_export
from tooling.bench.growth.files import grow_course
from tooling.bench.plan_documents import measure_document
from tooling.bench.preview import OURS, STOCK, Preview
from tooling.bench.projects import prepare_stock
from tooling.bench.search import SearchTimes, measure_search
from tooling.browser import get_browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@dataclass(frozen=True)
class Built:
    """A project that was built, its site, and the seconds that it took."""

    project: Path
    site: Path
    seconds: float


@dataclass(frozen=True)
class BuiltTwice:
    """A project whose site and its copy to read from disk were built."""

    project: Path
    web: Path
    offline: Path


@dataclass(frozen=True)
class Checked:
    """A copy that was checked, and the seconds that it took."""

    project: Path
    seconds: float


class Workshop:
    """`times` makes the course that many times as large before measuring it."""

    def __init__(self, folder: Path, resources: ExitStack, times: int = 1) -> None:
        self._folder = folder
        self._resources = resources
        self._times = times
        self._numbers = count(1)
        self._cold: dict[int, Built] = {}
        self._stock: dict[int, Built] = {}
        self._checked: dict[int, Checked] = {}
        self._exported: dict[tuple[int, str, bool], ExportFigures] = {}
        self._searched: dict[tuple[int, bool], SearchTimes] = {}

    def make_copy(self) -> Path:
        """A clean copy of the course: nothing built, nothing cached."""
        return shutil.copytree(self._origin, self.make_folder("curso"))

    def build_cold(self, turn: int) -> Built:
        """The strict build of a clean copy, once per turn."""
        if turn not in self._cold:
            project = self.make_copy()
            self._cold[turn] = Built(project, project / "site", build_site(project, project / "site", "--strict"))
        return self._cold[turn]

    def build_stock(self, turn: int) -> Built:
        """The build of the stock project, which has no cache, once per turn."""
        if turn not in self._stock:
            site = self.make_folder("tal-cual")
            self._stock[turn] = Built(self.stock, site, build_site(self.stock, site))
        return self._stock[turn]

    def check_cold(self, turn: int) -> Checked:
        """The check of a clean copy, once per turn."""
        if turn not in self._checked:
            project = self.make_copy()
            self._checked[turn] = Checked(project, self.time_check(project))
        return self._checked[turn]

    def time_check(self, project: Path) -> float:
        """Seconds of `check`. It may have findings in the random text of a grown course, and takes the same time."""
        return time_module(project, "course.check", allow_findings=self._times > 1)

    def search(self, turn: int, from_disk: bool = False) -> SearchTimes:
        """The times of the search in the site of a turn (`tooling/bench/search.py`), measured once per turn."""
        if (turn, from_disk) not in self._searched:
            site = self.build_cold(turn).site
            with open_browser() as browser:
                self._searched[turn, from_disk] = measure_search(browser, site, "index.html", from_disk)
        return self._searched[turn, from_disk]

    def make_document(self, turn: int, kind: str) -> float:
        """The longest task of the page that makes a document of the plan (`tooling/bench/plan_documents.py`)."""
        site = self.build_cold(turn).site
        with open_browser() as browser:
            return measure_document(browser, site, kind)

    def export(self, turn: int, name: str, is_of_tema: bool) -> ExportFigures:
        """What an export takes, whole or of the longest tema, in a process of its own, measured once per turn."""
        key = (turn, name, is_of_tema)
        if key not in self._exported:
            built = self.built_twice
            tema = find_longest_tema(self.course) if is_of_tema else None
            self._exported[key] = measure_export(built.project, built.web, built.offline, name, tema)
        return self._exported[key]

    @cached_property
    def built_twice(self) -> BuiltTwice:
        """The site that the exports are made from. It isn't what they measure, so once is enough."""
        project = self.make_copy()
        built = BuiltTwice(project, project / "site", project / "site-offline")
        time_module(project, "tooling.build", "-d", str(built.web), "--offline-dir", str(built.offline))
        return built

    @cached_property
    def stock(self) -> Path:
        """The stock project with the text of the course as it is."""
        return prepare_stock(self.make_folder("proyecto-tal-cual"), self.make_copy())

    @cached_property
    def preview(self) -> Preview:
        """`serve` on a copy, for the edits."""
        return self._resources.enter_context(Preview(OURS, self.make_copy()))

    @cached_property
    def stock_preview(self) -> Preview:
        return self._resources.enter_context(Preview(STOCK, self.stock))

    @cached_property
    def course(self) -> Course:
        """The course of the copies, to choose what to edit."""
        return complete(load_draft(self._origin)[0])

    @cached_property
    def _origin(self) -> Path:
        origin = copy_course(self.make_folder("original"))
        if self._times > 1:
            grow_course(origin, self._times)
        return origin

    def make_folder(self, name: str) -> Path:
        """The path of a folder that doesn't exist yet."""
        return self._folder / f"{name}-{self._times}-{next(self._numbers)}"


@contextmanager
def open_browser() -> Iterator[Browser]:
    """A Playwright browser. One at a time: a course and a grown one are measured alternately."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=str(get_browser().path), args=arguments)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def open_workshop(times: int = 1) -> Iterator[Workshop]:
    with TemporaryDirectory(prefix="curso-bench-") as name, ExitStack() as resources:
        yield Workshop(Path(name), resources, times)
