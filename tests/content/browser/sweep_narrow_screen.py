"""Every page on a telephone: the test of those of each kind, every night (`python3 tasks.py sweep`)."""

from __future__ import annotations

from pathlib import Path

import pytest
from pages_of_site import list_addresses
from test_narrow_screen import (  # noqa: F401
    test_nothing_scrolls_sideways_on_a_telephone_except_what_is_marked,
)

pytestmark = [pytest.mark.browser, pytest.mark.site]


@pytest.fixture
def addresses(built_site: Path) -> list[str]:
    return [address for address in list_addresses(built_site) if address != "404.html"]  # which is of a sub-path
