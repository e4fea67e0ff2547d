"""The folder where the tasks leave what they make, `dist/`, and how files get there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tooling.whole_files import write_whole

FOLDER = "dist"


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write all the files, by name; if one can't be written, those that there were stay. Raises OSError."""
    write_whole({folder / name: content for name, content in files.items()})
