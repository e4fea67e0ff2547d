"""Copies of the project's code, for tests to change and run."""

from __future__ import annotations

import compileall
import shutil
from functools import cache
from pathlib import Path

from minimal_course import REPOSITORY


def copy_code(name: str, folder: Path, *left_out: str) -> None:
    """Copy a folder of the project into `folder`, without what any of the patterns `left_out` fits.

    What Python has compiled goes along, or each copy would spend half a second in compiling the same.
    """
    _compile(name)
    ignore = shutil.ignore_patterns(*left_out, "*.pyc.*")  # these another process is writing now
    shutil.copytree(REPOSITORY / name, folder / name, ignore=ignore)


@cache
def _compile(name: str) -> None:
    """Once per process, the modules that no process has compiled yet."""
    compileall.compile_dir(REPOSITORY / name, quiet=2)
