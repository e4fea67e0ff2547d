"""A Jinja loader that reloads every template that was saved since, whatever its modification time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader


class TemplateLoader(FileSystemLoader):
    """Loads from one folder. Jinja's own loader misses a change that keeps the modification time, as a copy may."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._folder = folder

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        path = self._folder / template
        stamp = _read_stamp(path)  # before the text, so that a change saved meanwhile is loaded the next time
        source, filename, _ = super().get_source(environment, template)
        return source, filename, lambda: _read_stamp(path) == stamp


def _read_stamp(path: Path) -> tuple[int, int, int] | None:
    """A file's modification time, change time and size; None if it doesn't exist."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size
