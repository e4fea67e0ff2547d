"""axe on every page of the course, in every scheme and width.

It takes too long to run on every change, so pytest doesn't collect a file of this name: `python3 tasks.py sweep` runs
it, and so does the workflow every night. test_axe.py covers one page of each kind on every change.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from accessibility import find_faults_of_pages
from pages_of_site import list_addresses
from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.site]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_on_any_page(
    browser: Browser, built_site: Path, site_subpath_url: str, scheme: str, width: int
) -> None:
    faults = find_faults_of_pages(browser, site_subpath_url, list_addresses(built_site), scheme, width)
    assert not faults, "\n".join(faults)
