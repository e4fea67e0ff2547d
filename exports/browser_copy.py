"""The list of files with which a browser keeps the whole course, when its reader asks for that.

`docs/assets/js/worker.js` tells how it is kept and when it is used. Here is what is kept: every file of the finished
site that a reader may need, by its address relative to the site's root, with its digest and size. The list is named
after its own digest, which so identifies the edition; `EDITION_PATH` says which one is published, and how much it
takes. Neither is part of any page: pages don't depend on each other's content.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
from pathlib import Path
from urllib.parse import quote

from exports.web_manifest import MANIFEST_PATH

FOLDER = "assets/copy"
EDITION_PATH = f"{FOLDER}/edition.json"
WORKER_PATH = "worker.js"
# The page of addresses that don't exist, for the copy: some servers don't send it when it is asked for by its own name,
# and one file that isn't sent would leave no copy at all. It is no page of the site, so it doesn't end as one.
NOT_FOUND_PATH = f"{FOLDER}/not-found.txt"

# The scripts and styles of the copy itself, useless where there can be none.
CODE_PATHS = (WORKER_PATH, "assets/js/browser-copy.js", "assets/css/browser-copy.css")

# For servers, search engines and debuggers; the worker and the manifest, which the browser keeps by itself; the ZIP,
# another copy; licences and other files without an ending, which nobody reads and some servers (IIS) don't send.
_LEFT_OUT_NAMES = ("404.html", "robots.txt", "sitemap.xml.gz", MANIFEST_PATH, WORKER_PATH)
_LEFT_OUT_SUFFIXES = ("", ".map", ".zip")

_DIGEST_LENGTH = 32  # hexadecimal digits of SHA-256: it tells files apart, and protects from nothing
_NOT_ENCODED = "/-._~!$&'()*+,;=:@"  # in the path of an address (RFC 3986), as browsers leave it


def build_browser_copy(site_dir: Path) -> None:
    """Write the list of the files in `site_dir`, which must be finished, and the edition that it is."""
    (site_dir / FOLDER).mkdir(parents=True, exist_ok=True)
    (site_dir / NOT_FOUND_PATH).write_bytes((site_dir / "404.html").read_bytes())
    names = sorted(path.relative_to(site_dir).as_posix() for path in site_dir.rglob("*") if path.is_file())
    files = {_make_address(name): _describe(site_dir / name) for name in names if _is_kept(name)}
    content = _dump(files)
    digest = _digest(content)
    (site_dir / FOLDER / f"{digest}.json").write_bytes(content)
    edition = {"list": digest, "files": len(files), "bytes": sum(size for _, size in files.values())}
    (site_dir / EDITION_PATH).write_bytes(_dump(edition))


def refuse_browser_copy(site_dir: Path) -> None:
    """Say that the site in `site_dir`, a preview, can't be kept.

    A browser that kept another site from the same address then drops it.
    """
    (site_dir / FOLDER).mkdir(parents=True, exist_ok=True)
    (site_dir / EDITION_PATH).write_bytes(_dump({"list": None}))


def _is_kept(name: str) -> bool:
    is_left_out = name in _LEFT_OUT_NAMES or posixpath.splitext(name)[1] in _LEFT_OUT_SUFFIXES
    return name == NOT_FOUND_PATH or (not is_left_out and not name.startswith(f"{FOLDER}/"))


def _make_address(name: str) -> str:
    """The address of a file: that of its folder, if servers show it there."""
    folder, base = posixpath.split(name)
    path = name if base != "index.html" else f"{folder}/" if folder else ""
    return quote(path, safe=_NOT_ENCODED)


def _describe(path: Path) -> tuple[str, int]:
    content = path.read_bytes()
    return _digest(content), len(content)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:_DIGEST_LENGTH]


def _dump(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
