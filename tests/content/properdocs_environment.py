"""An environment with the packages of this one, except that its `mkdocs` is ProperDocs, as
`requirements/properdocs.txt` locks it.

MkDocs isn't in it at all. ProperDocs answers to the name `mkdocs` once `properdocs.replacement` is imported: a module
`mkdocs` of one line does it, so that plugins, theme and hooks are as they were.
"""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest
from minimal_course import REPOSITORY

from tooling.browser import is_browser_required

LOCKED = REPOSITORY / "requirements" / "properdocs.txt"
_LEFT_OUT = ("mkdocs", "mkdocs-")  # the package of MkDocs, and what pip knows of it: `mkdocs-1.6.1.dist-info`
_SHIM = "import properdocs.replacement  # noqa: F401\n"


def make_environment(folder: Path) -> Path:
    """Make it in `folder`, which doesn't exist yet, and return its Python.

    Skips the test where the packages can't be fetched, except under `CI=true`. A hash that doesn't match is a failure.
    """
    successor = folder.with_name(f"{folder.name}-packages")
    _fetch(successor)
    venv.create(folder, symlinks=sys.platform != "win32")
    paths = sysconfig.get_paths(vars={"base": str(folder), "platbase": str(folder)})
    packages = Path(paths["purelib"])
    fetched = {path.name: path for path in successor.iterdir()}
    kept = {path.name: path for path in Path(sysconfig.get_path("purelib")).iterdir() if not _is_left_out(path.name)}
    for name, path in (kept | fetched).items():
        (packages / name).symlink_to(path.resolve())
    (packages / "mkdocs").mkdir()
    (packages / "mkdocs" / "__init__.py").write_text(_SHIM, encoding="utf-8")
    return Path(paths["scripts"]) / Path(sys.executable).name


def _is_left_out(name: str) -> bool:
    return name == _LEFT_OUT[0] or (name.startswith(_LEFT_OUT[1]) and name.endswith(".dist-info"))


def _fetch(folder: Path) -> None:
    options = ["--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes", "--only-binary=:all:"]
    command = [sys.executable, "-m", "pip", "install", *options, "--target", str(folder), "-r", str(LOCKED)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if done.returncode and "HASHES" not in done.stderr and not is_browser_required():
        pytest.skip(f"no se puede traer ProperDocs: {done.stderr.strip().splitlines()[-1]}")
    assert done.returncode == 0, done.stderr
