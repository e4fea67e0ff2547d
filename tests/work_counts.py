"""Counts what a command does to a course, in a process of its own and in its forks.

What is promised of a build, a check or a reload is how much it does, which is the same on any machine, and not how
long it takes.
"""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

NOTES = Path(__file__).with_name("work_log")


@dataclass(frozen=True)
class Work:
    """How many times each thing was done.

    Pages by their path under `docs/`: `rendered`, from Markdown, and `laid_out`, in the theme. Files by their path:
    `read`, of the course, and `written`, anywhere. `called`, the functions that were to be counted, as `file:name`.
    """

    rendered: Counter[str] = field(default_factory=Counter)
    laid_out: Counter[str] = field(default_factory=Counter)
    read: Counter[str] = field(default_factory=Counter)
    written: Counter[str] = field(default_factory=Counter)
    called: Counter[str] = field(default_factory=Counter)

    def list_written(self, folder: Path) -> Counter[str]:
        """The files written in a folder, by their path in it."""
        start = os.path.join(folder.resolve(), "")
        paths = {path: times for path, times in self.written.items() if path.startswith(start)}
        return Counter({path[len(start) :].replace(os.sep, "/"): times for path, times in paths.items()})

    def list_read(self, folder: Path, *names: str) -> Counter[str]:
        """The files read in some folders of `folder`, by their path in it."""
        start = os.path.join(folder.resolve(), "")
        paths = {path[len(start) :].replace(os.sep, "/"): times for path, times in self.read.items()}
        return Counter({path: times for path, times in paths.items() if path.partition("/")[0] in names})


class WorkLog:
    """The file `path` in which processes note what they do to the course in `root`.

    `variables` are those of the environment that make a process note it; `calls`, the folders whose functions count.
    """

    def __init__(self, path: Path, root: Path, *calls: Path) -> None:
        self._path = path
        self.variables = {"PYTHONPATH": str(NOTES), "WORK_LOG": str(path), "WORK_ROOT": str(root)}
        if calls:
            self.variables["WORK_CALLS"] = os.pathsep.join(str(folder) for folder in calls)

    def take(self) -> Work:
        """What was done since the last time."""
        work = Work()
        for line in self._path.read_text(encoding="utf-8", errors="surrogateescape").splitlines():
            kind, _, name = line.partition("\t")
            getattr(work, kind)[name] += 1
        self._path.write_text("", encoding="utf-8")
        return work
