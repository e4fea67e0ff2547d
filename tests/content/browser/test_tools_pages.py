"""The calculators, the codebook and its spreadsheet on this course's pages, from a server and from a folder."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tools_site import ENGAGEMENT_URL, STUDY_URL

pytestmark = [pytest.mark.browser, pytest.mark.site]


def test_rates_are_calculated_where_measuring_is_taught(page: Page, course_url: Callable[[str], str]) -> None:
    page.goto(course_url(ENGAGEMENT_URL))
    part = page.locator("[data-calculator=rates]")
    part.get_by_label("Me gusta").fill("80")
    part.get_by_label("Seguidores").fill("10.000")
    part.get_by_role("button", name="Calcular").click()
    expect(part.get_by_role("status")).to_have_text("Tasa por seguidores: 0,80 %.")


def test_the_study_has_its_sample_its_codebook_and_its_spreadsheet(
    page: Page, course_url: Callable[[str], str]
) -> None:
    page.goto(course_url(STUDY_URL))
    page.get_by_label("Población").fill("5000")
    page.get_by_label("Población").press("Enter")
    expect(page.get_by_role("status").filter(has_text="Tamaño de la muestra: 357.")).to_be_visible()
    expect(page.locator(".codebook tbody tr")).to_have_count(6)
    with page.expect_download() as download:
        page.get_by_role("link", name="Descargar la hoja para codificar mensajes (XLSX)").click()
    assert download.value.suggested_filename == "codificar-mensajes.xlsx"
    assert download.value.path().read_bytes().startswith(b"PK")
