"""The finished site as a folder to be read from disk: each page is a file, and each address the path of a file.

Nothing is rendered again. On the web a page has its own folder (`tema-1/2-x/`, served from its `index.html`); from
disk, a browser would show that folder as a list of files, so here it is `tema-1/2-x.html`, and every address in the
pages is changed accordingly. Differences in a page's text come as pairs of texts. Packing is left to `offline_zip.py`.
"""

from __future__ import annotations

import posixpath
import re
import shutil
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from exports import app_icons, browser_copy
from exports.content_policy import HEADERS_FILE
from exports.web_manifest import MANIFEST_PATH

# The attributes with addresses, of our pages and of the theme. They are relative to the page, except `data-url`.
_ADDRESS = re.compile(
    r'\s(href|src|data-(?:url|base|style|script|hash-script|late-script|examples-script|vendor|catalogue))="([^"#][^"]*)"'
)
_ROOT_ATTRIBUTES = {"data-url"}
_FOLDER_ATTRIBUTES = {"data-base", "data-vendor"}  # a script appends a path to them
_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|/", re.IGNORECASE)
# Only for the web. From disk nothing is installed, and a browser keeps no copy.
_LEFT_OUT = ("404.html", "sitemap.xml", "sitemap.xml.gz", HEADERS_FILE, MANIFEST_PATH, *browser_copy.CODE_PATHS)
_LEFT_OUT_FOLDERS = (f"{browser_copy.FOLDER}/", f"{app_icons.FOLDER}/")


class WebPage(NamedTuple):
    """A page of the finished site.

    `url` is relative to the site's root (`tema-1/2-x/`); `changes` are pairs of texts: the web's and the copy's.
    """

    url: str
    html: str
    changes: Sequence[tuple[str, str]] = ()


class OfflineAddresses:
    """Translates addresses of the web to addresses of the copy.

    `page_paths` maps the address of each page on the web to that of its file in the copy, both percent-encoded.
    """

    def __init__(self, page_paths: Mapping[str, str]) -> None:
        self._page_paths = {url.rstrip("/"): path for url, path in page_paths.items()}
        self.move = cache(self._move)

    def get_path(self, page_url: str) -> str:
        """The file of the page at `page_url`. Raises KeyError if there is none."""
        return self._page_paths[page_url.rstrip("/")]

    def move_from_root(self, url: str) -> str:
        """An address relative to the site's root, with its anchor or query, as a path relative to the copy's root."""
        path, mark, rest = _split(url)
        return self._page_paths.get(path.rstrip("/"), path) + mark + rest

    def _move(self, url: str, page_url: str) -> str:
        """An address relative to a page of the web, as one relative to the same page of the copy."""
        if _OUTSIDE.match(url):
            return url
        path, mark, rest = _split(url)
        target = self._find_target(path, page_url)
        return self._see(self._page_paths.get(target, target), page_url) + mark + rest

    def _move_folder(self, url: str, page_url: str) -> str:
        """Like `_move`, for a folder, which ends in a slash unless it is the page's own."""
        seen = self._see(self._find_target(url, page_url), page_url)
        return "" if seen == "." else f"{seen}/"

    def _find_target(self, path: str, page_url: str) -> str:
        """The target of a path relative to a page, as a path relative to the site's root; empty for the root itself."""
        target = posixpath.normpath(posixpath.join(page_url, path))
        return "" if target == "." else target

    def _see(self, target: str, page_url: str) -> str:
        """A path of the copy, relative to a page's file."""
        return posixpath.relpath(target or ".", posixpath.dirname(self.get_path(page_url)) or ".")

    def move_html(self, html: str, page_url: str) -> str:
        """The HTML of a page, or of part of one, with its addresses changed."""

        def replace(match: re.Match[str]) -> str:
            # Text that only looks like an attribute, in a code example, is outside any tag.
            if html.rfind("<", 0, match.start()) < html.rfind(">", 0, match.start()):
                return match[0]
            name, url = match[1], match[2]
            if name in _ROOT_ATTRIBUTES:
                moved = self.move_from_root(url)
            else:
                moved = self._move_folder(url, page_url) if name in _FOLDER_ATTRIBUTES else self.move(url, page_url)
            return f'{match[0][0]}{name}="{moved}"'

        return _ADDRESS.sub(replace, html)

    def move_page(self, page: WebPage) -> str:
        """The HTML of a whole page in the copy."""
        html = page.html
        for web, copy in page.changes:
            html = html.replace(web, copy, 1)
        return self.move_html(html, page.url)


def build_offline_site(site_dir: Path, folder: Path, pages: Iterable[WebPage], addresses: OfflineAddresses) -> None:
    """Write the copy of the site in `site_dir` to `folder`, which is emptied first."""
    if folder.exists():
        shutil.rmtree(folder)
    pages = list(pages)
    web_files = {posixpath.join(unquote(page.url), "index.html") for page in pages}

    def leave_out(parent: str, names: list[str]) -> list[str]:
        paths = {name: (Path(parent) / name).relative_to(site_dir).as_posix() for name in names}
        return [
            name
            for name, path in paths.items()
            if path in web_files or path in _LEFT_OUT or path.endswith(".zip") or path.startswith(_LEFT_OUT_FOLDERS)
        ]

    shutil.copytree(site_dir, folder, ignore=leave_out)
    for page in pages:
        path = folder / unquote(addresses.get_path(page.url))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(addresses.move_page(page).encode("utf-8"))
    _remove_empty_folders(folder)


def _remove_empty_folders(folder: Path) -> None:
    """Remove the folders that pages had on the web."""
    for path in sorted((path for path in folder.rglob("*") if path.is_dir()), reverse=True):
        if not any(path.iterdir()):
            path.rmdir()


def _split(url: str) -> tuple[str, str, str]:
    """Split an address into its path, the mark that ends it (`#`, `?` or nothing) and the rest."""
    match = re.search(r"[#?]", url)
    return (url[: match.start()], match[0], url[match.end() :]) if match else (url, "", "")
