"""The folder where the tasks leave what they make, `dist/`, and how files get there."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from tasks import SYSTEM_FAULTS
from tooling.whole_files import write_whole

FOLDER = "dist"


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write all the files, by name; if one can't be written, those that there were stay. Raises OSError."""
    write_whole({folder / name: content for name, content in files.items()})


def tell_fault(error: OSError, folder: Path) -> None:
    """Say that `folder` or a file in it can't be written; an error of another kind is raised again."""
    if error.errno not in SYSTEM_FAULTS:
        raise error
    place = error.filename2 or error.filename or folder
    print(f"No puedo escribir en {place}: {SYSTEM_FAULTS[error.errno]}.", file=sys.stderr)
