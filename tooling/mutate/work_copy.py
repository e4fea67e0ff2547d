"""A copy of the repository where faults are planted, one at a time, and the tests run on them.

What a run remembers on disk is thrown away before the next, for it could hide a fault; what Python compiled of the
files that have none is kept.
"""

from __future__ import annotations

import math
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tooling.bench.commands import make_environment
from tooling.bench.copies import copy_course

if sys.platform != "win32":
    import resource

# The tests that are asked: each alone in one process, without anything by chance, and none after the first that fails.
RING = ("-m", "fast", "-n", "0", "-x", "-q", "-p", "no:cacheprovider", "--hypothesis-seed=0")
_REMEMBERED = (".cache", ".hypothesis")
_TIMED_OUT = -1
_ENDED = (-9, -24)  # by SIGKILL, by SIGXCPU
_WAITING = 20
# How pytest ends where nothing could be collected.
_INTERRUPTED = 2


@dataclass(frozen=True)
class Done:
    """How a process ended: its code, `_TIMED_OUT` where it was ended, and what it said."""

    code: int
    output: str


@dataclass(frozen=True)
class Outcome:
    """What became of a fault: whether it made a program at all, and which test noticed it, if one did."""

    is_program: bool
    noticed_by: str | None


class WorkCopy:
    def __init__(self, folder: Path) -> None:
        self.root = folder / "copy"
        self.scratch = folder / "scratch"
        self.scratch.mkdir()
        copy_course(self.root)

    def try_fault(self, path: str, text: str, tests: Sequence[str], seconds: float) -> Outcome:
        """Plant a fault, run files of tests in order, and mend it. `seconds` is the time that they may take."""
        target = self.root / path
        original, stamp = target.read_text(encoding="utf-8"), target.stat()
        target.write_text(text, encoding="utf-8", newline="\n")
        os.utime(target, (stamp.st_atime, stamp.st_mtime + 2))  # what was compiled of it is of another time
        try:
            self.clean()
            done = self.run_module(
                "pytest", *RING, *tests, seconds=seconds, environment={"PYTHONDONTWRITEBYTECODE": "1"}
            )
            is_program = done.code != _INTERRUPTED or self._can_import(path)
        finally:
            target.write_text(original, encoding="utf-8", newline="\n")
            os.utime(target, (stamp.st_atime, stamp.st_mtime))
        return Outcome(is_program, _find_failure(done))

    def clean(self) -> None:
        """Forget what runs remember."""
        for name in _REMEMBERED:
            shutil.rmtree(self.root / name, ignore_errors=True)

    def run_module(
        self, *arguments: str, seconds: float | None = None, environment: Mapping[str, str] | None = None
    ) -> Done:
        """`python -m …` in the copy, ended with all that it began after some `seconds` of the processor or, where the
        system doesn't count them for us, of the clock.
        """
        command = [sys.executable, "-m", *arguments]
        with subprocess.Popen(
            command,
            cwd=self.root,
            env=make_environment(**(environment or {})),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,
        ) as process:
            try:
                output, _ = process.communicate(timeout=_limit(process, seconds))
                code = process.returncode
            except subprocess.TimeoutExpired:
                output, code = "", _TIMED_OUT
                _end_group(process)
            except BaseException:
                _end_group(process)
                raise
        return Done(_TIMED_OUT if code in _ENDED else code, output)

    def _can_import(self, path: str) -> bool:
        if not path.endswith(".py"):
            return True
        module = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        return self.run_module("timeit", "-n1", "-r1", f"import {module}", seconds=60).code == 0


def _limit(process: subprocess.Popen, seconds: float | None) -> float | None:
    """Give a process some seconds of the processor. Returns how long to wait for it: other work may hold it up."""
    if seconds is None or sys.platform != "linux":
        return seconds
    most = math.ceil(seconds)
    resource.prlimit(process.pid, resource.RLIMIT_CPU, (most, most))
    return _WAITING * seconds


def _find_failure(done: Done) -> str | None:
    if done.code == 0:
        return None
    if done.code == _TIMED_OUT:
        return "el tiempo"
    lines = [line for line in done.output.splitlines() if line.startswith(("FAILED ", "ERROR "))]
    return lines[0].split(" - ")[0].partition(" ")[2] if lines else f"pytest acaba con {done.code}"


def _end_group(process: subprocess.Popen) -> None:
    if sys.platform == "win32":
        process.kill()
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
