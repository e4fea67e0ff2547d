"""The project as whoever clones it gets it, for tests that run its commands there.

The clone holds what a commit of the working tree would hold, and no more. It gets the environment of this run: that
`tasks.py` can make one is proved in test_tasks.py.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from minimal_course import REPOSITORY

import tasks

_GIT = ("git", "-c", "user.name=Prueba", "-c", "user.email=prueba@example.org", "-c", "commit.gpgsign=false")


def make_origin(folder: Path) -> Path:
    """A repository with one commit: the files of the working tree that Git doesn't ignore."""
    listed = _run_git(REPOSITORY, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    for name in filter(None, listed.split("\0")):
        if (REPOSITORY / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(REPOSITORY / name, folder / name)
    _run_git(folder, "init", "--quiet", "--initial-branch=main")
    _run_git(folder, "add", "--all")
    _run_git(folder, "commit", "--quiet", "--no-verify", "--message=Curso")
    return folder


def clone(origin: Path, folder: Path, *settings: str) -> Path:
    """Clone `origin` into `folder`, with Git's settings (`core.autocrlf=true`), and give it an environment."""
    options = [part for setting in settings for part in ("-c", setting)]
    _run_git(origin.parent, *options, "clone", "--quiet", *options, str(origin), str(folder))
    lend_environment(folder)
    return folder


def lend_environment(folder: Path) -> None:
    """A `.venv` in the clone that is this run's, and that `tasks.py` takes for its own."""
    venv = folder / ".venv"
    venv.mkdir()
    for path in Path(sys.prefix).iterdir():
        if path.name != tasks.STAMP.name:
            (venv / path.name).symlink_to(path)
    names = [path.stem for path in (folder / "requirements").glob("*.txt")]
    (venv / tasks.STAMP.name).write_text(json.dumps(tasks.read_hashes(names)), encoding="utf-8")


def run_command(folder: Path, command: str, **variables: str) -> str:
    """Run a line of shell in the clone as GitHub's runner does. Returns what it printed; it must succeed."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PYTEST", "PIP_", "CI"))
    }
    kept["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{kept['PATH']}"
    shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", command]
    done = subprocess.run(shell, cwd=folder, env=kept | variables, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout + done.stderr


def _run_git(folder: Path, *arguments: str) -> str:
    # The settings of whoever runs the tests must not decide what the clone is like.
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    command = [*_GIT, *arguments]
    return subprocess.run(
        command, cwd=folder, env=own | settings, check=True, stdout=subprocess.PIPE, encoding="utf-8"
    ).stdout
