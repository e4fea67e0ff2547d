"""The pages of the finished site that books are made from: the temas' covers and lessons, in the order of reading."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from lxml import html

from course.derived.reading import list_lessons
from course.loaded.whole import Course
from course.pages.places import get_tema_cover
from exports.book.chapters import Book
from exports.book.drawings import read_colours
from exports.request import ExportError

STYLESHEET = "assets/css/site.css"


class UnbuiltSiteError(ExportError):
    """Raised if the site has no page of a tema."""


def read_tema_pages(site_folder: Path, course: Course, tema: int | None = None) -> dict[int, dict[str, str]]:
    """The pages of each tema that has lessons, or only of one tema: whole HTML by address relative to the site's root.

    Raises UnbuiltSiteError.
    """
    pages: dict[int, dict[str, str]] = {}
    for lesson in list_lessons(course):
        if tema not in (None, lesson.tema):
            continue
        if lesson.tema not in pages:
            pages[lesson.tema] = dict([read_page(site_folder, get_tema_cover(lesson.tema))])
        address, page = read_page(site_folder, lesson.uri)
        pages[lesson.tema][address] = page
    return pages


def read_page(site_folder: Path, uri: str) -> tuple[str, str]:
    """The address and the HTML of the page at `docs/<uri>`, a folder's or a file. Raises UnbuiltSiteError."""
    name = uri.removesuffix(".md").removesuffix("index")
    folder = f"{name.rstrip('/')}/"
    for address, path in ((folder, f"{folder}index.html"), (f"{name}.html", f"{name}.html")):
        if (site_folder / path).is_file():
            return address, (site_folder / path).read_text(encoding="utf-8")
    raise UnbuiltSiteError(f"{site_folder}: falta la página de `docs/{uri}`; ¿está construida la web?")


def find_published_url(site_folder: Path, uri: str) -> str:
    """Where a page is published (`uri`: its path under `docs/`); empty if the site doesn't say.

    Raises UnbuiltSiteError.
    """
    address, page = read_page(site_folder, uri)
    site_url = find_site_url({address: page})
    return site_url + address if site_url else ""


def read_site_colours(site_folder: Path) -> dict[str, str]:
    """The custom properties of the site's light scheme; none if it has no stylesheet."""
    stylesheet = site_folder / STYLESHEET
    return read_colours(stylesheet.read_text(encoding="utf-8")) if stylesheet.is_file() else {}


def find_site_url(pages: Mapping[str, str]) -> str:
    """The published address of the site, from what a page says of its own; empty if it says none."""
    url, page = next(iter(pages.items()))
    link = html.document_fromstring(page).find("head/link[@rel='canonical']")
    address = link.get("href", "") if link is not None else ""
    return address.removesuffix(url) if address.endswith(url) else ""


def read_images(site_folder: Path, book: Book) -> dict[str, bytes]:
    """The images of a book by file name: its drawings, and the files of the site that it shows."""
    return {**book.drawings, **{name: (site_folder / path).read_bytes() for name, path in book.copied.items()}}
