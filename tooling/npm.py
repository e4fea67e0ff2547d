"""Packages of npm that a command runs and the project doesn't contain: fetched once, of one version, into a folder."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path


class MissingTool(Exception):
    """One Spanish sentence about what is lacking."""


def install_package(name: str, version: str, folder: Path) -> Path:
    """Return the folder of a package inside `folder`, where npm puts it unless it is there already.

    Raises MissingTool.
    """
    package = folder / "node_modules" / name
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        raise MissingTool(f"Hace falta Node.js con npm para usar {name}: instálalo y repite.")
    if not _has_version(package, version):
        folder.mkdir(parents=True, exist_ok=True)
        command = [npm, "install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
        done = subprocess.run([*command, "--prefix", str(folder), f"{name}@{version}"], check=False)
        if done.returncode or not _has_version(package, version):
            raise MissingTool(f"npm no ha podido traer {name} {version}: comprueba la conexión y repite.")
    return package


def _has_version(package: Path, version: str) -> bool:
    try:
        return bool(json.loads((package / "package.json").read_text(encoding="utf-8"))["version"] == version)
    except OSError:
        return False
