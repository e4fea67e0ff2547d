"""Builds the course as `tasks.py build` does, for the tests that read or open the finished site."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def build_site(destination: Path, offline_destination: Path, **environment: str) -> Path:
    """Build strictly, including the copy to read from disk. A failure, or any warning, shows MkDocs' own words."""
    command = [sys.executable, "-m", "tooling.build", "-d", str(destination), "--offline-dir", str(offline_destination)]
    variables = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", **environment}
    result = subprocess.run(command, cwd=ROOT, env=variables, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "WARNING" not in result.stderr, result.stderr
    return destination
