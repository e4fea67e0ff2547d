"""No script of an attacker runs and no page breaks, whatever its address, its plan or its store (attacks.py).

On the practice course, with a sample of the attacks for each page; the sweep runs all of them on the whole course.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from attacks import CORRUPT, TEXTS, attack_addresses, attack_plan, attack_stores, watch
from pages_of_site import list_sample
from playwright.sync_api import Browser

from course.derived.plan import make_definition
from course.loaded.whole import Course

pytestmark = pytest.mark.browser

# The pages whose scripts read their own address.
READERS = ("autoevaluacion/hoja-de-preguntas/", "mi-plan/", "arbol-de-triaje/")
# How many of the sample, which begins with the pages that have most kinds of elements.
OPENED = 20
# How many are opened with stores that are corrupt, each with another part of them.
STORES = 12


def test_hostile_addresses_do_nothing(browser: Browser, practice_folder: Path, site_http_url: str) -> None:
    assert attack_addresses(browser, site_http_url, READERS) == []
    addresses = list_sample(practice_folder / "web")[:OPENED]
    assert attack_addresses(browser, site_http_url, addresses, step=10) == []


def test_hostile_text_in_a_plan_is_text_in_every_view_and_export(
    browser: Browser, practice_course: Course, site_http_url: str, tmp_path: Path
) -> None:
    definition = make_definition(practice_course, lambda heading_id: None)
    assert attack_plan(browser, site_http_url, definition, ["tema-1/2-modelos/"], tmp_path) == []


def test_corrupt_full_and_forbidden_stores_break_no_page(
    browser: Browser, practice_folder: Path, site_http_url: str
) -> None:
    addresses = list_sample(practice_folder / "web")[:STORES]
    assert attack_stores(browser, site_http_url, addresses, step=STORES) == []
    assert len(CORRUPT) >= 34


@pytest.mark.parametrize("text", [text for text in TEXTS if text.startswith("<")])
def test_the_attacks_would_be_noticed(browser: Browser, text: str) -> None:
    with watch(browser, "") as (page, faults):
        page.set_content(f"<textarea></textarea>{text}")
        page.wait_for_timeout(200)
        assert any("se ha ejecutado" in fault for fault in faults)
