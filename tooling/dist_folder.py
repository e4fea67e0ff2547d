"""The folder where the tasks leave what they make, `dist/`, and how files get there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

FOLDER = "dist"


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write all the files, each whole and at once; if one can't be written, those that there were stay."""
    folder.mkdir(parents=True, exist_ok=True)
    partials = {name: folder / f".{name}.partial" for name in files}
    try:
        for name, content in files.items():
            partials[name].write_bytes(content)
        for name, partial in partials.items():
            partial.replace(folder / name)
    finally:
        for partial in partials.values():
            partial.unlink(missing_ok=True)
