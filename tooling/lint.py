"""Check the style, format and types of our code. `python3 tasks.py lint` runs every linter and fails if any does.

Those for Python are configured in pyproject.toml, and those for the browser code in `tooling/browser_code/`. Texts and
data are checked by `python3 tasks.py check`.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]


class Linter(NamedTuple):
    """One linter: what it checks, in Spanish, and the command that runs it."""

    subject: str
    command: tuple[str, ...]


LINTERS = (
    Linter("Estilo de Python", ("ruff", "check", "--quiet", ".")),
    Linter("Formato de Python", ("ruff", "format", "--check", "--quiet", ".")),
    Linter("Tipos de Python", ("mypy",)),
    Linter("Líneas de plantilla", ("tooling.lint_templates",)),
    Linter("Código de navegador", ("tooling.lint_browser_code",)),
    Linter("Flujos de GitHub", ("tooling.lint_workflows",)),
)


# The commands that fix what can be fixed automatically.
FIXERS = (("ruff", "check", "--quiet", "--fix-only", "."), ("ruff", "format", "--quiet", "."))


def run_linters(linters: tuple[Linter, ...]) -> list[str]:
    """Run each linter, with its output on the terminal, and return the subjects of those that found something."""
    failed = []
    for linter in linters:
        print(f"{linter.subject}…", flush=True)
        if subprocess.run([sys.executable, "-m", *linter.command], cwd=ROOT).returncode != 0:
            failed.append(linter.subject)
    return failed


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="tasks.py lint", description="Revisa el estilo, el formato y los tipos.")
    parser.add_argument("--fix", action="store_true", help="corrige antes lo que se corrige solo en Python")
    if parser.parse_args(arguments).fix:
        for command in FIXERS:
            subprocess.run([sys.executable, "-m", *command], cwd=ROOT, check=False)
    failed = run_linters(LINTERS)
    print("El código está limpio." if not failed else f"Hay que corregir: {', '.join(failed)}.")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
