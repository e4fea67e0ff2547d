"""The other processor: a part of some work done in a process of its own, with the same result as done in this one.

A forked process has all that this one has in memory, so nothing is sent to it; it sends back what it made, or notes on
disk. Where a process can't be forked safely (Windows, macOS, a process with threads) or there is one processor, all is
done here.
"""

from __future__ import annotations

import os
import pickle
import sys
import threading
from collections.abc import Callable, Sequence
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

# Below it, forking costs more than it brings.
WORTH_ITEMS = 24


_is_second = False  # in a forked process: it forks no other


def can_fork() -> bool:
    """Whether a part of the work may be done in another process."""
    return (
        not _is_second
        and sys.platform.startswith("linux")
        and threading.active_count() == 1
        and len(os.sched_getaffinity(0)) > 1
    )


def map_in_two(function: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    """What `function` gives for each item, in order; the second half is done in another process, and its results are
    pickled.

    `function` hangs on its item alone and changes nothing that is kept. Raises what `function` raises.
    """
    middle = len(items) // 2
    if len(items) < WORTH_ITEMS or not can_fork():
        return [function(item) for item in items]
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        _do_and_end(read, write, lambda: pickle.dumps([function(item) for item in items[middle:]]))
    os.close(write)
    first = [function(item) for item in items[:middle]]
    with os.fdopen(read, "rb") as pipe:
        sent = pipe.read()
    os.waitpid(child, 0)
    # Where it failed, the fault is met here.
    return first + (pickle.loads(sent) if sent else [function(item) for item in items[middle:]])


class SecondProcess:
    """Does some work, name by name and in order, while this process does something else.

    `work` says whether it went well, and leaves what it made where this process finds it.
    """

    def __init__(self, work: Callable[[str], bool], names: Sequence[str]) -> None:
        read, write = os.pipe()
        self._child = os.fork()
        if self._child == 0:
            _do_and_end(read, write, lambda: _work_through(work, names, write))
        os.close(write)
        self._pipe = os.fdopen(read, encoding="utf-8")
        self._went_well: dict[str, bool] = {}

    def wait_for(self, name: str) -> bool:
        """Wait until the work of a name is done. Whether it went well; False too where the process ended without doing
        it.
        """
        while name not in self._went_well and (line := self._pipe.readline()):
            self._went_well[line[1:-1]] = line[0] == "+"
        return self._went_well.get(name, False)

    def end(self) -> None:
        """Wait for its end."""
        self._pipe.close()
        os.waitpid(self._child, 0)


def _work_through(work: Callable[[str], bool], names: Sequence[str], write: int) -> bytes:
    for name in names:
        os.write(write, f"{'+' if work(name) else '-'}{name}\n".encode())
    return b""


def _do_and_end(read: int, write: int, make: Callable[[], bytes]) -> None:
    """What the forked process does: it sends what `make` gives, and ends without a word, whatever happens."""
    global _is_second
    _is_second = True
    try:
        os.close(read)
        for stream in (1, 2):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
        made = make()
        while made:
            made = made[os.write(write, made) :]
    finally:
        os._exit(0)
