"""What several rings of tests share: the whole course, built once a run, for the web and for reading offline."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def build_site(destination: Path, config: str = "mkdocs.yml", **environment: str) -> Path:
    """Build the course strictly, as `tasks.py build` does. A failure shows MkDocs' own words."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-f", config, "-d", str(destination)]
    variables = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", **environment}
    result = subprocess.run(command, cwd=ROOT, env=variables, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    assert not result.stderr.strip(), result.stderr
    return destination


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the course built for the web, for a project's sub-path as GitHub Pages gives."""
    return build_site(tmp_path_factory.mktemp("web") / "site", SITE_URL="https://example.org/curso/")


@pytest.fixture(scope="session")
def offline_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the course built for `file://`."""
    return build_site(tmp_path_factory.mktemp("offline") / "site", "mkdocs-offline.yml")
