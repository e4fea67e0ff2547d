"""Every page with the headers of a host: the test of those of most kinds, every night (`python3 tasks.py sweep`)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser_fixtures import serve
from pages_of_site import list_addresses
from static_server import HeadersHandler
from test_policy_holds import test_every_kind_of_page_works_with_the_headers_of_a_host  # noqa: F401

pytestmark = [pytest.mark.browser, pytest.mark.site]


@pytest.fixture(scope="session")
def site_headers_url(built_site: Path) -> Iterator[str]:
    yield from serve(built_site, HeadersHandler)


@pytest.fixture
def addresses(built_site: Path) -> list[str]:
    return [address for address in list_addresses(built_site) if address != "404.html"]  # which is of a sub-path
