"""Runs the project's commands in a folder, as separate processes, and times them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

_LAST_LINES = 15
# Variables that would change how a copy is built.
_LEFT_OUT = ("SITE_URL", "REPO_URL", "PYTHONPATH", "VIRTUAL_ENV")


class CommandError(Exception):
    """A command that failed. The message has the command and its last lines of output."""


def make_environment(**extra: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _LEFT_OUT}
    return {**kept, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", **extra}


def time_module(folder: Path, *arguments: str, allow_findings: bool = False, **environment: str) -> float:
    """`time_command` of `python -m …`."""
    return time_command(folder, sys.executable, "-m", *arguments, allow_findings=allow_findings, **environment)


def time_command(folder: Path, *command: str, allow_findings: bool = False, **environment: str) -> float:
    """Seconds that a command takes in `folder`. Raises CommandError if it fails.

    With `allow_findings`, it may fail with findings about what an author wrote.
    """
    start = time.perf_counter()
    result = subprocess.run(
        command, cwd=folder, env=make_environment(**environment), stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    seconds = time.perf_counter() - start
    if result.returncode and not (allow_findings and _ends_with_findings(result.stdout)):
        raise CommandError(f"ha fallado «{' '.join(command)}»:\n{pick_last_lines(result.stdout)}")
    return seconds


def build_site(project: Path, site: Path, *options: str, **environment: str) -> float:
    """Seconds that MkDocs takes to build a project into `site`."""
    command = ("mkdocs", "build", "-q", "-d", str(site), *options)
    return time_module(project, *command, allow_findings=False, **environment)


def _ends_with_findings(output: bytes) -> bool:
    text = output.decode("utf-8", "replace")
    return "En total: " in text and "Traceback" not in text


def pick_last_lines(output: bytes) -> str:
    return "\n".join(output.decode("utf-8", "replace").splitlines()[-_LAST_LINES:])
