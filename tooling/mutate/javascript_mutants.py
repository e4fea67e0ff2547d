"""Mutants of JavaScript: those that Stryker's instrumenter would plant, as texts.

Stryker itself isn't used: it runs the tests in Node, and the tests of `docs/assets/js/core/` run in V8 under pytest.
npm fetches the instrumenter when it is asked for; it is no part of the project.
"""

from __future__ import annotations

import json
import subprocess
from functools import partial
from pathlib import Path
from typing import TypedDict

from tooling.mutate.mutants import Mutant
from tooling.npm import MissingTool, install_package

PACKAGE = "@stryker-mutator/instrumenter"
VERSION = "9.6.1"
_SCRIPT = Path(__file__).with_name("stryker.mjs")


def list_mutants(texts: dict[str, str], folder: Path) -> list[Mutant]:
    """Every mutant of some scripts, by their paths. The instrumenter is kept in `folder`. Raises MissingTool."""
    entry = install_package(PACKAGE, VERSION, folder) / "dist/src/index.js"
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


class Change(TypedDict):
    """What is written in the place of what stands from one character to another."""

    start: int
    end: int
    replacement: str


def _replace(text: str, change: Change) -> str:
    return text[: change["start"]] + change["replacement"] + text[change["end"] :]
