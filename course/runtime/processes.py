"""Runs part of some work in a second, forked process, with the same result as in this one.

A forked process has this one's memory, so nothing has to be sent to it; it sends back its results, or leaves them on
disk. If forking is not safe (Windows, macOS, a process with threads) or there is only one processor, everything runs in
this process.
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

# With fewer items, forking costs more than it saves.
WORTH_ITEMS = 24


_is_second = False  # True in a forked process, which must not fork again


def can_fork() -> bool:
    """Whether part of the work may run in another process."""
    return (
        not _is_second
        and sys.platform.startswith("linux")
        and threading.active_count() == 1
        and len(os.sched_getaffinity(0)) > 1
    )


def map_in_two(function: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    """The result of `function` for each item, in order; the second half is computed in another process.

    `function` depends only on its item and has no side effects; its results can be pickled. Raises what it raises.
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
    # If the child failed, its half is computed here, so that the error is raised here.
    return first + (pickle.loads(sent) if sent else [function(item) for item in items[middle:]])


class SecondProcess:
    """Does some work in another process, name by name and in order, while this one does something else.

    `work` returns whether it succeeded, and leaves its results where this process can find them.
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
        """Wait until a name's work is done. Returns whether it succeeded; False if the process ended before."""
        while name not in self._went_well and (line := self._pipe.readline()):
            self._went_well[line[1:-1]] = line[0] == "+"
        return self._went_well.get(name, False)

    def end(self) -> None:
        """Wait for the process to end."""
        self._pipe.close()
        os.waitpid(self._child, 0)


def _work_through(work: Callable[[str], bool], names: Sequence[str], write: int) -> bytes:
    for name in names:
        os.write(write, f"{'+' if work(name) else '-'}{name}\n".encode())
    return b""


def _do_and_end(read: int, write: int, make: Callable[[], bytes]) -> None:
    """Run in the forked process: send the result of `make`, and exit without output, whatever happens."""
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
