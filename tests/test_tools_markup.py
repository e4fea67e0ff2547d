"""The calculators, the codebook and its spreadsheet through the real MkDocs: what a page has before scripts run."""

from __future__ import annotations

import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest
from furnished_site import NASTY_CODE
from search_files import read_search_text
from selectolax.lexbor import LexborHTMLParser, LexborNode
from tools_site import CODEBOOK_PAGE, ENGAGEMENT_PAGE, SAMPLE_PAGE

from course.formulas.sampling import TABLE_MARGINS, compute_table
from course.language.numbers import format_number
from exports.offline_zip import build_offline_zip, check_offline_site


@pytest.fixture(scope="module")
def site(furnished_site: Path) -> Path:
    return furnished_site


def parse(site: Path, page: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / page).read_text(encoding="utf-8"))


def read_text(node: LexborNode) -> str:
    return " ".join(node.text().split())


@pytest.mark.parametrize("page", [ENGAGEMENT_PAGE, SAMPLE_PAGE])
def test_each_field_has_its_label_and_its_place_for_an_error(site: Path, page: str) -> None:
    tree = parse(site, page)
    controls = tree.css(".calculator :is(input[type=text], select, textarea)")
    assert controls
    for control in controls:
        assert read_text(tree.css_first(f"label[for={control.attributes['id']}]"))
        described = (control.attributes.get("aria-describedby") or "").split()
        assert all(tree.css_first(f"#{name}") is not None for name in described)
    assert not tree.css("form[action]") and "open" in tree.css_first(".calculator details").attributes


def test_the_table_of_sizes_is_the_computed_one(site: Path) -> None:
    table = parse(site, SAMPLE_PAGE).css_first("table")
    rows = [[read_text(cell) for cell in row.css("td")] for row in table.css("tbody tr")]
    assert len(table.css("thead th")) == len(TABLE_MARGINS) + 1
    assert rows == [[format_number(size) for size in sizes] for _, sizes in compute_table(1.96)]


def test_the_codebook_is_a_table_of_texts_with_its_source(site: Path) -> None:
    tree = parse(site, CODEBOOK_PAGE)
    first, second = tree.css(".codebook tbody tr")
    assert read_text(first.css_first("th[scope=row]")) == f"DEM {NASTY_CODE}"
    assert "Ejemplo: «Me gusta la plaza.»" in read_text(second)
    assert tree.css_first(".codebook .citation a").attributes["href"] == "#ref-perez_2020"
    assert tree.css_first("li#ref-perez_2020") is not None


def test_words_of_the_calculators_stay_out_of_the_search(site: Path) -> None:
    index = read_search_text(site)
    assert "Tasas" in index and "Vacío: muy grande" not in index and "Datos borrados" not in index


def test_scripts_are_only_where_they_are_needed(site: Path) -> None:
    (calculator,) = parse(site, SAMPLE_PAGE).css("article [data-late-script]")
    assert calculator.attributes["data-late-script"] == "assets/js/calculators.js"
    assert not parse(site, CODEBOOK_PAGE).css("article script, article [data-late-script]")
    assert (site / "assets/css/study.css").is_file() and not (site / "assets/css/calculator.css").exists()


def test_the_spreadsheet_is_linked_and_goes_into_the_offline_zip(site: Path, tmp_path: Path) -> None:
    link = parse(site, CODEBOOK_PAGE).css_first("a[download]")
    assert link.attributes["href"] == "descargas/codificar.xlsx"
    assert [fault for fault in check_offline_site(site) if "descargas" in fault] == []
    small = tmp_path / "site"
    shutil.copytree(site / "descargas", small / "descargas")
    (small / "index.html").write_text('<a href="descargas/codificar.xlsx">Hoja</a>', encoding="utf-8")
    build_offline_zip(small, tmp_path / "curso.zip", "curso")
    with ZipFile(tmp_path / "curso.zip") as archive:
        assert "curso/descargas/codificar.xlsx" in archive.namelist()
