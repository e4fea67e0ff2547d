"""axe finds nothing on a page of each kind. For every page, scheme and width, see sweep.py."""

from __future__ import annotations

from pathlib import Path

import pytest
from accessibility import WalkThroughPages, find_faults_of_pages
from pages_of_site import list_sample
from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.site]


# Every page is seen once, in one pair or in the other; how its elements are drawn, once for each kind. Colours depend
# on few tokens, whose contrast tests/test_contrast.py computes in both schemes: no page has colours of its own.
@pytest.mark.parametrize(
    ("scheme", "width", "first", "step"),
    [("light", 1280, 0, 2), ("dark", 360, 1, 2)],
)
def test_axe_finds_nothing_on_a_page_of_each_kind(
    browser: Browser, built_site: Path, site_subpath_url: str, scheme: str, width: int, first: int, step: int
) -> None:
    addresses = list_sample(built_site)[first::step]
    find = WalkThroughPages().find_violations
    faults = find_faults_of_pages(browser, site_subpath_url, addresses, scheme, width, find)
    assert not faults, "\n".join(faults)
