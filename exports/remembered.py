"""Files that take long to make, remembered by what they are made of (`course/runtime/memory.py`)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVarTuple

from course.runtime.memory import recall

Arguments = TypeVarTuple("Arguments")

# Where they are remembered.
SHELF = "exports.downloads"


def remember_file(build: Callable[[*Arguments], bytes], *arguments: *Arguments) -> bytes:
    """What `build` makes of arguments whose `repr` tells them apart."""
    return recall(SHELF, repr((build.__name__, arguments)), partial(build, *arguments))
