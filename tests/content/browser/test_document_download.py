"""Documents to download: their links fetch the file, from a server and from a folder."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import docx
import pytest
from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.site]


@pytest.mark.parametrize("path", ["plantillas", "tema-2/3-1-por-que-wikis"])
def test_a_document_is_downloaded(page: Page, course_url: Callable[[str], str], path: str) -> None:
    page.goto(course_url(path))
    with page.expect_download() as download:
        page.get_by_role("link", name="Descargar «Reglas de participación» (DOCX)").click()
    assert download.value.suggested_filename == "reglas-de-participacion.docx"
    word = docx.Document(io.BytesIO(download.value.path().read_bytes()))
    assert word.paragraphs[0].text == "Reglas de participación"


def test_what_it_holds_can_be_read_on_the_page(page: Page, course_url: Callable[[str], str]) -> None:
    page.goto(course_url("plantillas"))
    box = page.locator("#plantilla-reglas-de-participacion")
    box.locator("summary").press("Enter")
    assert "Nadie borra lo de otra persona sin explicar por qué." in box.inner_text()


def test_the_policy_is_downloaded_with_the_clauses_of_its_page(page: Page, course_url: Callable[[str], str]) -> None:
    page.goto(course_url("politica-de-redes"))
    clauses = [
        text.strip() for text in page.locator("main li").all_inner_texts() if re.match(r"\d+\.\d+\. ", text.strip())
    ]
    with page.expect_download() as download:
        page.get_by_role("link", name="Descargar «Política de uso de las redes sociales» (DOCX)").click()
    word = docx.Document(io.BytesIO(download.value.path().read_bytes()))
    written = [paragraph.text for paragraph in word.paragraphs if re.match(r"\d+\.\d+\. ", paragraph.text)]
    assert len(written) >= 8 * 5 and written == clauses
