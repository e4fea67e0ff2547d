"""The files of the site and their pages, as MkDocs has them, for callers that know they exist."""

from __future__ import annotations

from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page


def get_file(files: Files, uri: str) -> File:
    """The file at `docs/<uri>`. Raises LookupError if there is none."""
    file = files.get_file_from_path(uri)
    if file is None:
        raise LookupError(f"the site has no file {uri}")
    return file


def get_page(file: File) -> Page:
    """The page of a documentation file. Raises LookupError before the menu is made, which makes all pages."""
    if file.page is None:
        raise LookupError(f"{file.src_uri} has no page yet")
    return file.page


def get_content(page: Page) -> str:
    """The HTML of a page. Raises LookupError before it is rendered."""
    if page.content is None:
        raise LookupError(f"{page.file.src_uri} has not been rendered yet")
    return page.content
