"""`tasks.py lint`: every linter runs, and the ones that find something are named."""

from __future__ import annotations

import subprocess
import sys

import pytest
from minimal_course import REPOSITORY

from tooling.lint import Linter, run_linters


def test_each_linter_runs_and_those_that_fail_are_named(capfd: pytest.CaptureFixture[str]) -> None:
    linters = (Linter("Roto", ("no_such_module",)), Linter("Sano", ("platform",)), Linter("Vacío", ("pip", "nada")))
    assert run_linters(linters) == ["Roto", "Vacío"]
    assert [line for line in capfd.readouterr().out.splitlines() if line.endswith("…")] == ["Roto…", "Sano…", "Vacío…"]


def test_help_runs_nothing() -> None:
    command = [sys.executable, "-m", "tooling.lint", "--help"]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0 and "--fix" in done.stdout and "…" not in done.stdout
