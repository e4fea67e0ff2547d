"""Remembers files that are slow to build, by the data they are built from (`course/runtime/memory.py`)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVarTuple

from course.runtime.memory import recall

Arguments = TypeVarTuple("Arguments")

# The name of the shelf of these files.
SHELF = "exports.downloads"


def remember_file(build: Callable[[*Arguments], bytes], *arguments: *Arguments) -> bytes:
    """The file that `build` makes of the arguments, which are identified by their `repr`."""
    return recall(SHELF, repr((build.__name__, arguments)), partial(build, *arguments))
