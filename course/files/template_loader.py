"""Loads templates from a folder, and reads again each that was saved since, whatever the clock says of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader


class TemplateLoader(FileSystemLoader):
    """Jinja's own takes a template for the same while it has the same time, which a copy or a clock put back may give
    it.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._folder = folder

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        path = self._folder / template
        stamp = _read_stamp(path)  # before its text: what is saved meanwhile is read the next time
        source, filename, _ = super().get_source(environment, template)
        return source, filename, lambda: _read_stamp(path) == stamp


def _read_stamp(path: Path) -> tuple[int, int, int] | None:
    """When a file was written, by its own word and by the disk's, and its bytes; None where it is gone."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size
