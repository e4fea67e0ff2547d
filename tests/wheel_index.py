"""A registry of made-up wheels, for tests that install without the real one (the simple repository API, PEP 503)."""

from __future__ import annotations

import base64
import hashlib
import threading
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import distribution
from pathlib import Path

from packaging.utils import canonicalize_name


def write_wheel(
    folder: Path,
    name: str,
    version: str,
    *,
    tag: str = "py3-none-any",
    metadata: Iterable[str] = (),
    files: Mapping[str, str] | None = None,
) -> Path:
    """Write a wheel (binary distribution format, PEP 427) with some lines of metadata and some files, by path."""
    stem = f"{name.replace('-', '_')}-{version}"
    info = f"{stem}.dist-info"
    head = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
    texts = {
        **(files or {}),
        f"{info}/METADATA": head + "".join(f"{line}\n" for line in metadata),
        f"{info}/WHEEL": f"Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: {tag}\n",
    }
    record = ""
    for path, text in texts.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
        record += f"{path},sha256={digest},{len(text.encode())}\n"
    texts[f"{info}/RECORD"] = record + f"{info}/RECORD,,\n"
    wheel = folder / f"{stem}-{tag}.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, text in texts.items():
            archive.writestr(zipfile.ZipInfo(path), text)
    return wheel


def copy_installed(folder: Path, name: str) -> Path:
    """Write a wheel with the Python files and the metadata of an installed package."""
    found = distribution(name)
    files = {str(path): path.read_text(encoding="utf-8") for path in found.files or () if path.suffix == ".py"}
    return write_wheel(folder, name, found.version, files=files, metadata=list_asked(name))


def list_asked(name: str) -> list[str]:
    """The lines of an installed package's metadata that pip goes by."""
    told = distribution(name).metadata
    fields = ("Requires-Python", "Provides-Extra", "Requires-Dist")
    return [f"{field}: {value}" for field in fields for value in told.get_all(field) or ()]


def hash_file(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@contextmanager
def serve_index(folder: Path) -> Iterator[str]:
    """Serve the wheels of `folder` as a registry while in context, and give the address for pip's `--index-url`."""
    simple = folder / "simple"
    pages: dict[str, list[str]] = {}
    for wheel in sorted(folder.glob("*.whl")):
        pages.setdefault(canonicalize_name(wheel.name.partition("-")[0]), []).append(wheel.name)
    for name, names in pages.items():
        links = (f'<a href="/{each}#sha256={hash_file(folder / each)}">{each}</a>' for each in names)
        (simple / name).mkdir(parents=True, exist_ok=True)
        (simple / name / "index.html").write_text("<!DOCTYPE html>\n" + "\n".join(links), encoding="utf-8")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/simple/"
        finally:
            server.shutdown()


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass
