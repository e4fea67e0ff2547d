"""axe finds nothing on any page of the course. In a file of its own, so that another processor runs it."""

from __future__ import annotations

from pathlib import Path

import pytest
from accessibility import find_violations
from pages_of_site import list_addresses
from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.site]


# Every page is seen whole once, every other one in each pair, and some of them in the pairs that are left. Colours hang on few
# tokens, whose contrast tests/test_contrast.py computes in both schemes: no page has any of its own.
@pytest.mark.parametrize(
    ("scheme", "width", "first", "step"), [("light", 1280, 0, 2), ("dark", 360, 1, 2), ("light", 360, 3, 8), ("dark", 1280, 4, 8)]
)
def test_axe_finds_nothing_on_any_page(
    browser: Browser, built_site: Path, site_subpath_url: str, scheme: str, width: int, first: int, step: int
) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800}, locale="es-ES")
    page = context.new_page()
    faults = []
    for address in list_addresses(built_site)[first::step]:
        page.goto(site_subpath_url + address)
        faults += [f"{address}: {violation}" for violation in find_violations(page)]
    context.close()
    assert not faults, "\n".join(faults)
