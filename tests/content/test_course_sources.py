"""The sources of a page: regulations first, with their status and the articles that the page cites."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from course.language.dates import format_date, format_day

pytestmark = pytest.mark.site


def read_page(site: Path, uri: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / uri / "index.html").read_text(encoding="utf-8"))


def test_a_norm_says_whether_it_is_in_force_and_what_the_page_cites_of_it(built_site: Path) -> None:
    page = read_page(built_site, "tema-1/4-4-1-retos")
    entry = page.css_first(".norms #ref-ley39_2015")
    assert "Vigente (comprobado el " in entry.text() and "Aquí se cita: " in entry.text()
    assert "art. 16.4" in entry.text().partition("Aquí se cita: ")[2]
    assert entry.css_first('a[href="https://www.boe.es/eli/es/l/2015/10/01/39"]')


def test_a_repealed_norm_says_by_what(built_site: Path) -> None:
    entry = read_page(built_site, "tema-1/3-tic-y-gestion-publica").css_first(".norms #ref-ley30_1992")
    assert "Derogada" in entry.text() and "La derogó la Ley 39/2015" in entry.text()


def test_other_sources_are_listed_apart_and_each_once(built_site: Path) -> None:
    page = read_page(built_site, "tema-1/4-4-1-retos")
    ids = [entry.attributes["id"] for entry in page.css(".sources > li")]
    assert len(ids) == len(set(ids))
    assert "ref-europapress_dpa_2024" in ids and not page.css_first(".norms #ref-europapress_dpa_2024")


def test_a_page_without_norms_has_one_list(built_site: Path) -> None:
    page = read_page(built_site, "tema-1/4-3-conclusiones-experiencias")
    assert len(page.css(".sources")) == 1 and not page.css_first(".sources-title")


def test_dates_are_spanish_whatever_the_locale() -> None:
    assert format_date(datetime.date(2024, 6, 11)) == "martes 11 de junio de 2024"
    assert format_day(datetime.date(2026, 11, 24)) == "24 de noviembre de 2026"
