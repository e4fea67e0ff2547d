"""A Jinja loader that reloads every template that was saved since, whatever its modification time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from course.files.file_stamps import Stamp, read_stamp


class TemplateLoader(FileSystemLoader):
    """Loads from one folder. Jinja's own loader misses a change that keeps the modification time, as a copy may."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._folder = folder

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        path = self._folder / template
        stamp = _find_stamp(path)  # before the text, so that a change saved meanwhile is loaded the next time
        source, filename, _ = super().get_source(environment, template)
        return source, filename, lambda: _find_stamp(path) == stamp


def _find_stamp(path: Path) -> Stamp | None:
    """The stamp of a file; None if it doesn't exist."""
    try:
        return read_stamp(path)
    except OSError:
        return None
