"""Run a program that checks code and is installed in this environment."""

from __future__ import annotations

import subprocess
import sysconfig
from collections.abc import Mapping, Sequence
from pathlib import Path


def run_linter(command: Sequence[str | Path], environment: Mapping[str, str]) -> str:
    """The output of a program, named first, with an environment; empty if it finds nothing."""
    program, *arguments = command
    path = Path(sysconfig.get_path("scripts")) / str(program)
    done = subprocess.run([path, *arguments], env=environment, capture_output=True, encoding="utf-8", check=False)
    return done.stdout + done.stderr if done.returncode else ""
