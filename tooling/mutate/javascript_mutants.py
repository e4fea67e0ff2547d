"""Mutants of JavaScript: those that Stryker's instrumenter would plant, as texts.

Stryker itself isn't used: it runs the tests in Node, and the tests of `docs/assets/js/core/` run in V8 under pytest.
npm fetches the instrumenter when it is asked for; it is no part of the project.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from functools import partial
from pathlib import Path
from typing import TypedDict

from tooling.mutate.mutants import Mutant

PACKAGE = "@stryker-mutator/instrumenter"
VERSION = "9.6.1"
_SCRIPT = Path(__file__).with_name("stryker.mjs")


class MissingTool(Exception):
    """One Spanish sentence about what is lacking."""


def list_mutants(texts: dict[str, str], folder: Path) -> list[Mutant]:
    """Every mutant of some scripts, by their paths. The instrumenter is kept in `folder`. Raises MissingTool."""
    entry = install(folder)
    command = ["node", str(_SCRIPT), str(entry)]
    done = subprocess.run(
        command, input=json.dumps(texts), capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise MissingTool(f"El instrumentador de Stryker no ha podido leer el código: {done.stderr.strip()[-300:]}")
    return [
        Mutant(one["path"], one["line"], one["operator"], partial(_replace, texts[one["path"]], one))
        for one in json.loads(done.stdout)
    ]


def install(folder: Path) -> Path:
    """The instrumenter's module, fetched by npm unless it is in `folder` already."""
    package = folder / "node_modules" / PACKAGE
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        raise MissingTool("Los mutantes de JavaScript necesitan Node.js con npm: instálalo, o mira solo lo demás.")
    if not _has_version(package):
        folder.mkdir(parents=True, exist_ok=True)
        command = [npm, "install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
        done = subprocess.run([*command, "--prefix", str(folder), f"{PACKAGE}@{VERSION}"], check=False)
        if done.returncode or not _has_version(package):
            raise MissingTool(f"npm no ha podido traer {PACKAGE} {VERSION}: comprueba la conexión y repite.")
    return package / "dist/src/index.js"


class Change(TypedDict):
    """What is written in the place of what stands from one character to another."""

    start: int
    end: int
    replacement: str


def _has_version(package: Path) -> bool:
    try:
        return bool(json.loads((package / "package.json").read_text(encoding="utf-8"))["version"] == VERSION)
    except OSError:
        return False


def _replace(text: str, change: Change) -> str:
    return text[: change["start"]] + change["replacement"] + text[change["end"] :]
