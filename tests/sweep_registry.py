"""What is locked, from the real registry, with the real hashes, an empty cache and every Python that this machine has.

`python3 tasks.py sweep` runs it every night: what changes by itself (a registry, a new pip) is seen before somebody who
clones the project sees it. test_installation.py tries the rest with a registry of its own.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from test_installation import COMBINATIONS, PLATFORMS, list_pins, read_dry_run

import tasks
from tooling import lock

ROOT = Path(__file__).resolve().parents[1]
EVERYTHING = max(COMBINATIONS, key=len)


def find_python(version: str) -> str | None:
    """A Python of a version such as `3.12`, among those of the system and of pyenv."""
    kept = sorted(Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")).glob(f"versions/{version}.*/bin/python"))
    return str(kept[-1]) if kept else shutil.which(f"python{version}")


@pytest.fixture(params=lock.PYTHONS)
def python(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A Python in an environment of its own, with the pip that it brings."""
    found = find_python(request.param)
    if found is None:
        pytest.skip(f"no hay Python {request.param} en este equipo")
    subprocess.run([found, "-m", "venv", str(tmp_path / "venv")], check=True, env=tasks.make_environment())
    return tasks.find_python(tmp_path / "venv")


@pytest.mark.parametrize("pip", ["its own", "the newest"])
def test_what_is_locked_is_in_the_registry(python: Path, pip: str) -> None:
    environment = tasks.make_environment() | {"PIP_NO_CACHE_DIR": "1"}
    if pip == "the newest":
        subprocess.run([python, "-m", "pip", "install", "-q", "--upgrade", "pip"], check=True, env=environment)
    version = ".".join(map(str, read_version(python)[:2]))
    system = tasks.find_system()
    missing = PLATFORMS["missing"].get(system, {}).get(version, {})
    names = [name for name in EVERYTHING if name not in missing]
    files = (f"-r{ROOT / 'requirements' / name}.txt" for name in names)
    command = [python, "-I", "-m", "pip", *tasks.PIP_INSTALL, "--dry-run", "--ignore-installed", *files]
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert read_dry_run(done.stdout) == list_pins(names, lock.SYSTEMS[system].describe(version))


def read_version(python: Path) -> tuple[int, ...]:
    code = "import sys; print(*sys.version_info[:3])"
    done = subprocess.run([python, "-c", code], capture_output=True, encoding="utf-8", check=True)
    return tuple(map(int, done.stdout.split()))
