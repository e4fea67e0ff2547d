"""Every page of the course: axe in every scheme and width, and attacks by its address, its plan and its store.

It takes too long to run on every change, so pytest doesn't collect a file of this name: `python3 tasks.py sweep` runs
it, and so does the workflow every night. test_axe.py and tests/browser/test_attacks.py cover one page of each kind on
every change.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from accessibility import find_faults_of_pages
from attacks import attack_addresses, attack_plan, attack_stores
from pages_of_site import list_addresses, list_sample
from playwright.sync_api import Browser

from course.derived.plan import make_definition
from course.loaded.whole import Course

pytestmark = [pytest.mark.browser, pytest.mark.site]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_on_any_page(
    browser: Browser, built_site: Path, site_subpath_url: str, scheme: str, width: int
) -> None:
    faults = find_faults_of_pages(browser, site_subpath_url, list_addresses(built_site), scheme, width)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("part", range(4))
def test_hostile_addresses_do_nothing_on_any_page(
    browser: Browser, built_site: Path, site_subpath_url: str, part: int
) -> None:
    assert attack_addresses(browser, site_subpath_url, list_addresses(built_site)[part::4]) == []


def test_hostile_text_in_every_field_of_the_plan_is_text(
    browser: Browser, whole_course: Course, built_site: Path, site_subpath_url: str, tmp_path: Path
) -> None:
    definition = make_definition(whole_course, lambda heading_id: None)
    lessons = [
        address
        for address in list_addresses(built_site)
        if address.startswith("tema-") and "data-fields" in (built_site / address / "index.html").read_text("utf-8")
    ]
    assert len(lessons) > 20
    assert attack_plan(browser, site_subpath_url, definition, lessons, tmp_path) == []


@pytest.mark.parametrize("part", range(4))
def test_every_corrupt_store_breaks_no_page(
    browser: Browser, built_site: Path, site_subpath_url: str, part: int
) -> None:
    assert attack_stores(browser, site_subpath_url, list_sample(built_site)[part::4], step=1) == []
