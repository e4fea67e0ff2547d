"""Where a build may write: in a folder of its own, whose content is replaced, and one build at a time."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from mkdocs.utils import clean_directory

from tasks import wait_for_lock

# Built there without asking: they are of the project, and Git ignores them.
_OWN = ("site", "dist", ".cache")
# What a built site has, what its offline copy has, and no folder of an author.
_SITE_MARKS = ("404.html", "assets/search-index.js")
_ELSEWHERE = "elige otra con `--site-dir`"


def explain_refusal(folder: Path, root: Path) -> str | None:
    """Why nothing can be built in `folder`, in Spanish, or None if it can. `root` is the project's folder."""
    folder, root = folder.resolve(), root.resolve()
    if root.is_relative_to(folder):
        return f"En {folder} está el curso, y construir ahí lo borraría: {_ELSEWHERE}."
    if folder.exists() and not folder.is_dir():
        return f"{folder} es un archivo, y el sitio se construye en una carpeta: {_ELSEWHERE}."
    top = root / folder.relative_to(root).parts[0] if folder.is_relative_to(root) else folder
    if top.name in _OWN and top.parent == root:
        return None
    for place in (top, folder):
        if place.is_dir() and any(place.iterdir()) and not any((place / mark).exists() for mark in _SITE_MARKS):
            return f"En {place} hay archivos que no son de un sitio, y construir ahí los borraría: {_ELSEWHERE}."
    return None


@contextlib.contextmanager
def make_workshop(folder: Path, root: Path) -> Iterator[Path]:
    """An empty folder to build in what is for `folder`, once no other build does. It is deleted at the end.

    The system frees the lock in any case; what a build that was killed has left is deleted by the next one.
    """
    name = hashlib.sha256(str(folder.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:8]
    workshop = root / ".cache" / f"construyendo-{name}"
    lock = workshop.with_suffix(".lock")
    lock.parent.mkdir(exist_ok=True)
    descriptor = os.open(lock, os.O_RDWR | os.O_CREAT)
    try:
        wait_for_lock(descriptor, "Otra orden está construyendo en esta carpeta: espero a que acabe")
        try:
            shutil.rmtree(workshop, ignore_errors=True)
            workshop.mkdir()
            yield workshop
        finally:
            shutil.rmtree(workshop, ignore_errors=True)
    finally:
        os.close(descriptor)


def deliver(made: Path, folder: Path) -> None:
    """Replace the content of `folder`, except hidden files, as MkDocs does. If that fails, it is left empty."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        clean_directory(str(folder))
        for path in made.iterdir():
            shutil.move(path, folder / path.name)
    except BaseException:
        clean_directory(str(folder))
        raise
