"""A copy of the repository where faults are planted, one at a time, and the tests run on them.

What a run remembers on disk is thrown away before the next, for it could hide a fault; what Python compiled of the
files that have none is kept.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tooling.bench.commands import make_environment
from tooling.bench.copies import copy_course
from tooling.mutate.fork_server import TIMED_OUT

# The tests that are asked: each alone in one process, without anything by chance, and none after the first that fails.
RING = ("-m", "fast", "-n", "0", "-x", "-q", "-p", "no:cacheprovider", "--hypothesis-seed=0")
_REMEMBERED = (".cache", ".hypothesis")
# How pytest ends where something could not be collected, or not begin at all.
_NOT_COLLECTED = (2, 3, 4)


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
        self._server: subprocess.Popen[str] | None = None

    def begin(self, modules: Sequence[str] = ()) -> None:
        """Get ready for faults. `modules` are those of other people that the tests import."""
        self._server = subprocess.Popen(
            [sys.executable, "-m", "tooling.mutate.fork_server"],
            cwd=self.root,
            env=make_environment(PYTHONDONTWRITEBYTECODE="1"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._ask(modules)

    def end(self) -> None:
        if self._server is not None:
            self._server.terminate()
            self._server.wait()

    def try_fault(self, path: str, text: str, tests: Sequence[str], seconds: float) -> Outcome:
        """Plant a fault, run files of tests in order, and mend it. They may take some `seconds` of the processor."""
        target = self.root / path
        original, stamp = target.read_text(encoding="utf-8"), target.stat()
        target.write_text(text, encoding="utf-8", newline="\n")
        os.utime(target, (stamp.st_atime, stamp.st_mtime + 2))  # what was compiled of it is of another time
        said = self.scratch / "said.txt"
        try:
            self.clean()
            code = int(self._ask({"arguments": [*RING, *tests], "seconds": seconds, "output": str(said)}))
            is_program = code not in _NOT_COLLECTED or self._can_import(path)
        finally:
            target.write_text(original, encoding="utf-8", newline="\n")
            os.utime(target, (stamp.st_atime, stamp.st_mtime))
        return Outcome(is_program, _find_failure(code, said.read_text(encoding="utf-8", errors="replace")))

    def clean(self) -> None:
        """Forget what runs remember."""
        for name in _REMEMBERED:
            shutil.rmtree(self.root / name, ignore_errors=True)

    def run_module(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """`python -m …` in the copy."""
        return subprocess.run(
            [sys.executable, "-m", *arguments],
            cwd=self.root,
            env=make_environment(**environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )

    def _ask(self, request: object) -> str:
        """The server's answer. Raises RuntimeError where it gives none."""
        server = self._server
        assert server is not None and server.stdin is not None and server.stdout is not None, "begin() comes first"
        server.stdin.write(f"{json.dumps(request)}\n")
        server.stdin.flush()
        answer = server.stdout.readline()
        if not answer:
            raise RuntimeError(f"the process that runs the tests ended with {server.wait()}")
        return answer

    def _can_import(self, path: str) -> bool:
        if not path.endswith(".py"):
            return True
        module = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        return self.run_module("timeit", "-n1", "-r1", f"import {module}", PYTHONDONTWRITEBYTECODE="1").returncode == 0


def _find_failure(code: int, said: str) -> str | None:
    if code == 0:
        return None
    if code == TIMED_OUT:
        return "el tiempo"
    lines = [line for line in said.splitlines() if line.startswith(("FAILED ", "ERROR "))]
    return lines[0].split(" - ")[0].partition(" ")[2] if lines else f"pytest acaba con {code}"
