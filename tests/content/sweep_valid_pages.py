"""Every page judged: the test of those of all kinds, every night (`python3 tasks.py sweep`)."""

from __future__ import annotations

from pathlib import Path

import pytest
from pages_of_site import list_pages
from test_valid_pages import test_the_checker_has_nothing_to_say  # noqa: F401

pytestmark = pytest.mark.site


@pytest.fixture
def pages(built_site: Path, offline_site: Path) -> list[Path]:
    return [*list_pages(built_site), *list_pages(offline_site)]
