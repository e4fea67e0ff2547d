"""The built site as one ZIP for reading offline: unzip it and double-click on `index.html`.

Packs the folder that `offline_site.py` makes, if it works from disk: what a page loads is in the ZIP, and no link leads
to a folder, which a browser would show as a list of files. The same site always gives the same bytes.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

from exports.fixed_zip import make_entry

# Useless from disk: files for search engines, servers and debuggers, and the ZIP itself.
_LEFT_OUT_NAMES = ("404.html", "sitemap.xml", "sitemap.xml.gz")
_LEFT_OUT_SUFFIXES = (".map", ".zip")

# The attributes of each element whose address the browser loads by itself.
_LOADED = {
    "audio": ("src",),
    "embed": ("src",),
    "iframe": ("src",),
    "image": ("href", "xlink:href"),
    "img": ("src",),
    "input": ("src",),
    "link": ("href",),
    "object": ("data",),
    "script": ("src",),
    "source": ("src",),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
_NOT_LOADED_LINKS = {"alternate", "author", "canonical", "help", "license", "next", "prev", "search"}
_HOLDERS = etree.XPath(f"//a | //area | //*[@srcset] | {' | '.join(f'//{tag}' for tag in _LOADED)}")
_CSS_ADDRESS = re.compile(r"""(?:url\(\s*["']?|@import\s+["'])\s*(?P<url>[^"')\s]+)""")


class OfflineSiteError(Exception):
    """Raised if the site would not work from disk. The text, in Spanish, lists every fault with its file."""


def get_zip_name(slug: str) -> str:
    """The file name of a course's ZIP."""
    return f"{slug}-sin-conexion.zip"


def build_offline_zip(site_dir: Path, zip_path: Path, top_folder: str) -> None:
    """Pack the site in `site_dir` inside the folder `top_folder` of the ZIP.

    Raises OfflineSiteError, and writes nothing, if it would not work from disk.
    """
    faults = check_offline_site(site_dir)
    if faults:
        raise OfflineSiteError("\n".join(["La web construida no sirve para leer sin conexión:", *faults]))
    partial = zip_path.with_name(f"{zip_path.name}.partial")
    try:
        with ZipFile(partial, "w", ZIP_DEFLATED) as archive:
            for name in filter(_is_packed, _Folder(site_dir).files):
                archive.writestr(make_entry(f"{top_folder}/{name}"), (site_dir / name).read_bytes())
        partial.replace(zip_path)
    finally:
        partial.unlink(missing_ok=True)


def check_offline_site(site_dir: Path) -> list[str]:
    """List, in Spanish, everything that would fail when the site is read from disk."""
    if not (site_dir / "index.html").is_file():
        return [f"{site_dir}: falta `index.html`; ¿está construida la web?"]
    folder = _Folder(site_dir)
    faults = []
    for name in filter(_is_packed, folder.files):
        list_addresses = _ADDRESSES_BY_SUFFIX.get(posixpath.splitext(name)[1])
        for address in list_addresses((site_dir / name).read_bytes()) if list_addresses else ():
            fault = folder.find_fault(posixpath.dirname(name), address.url, address.is_loaded)
            if fault:
                faults.append(f"{name}:{address.line}: {fault}")
    return faults


class _Folder:
    """The files of the built site, by path relative to its root, and the check of an address.

    Many pages have the same addresses, so each is checked once per folder that has it.
    """

    def __init__(self, site_dir: Path) -> None:
        paths = {path.relative_to(site_dir).as_posix(): path.is_dir() for path in site_dir.rglob("*")}
        self.files = sorted(path for path, is_folder in paths.items() if not is_folder)
        # macOS may list names in decomposed Unicode (NFD).
        self._is_folder = {unicodedata.normalize("NFC", path): is_folder for path, is_folder in paths.items()}
        self._is_folder["."] = True
        self.find_fault = cache(self._find_fault)

    def _find_fault(self, parent: str, url: str, is_loaded: bool) -> str | None:
        """What is wrong with an address in a file of the folder `parent`, or None."""
        try:
            parts = urlsplit(url.strip())
        except ValueError:
            return f"«{url}» no es una dirección"
        if parts.netloc or parts.scheme in ("http", "https"):
            return f"carga «{url}» de internet" if is_loaded else None
        if parts.scheme or not parts.path:  # mailto:, data:, #anchor
            return None
        if parts.path.startswith("/"):
            return f"«{url}» empieza por «/» y desde el disco no lleva a ninguna parte"
        target = posixpath.normpath(posixpath.join(parent, unicodedata.normalize("NFC", unquote(parts.path))))
        if target.split("/")[0] == "..":
            return f"«{url}» sale de la carpeta del curso"
        if self._is_folder.get(target) or parts.path.endswith("/"):
            return f"«{url}» lleva a una carpeta y no a un archivo"
        if target not in self._is_folder and posixpath.splitext(target)[1] not in _LEFT_OUT_SUFFIXES:
            return f"«{url}» no existe"
        return None


def _is_packed(path: str) -> bool:
    name, suffix = posixpath.basename(path), posixpath.splitext(path)[1]
    return name not in _LEFT_OUT_NAMES and suffix not in _LEFT_OUT_SUFFIXES


class _Address(NamedTuple):
    """An address in a file, with its line. `is_loaded`: the browser loads it by itself, without a click."""

    line: int
    url: str
    is_loaded: bool


def _list_page_addresses(content: bytes) -> list[_Address]:
    """The addresses in a page, starting with those that it loads."""
    root = etree.fromstring(content, etree.HTMLParser(encoding="utf-8", huge_tree=True)) if content.strip() else None
    loaded, followed = [], []
    for element in _HOLDERS(root) if root is not None else ():
        tag, line = element.tag, element.sourceline
        if tag in ("a", "area") and element.get("href"):
            followed.append(_Address(line, element.get("href"), False))
        if tag == "link" and _NOT_LOADED_LINKS.intersection(element.get("rel", "").lower().split()):
            continue
        urls = [element.get(name) for name in _LOADED.get(tag, ())]
        urls += [candidate.split()[0] for candidate in element.get("srcset", "").split(",") if candidate.strip()]
        loaded += [_Address(line, url, True) for url in urls if url]
    return loaded + followed


def _list_stylesheet_addresses(content: bytes) -> list[_Address]:
    text = content.decode("utf-8")
    found = _CSS_ADDRESS.finditer(text)
    return [_Address(text.count("\n", 0, address.start()) + 1, address["url"], True) for address in found]


_ADDRESSES_BY_SUFFIX = {".html": _list_page_addresses, ".css": _list_stylesheet_addresses}
