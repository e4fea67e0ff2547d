"""The built site as one ZIP for reading without network: unzip, double click on `index.html`.

Packs the site of `mkdocs-offline.yml`, and only if it would work from the disk: what a page loads is in the ZIP, and no
link leads to a folder, which a browser would show as a list of files. The same site always gives the same bytes.

    python -m exports.offline_zip SITE ZIP
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

TOP_FOLDER = "innovacion-atencion-ciudadano"
README_NAME = "LEEME.txt"

_README = Path(__file__).with_name("offline_readme.txt")
# Of no use from the disk: for search engines, for a server, for a debugger, and the ZIP itself.
_LEFT_OUT_NAMES = ("404.html", "sitemap.xml", "sitemap.xml.gz")
_LEFT_OUT_SUFFIXES = (".map", ".zip")

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the ZIP format knows no earlier time
_PERMISSIONS = 0o644
_MADE_ON_UNIX = 3

# By element, the attributes whose address the browser fetches by itself.
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
_CSS_ADDRESS = re.compile(r"""(?:url\(\s*["']?|@import\s+["'])\s*(?P<url>[^"')\s]+)""")


class OfflineSiteError(Exception):
    """The site would not work from the disk. The text, in Spanish, names every fault with its file."""


def build_offline_zip(site_dir: Path, zip_path: Path) -> None:
    """Pack the built site. Raises OfflineSiteError, and writes nothing, where it would not work from the disk."""
    faults = check_offline_site(site_dir)
    if faults:
        raise OfflineSiteError("\n".join(["La web construida no sirve para leer sin conexión:", *faults]))
    partial = zip_path.with_name(f"{zip_path.name}.partial")
    try:
        with ZipFile(partial, "w", ZIP_DEFLATED, compresslevel=9) as archive:
            readme = _README.read_text(encoding="utf-8").replace("\n", "\r\n")  # for Notepad
            archive.writestr(_make_entry(README_NAME), readme.encode("utf-8"))
            for path in _list_files(site_dir):
                archive.writestr(_make_entry(path.relative_to(site_dir).as_posix()), path.read_bytes())
        partial.replace(zip_path)
    finally:
        partial.unlink(missing_ok=True)


def check_offline_site(site_dir: Path) -> list[str]:
    """Say, in Spanish, all that would fail when the site is read from the disk; nothing where it is sound."""
    if not (site_dir / "index.html").is_file():
        return [f"{site_dir}: falta `index.html`; ¿está construida la web?"]
    faults: list[str] = []
    for path in _list_files(site_dir):
        if path.suffix == ".html":
            faults += _check_page(path, site_dir)
        elif path.suffix == ".css":
            faults += _check_stylesheet(path, site_dir)
    return faults


def _list_files(site_dir: Path) -> list[Path]:
    files = (path for path in site_dir.rglob("*") if path.is_file())
    kept = (path for path in files if path.name not in _LEFT_OUT_NAMES and path.suffix not in _LEFT_OUT_SUFFIXES)
    return sorted(kept, key=lambda path: path.relative_to(site_dir).as_posix())


def _make_entry(name: str) -> ZipInfo:
    """An entry without trace of the machine. zipfile flags a name with accents as UTF-8, which Windows reads."""
    entry = ZipInfo(f"{TOP_FOLDER}/{unicodedata.normalize('NFC', name)}", _EARLIEST)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = _MADE_ON_UNIX
    entry.external_attr = _PERMISSIONS << 16
    return entry


def _check_page(path: Path, site_dir: Path) -> Iterator[str]:
    collector = _AddressCollector()
    collector.feed(path.read_text(encoding="utf-8"))
    shown = path.relative_to(site_dir).as_posix()
    for line, url in collector.loaded:
        yield from _check_address(url, path, site_dir, f"{shown}:{line}", is_loaded=True)
    for line, url in collector.followed:
        yield from _check_address(url, path, site_dir, f"{shown}:{line}", is_loaded=False)


def _check_stylesheet(path: Path, site_dir: Path) -> Iterator[str]:
    text = path.read_text(encoding="utf-8")
    for address in _CSS_ADDRESS.finditer(text):
        line = text.count("\n", 0, address.start()) + 1
        place = f"{path.relative_to(site_dir).as_posix()}:{line}"
        yield from _check_address(address["url"], path, site_dir, place, is_loaded=True)


def _check_address(url: str, page: Path, site_dir: Path, place: str, is_loaded: bool) -> Iterator[str]:
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        yield f"{place}: «{url}» no es una dirección"
        return
    if parts.netloc or parts.scheme in ("http", "https"):
        if is_loaded:
            yield f"{place}: carga «{url}» de internet"
    elif parts.scheme or not parts.path:  # mailto:, data:, #anchor
        return
    elif parts.path.startswith("/"):
        yield f"{place}: «{url}» empieza por «/» y desde el disco no lleva a ninguna parte"
    else:
        target = (page.parent / unquote(parts.path)).resolve()
        if not target.is_relative_to(site_dir.resolve()):
            yield f"{place}: «{url}» sale de la carpeta del curso"
        elif target.is_dir() or parts.path.endswith("/"):
            yield f"{place}: «{url}» lleva a una carpeta y no a un archivo; construye con `mkdocs-offline.yml`"
        elif target.suffix not in _LEFT_OUT_SUFFIXES and not target.is_file():
            yield f"{place}: «{url}» no existe"


class _AddressCollector(HTMLParser):
    """The addresses in a page, each with its line: `loaded` by the browser itself, `followed` by a click."""

    def __init__(self) -> None:
        super().__init__()
        self.loaded: list[tuple[int, str]] = []
        self.followed: list[tuple[int, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value for name, value in attrs if value}
        line = self.getpos()[0]
        if tag in ("a", "area") and "href" in values:
            self.followed.append((line, values["href"]))
        if tag == "link" and _NOT_LOADED_LINKS.intersection(values.get("rel", "").lower().split()):
            return
        self.loaded += [(line, values[name]) for name in _LOADED.get(tag, ()) if name in values]
        for candidate in values.get("srcset", "").split(","):
            if candidate.strip():
                self.loaded.append((line, candidate.split()[0]))


def main(arguments: list[str]) -> int:
    """Command line; returns the exit code."""
    if len(arguments) != 2:
        print("Uso: python -m exports.offline_zip CARPETA_DE_LA_WEB ARCHIVO.zip", file=sys.stderr)
        return 2
    try:
        build_offline_zip(*map(Path, arguments))
    except OfflineSiteError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
