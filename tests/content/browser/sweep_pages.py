"""Every page of the course opened: the tests of those of all kinds, every night (`python3 tasks.py sweep`)."""

from __future__ import annotations

from pathlib import Path

import pytest
from pages_of_site import list_addresses
from test_pages import (  # noqa: F401
    test_a_page_asks_only_its_own_site_breaks_nothing_and_fits_the_narrowest_window,
    test_an_offline_page_opens_from_a_folder,
)

pytestmark = [pytest.mark.browser, pytest.mark.site]


@pytest.fixture
def addresses(built_site: Path) -> list[str]:
    return list_addresses(built_site)


@pytest.fixture
def offline_addresses(addresses: list[str]) -> list[str]:
    return addresses
