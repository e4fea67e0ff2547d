"""A build on two processors: another process makes the second half of the pages while MkDocs makes the first.

It writes records to disk (`macros/page_records.py`), which this process recalls like any other, so the site is the
same. A page with anything to report (a warning, an error) is left to this process, which reports it.
"""

from __future__ import annotations

from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from course.loaded.loading import REFERENCES_CACHE_PATH, REFERENCES_PATH
from course.runtime import memory
from course.runtime.processes import WORTH_ITEMS, SecondProcess, can_fork
from course.sources.references import load_references
from exports.register import build_downloads
from exports.remembered import SHELF as DOWNLOADS
from macros.recall import forget_recalled, populate_page, recall_page
from macros.refresh import lay_out_page
from macros.site_files import get_content, get_file, get_page
from macros.warning_count import leave_telling_to_the_first_process

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page

    from macros.build import Build
    from macros.page_records import PageRecord

# The share of the pages that this process makes: less than half, because it also recalls the others.
_FIRST_SHARE = 0.47


def share_references(root: Path) -> SecondProcess | None:
    """Have the references rendered by another process while the course is read, unless they are cached."""
    if not can_fork() or (root / REFERENCES_CACHE_PATH).exists():
        return None
    return SecondProcess(partial(_render_references, root), [REFERENCES_PATH])


def _render_references(root: Path, path: str) -> bool:
    references, _ = load_references(root / path, path, root / REFERENCES_CACHE_PATH)
    return bool(references and references.render_bibliography())


class PageSharing:
    """What another process does for a build. Nothing, if there is little to do or only one processor."""

    def __init__(self, build: Build, references: SecondProcess | None) -> None:
        """`references` is the process in which they are being rendered, if there is one."""
        self._build = build
        self._references = references
        self._contents: SecondProcess | None = None
        self._layout: SecondProcess | None = None
        self._laid_out_apart: frozenset[str] = frozenset()

    def fetch_references(self) -> None:
        """Wait until the references are cached, if another process is rendering them."""
        if self._references is not None:
            self._references.wait_for(REFERENCES_PATH)

    def share_contents(self, uris: list[str]) -> None:
        """Have another process make the second half of these pages, and the downloads."""
        if len(uris) < WORTH_ITEMS or not can_fork():
            return
        site = self._build.site
        site.course.references.render_bibliography()  # once, and not in each process
        second_half = _take_second_half({uri: len(site.get_source(uri).text) for uri in uris}, _FIRST_SHARE)
        self._contents = contents = SecondProcess(self._make_content, [*second_half, DOWNLOADS])
        for uri in second_half:
            recall_page(self._get_page(uri), partial(self._fetch_content, contents, uri))

    def share_layout(self) -> None:
        """Have another process lay out the second half of the pages."""
        build = self._build
        pages = [get_page(file) for file in build.files.documentation_pages()]
        sizes = {page.file.src_uri: len(get_content(page)) for page in pages if not build.is_laid_out(page)}
        if len(sizes) < WORTH_ITEMS or not can_fork():
            return
        second_half = _take_second_half(sizes)
        self._layout = SecondProcess(self._make_layout, second_half)
        self._laid_out_apart = frozenset(second_half)

    def fetch_layout(self, uri: str) -> None:
        """Take the record of a page from the other process, if that was to lay it out."""
        build = self._build
        if self._layout is not None and uri in self._laid_out_apart and self._layout.wait_for(uri):
            build.records.reload(uri)
            build.made[uri] = build.records.get(uri) or build.made[uri]

    def fetch_downloads(self) -> None:
        """Wait until the downloads are cached, if another process is making them."""
        if self._contents is not None:
            self._contents.wait_for(DOWNLOADS)

    def end(self) -> None:
        """Wait until the other processes end."""
        for process in filter(None, (self._references, self._contents, self._layout)):
            process.end()
        self._references = self._contents = self._layout = None
        self._laid_out_apart = frozenset()

    def _fetch_content(self, contents: SecondProcess, uri: str) -> PageRecord | None:
        """The record that the other process made, or None if the page has to be made here."""
        if not contents.wait_for(uri):
            return None
        self._build.records.reload(uri)
        self._build.new.add(uri)
        return self._build.recall(uri)

    def _get_page(self, uri: str) -> Page:
        return get_page(get_file(self._build.files, uri))

    # What the other processes run. They return whether it succeeded; the results are on disk.

    def _make_content(self, name: str) -> bool:
        leave_telling_to_the_first_process()
        build = self._build
        if name == DOWNLOADS:
            build_downloads(build.site.course, build.get_place())
            memory.end_run(name)
            return True
        page = self._get_page(name)
        forget_recalled(page)
        populate_page(page, build.config, build.files)
        return name in build.records.save()

    def _make_layout(self, uri: str) -> bool:
        leave_telling_to_the_first_process()
        build = self._build
        lay_out_page(self._get_page(uri), build.config, build.files.documentation_pages(), build.nav, build.env)
        return uri in build.records.save()


def _take_second_half(sizes: dict[str, int], first_share: float = 0.5) -> list[str]:
    """The names after the middle, or after another share of the total of the sizes."""
    sums = list(accumulate(sizes.values()))
    return [name for name, so_far in zip(sizes, sums, strict=True) if so_far > sums[-1] * first_share]
