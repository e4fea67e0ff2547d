"""What several rings of tests share: the whole course, built once a run, for the web and for reading offline."""

from __future__ import annotations

from pathlib import Path

import pytest
from site_builder import build_site


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the course built for the web, for a project's sub-path as GitHub Pages gives."""
    return build_site(tmp_path_factory.mktemp("web") / "site", SITE_URL="https://example.org/curso/")


@pytest.fixture(scope="session")
def offline_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the course built for `file://`."""
    return build_site(tmp_path_factory.mktemp("offline") / "site", "mkdocs-offline.yml")
