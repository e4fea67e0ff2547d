"""Only what the site is made of and what its pages use is published; links of the disk and odd folders are refused."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest
from minimal_course import MINIMAL, copy_minimal_course, replace_in_file
from minimal_site import build_minimal_site_and_copy

from course.checks import check_folder
from course.files.litter import is_litter
from course.findings import render_finding, render_findings
from exports.offline_zip import build_offline_zip
from macros.assets import check_assets

# Files that are left beside the pages: all that a system or an editor may leave, which is not a fault.
LITTER = ("Thumbs.db", "desktop.ini", ".DS_Store", "._index.md", "index.md~", "#index.md#", ".index.md.swp", "~$a.docx")


def check(course: Path) -> list[str]:
    return [render_finding(finding) for finding in check_folder(course)[1]]


@pytest.mark.parametrize("name", LITTER)
def test_litter_is_known(name: str) -> None:
    assert is_litter(name) and is_litter(name.upper())


@pytest.mark.parametrize("name", ["index.md", "fotos.db", "ds_store.png", "nota.txt", "~notas.md", "copia.bak"])
def test_what_a_person_wrote_is_no_litter(name: str) -> None:
    assert not is_litter(name)


def test_a_site_and_its_copy_have_what_pages_use_and_no_litter(tmp_path: Path) -> None:
    def furnish(source: Path) -> None:
        for name in LITTER:
            for folder in ("docs", "docs/tema-1", "docs/assets/images"):
                (source / folder / name).write_text("sobra", encoding="utf-8")
        for name in ("plano.pdf", "mesa.png", "hoja.ods", "foto.jpg"):
            (source / "docs/assets" / name).write_text("sirve", encoding="utf-8")
        page = source / "docs/calendario.md"
        page.write_text(
            page.read_text(encoding="utf-8") + "\n![La mesa](assets/mesa.png) y [el plano](assets/plano.pdf), con"
            " [la hoja][hoja].\n\n![La plaza][plaza]\n\n[hoja]: assets/hoja.ods\n[plaza]: assets/foto.jpg\n",
            encoding="utf-8",
        )

    web, copy = build_minimal_site_and_copy(tmp_path, furnish, "")
    archive = tmp_path / "curso.zip"
    build_offline_zip(copy, archive, top_folder="curso")
    with zipfile.ZipFile(archive) as packed:
        names = {name.rpartition("/")[2] for name in packed.namelist()}
    published = {path.name for path in web.rglob("*")}
    for where in (published, {path.name for path in copy.rglob("*")}, names):
        assert where.isdisjoint(LITTER)
        assert where >= {"plano.pdf", "mesa.png", "hoja.ods", "foto.jpg", "canales.svg", "favicon.svg", "og.png"}


@pytest.mark.skipif(os.name == "nt", reason="en Windows no los crea cualquiera")
@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("docs/fuera.md", "/etc/hostname"),
        ("docs/fotos", "/etc"),
        ("docs/bucle", "."),
        ("docs/arriba", "../.."),
        ("docs/nada.png", "no-existe.png"),
        ("docs/yo.md", "yo.md"),
        ("docs/tema-1/otra.md", "1-introduccion.md"),
        ("data/cases/yo.yml", "yo.yml"),
        ("quizzes/otra", "../data"),
    ],
)
def test_a_link_of_the_disk_is_one_finding(tmp_path: Path, link: str, target: str) -> None:
    course = copy_minimal_course(tmp_path / "course")
    (course / link).symlink_to(target)
    assert check(course) == [f"{link}: error: es un enlace simbólico (pon en su lugar una copia del archivo)"]


def test_a_folder_with_the_name_of_a_page_is_one_finding(tmp_path: Path) -> None:
    course = copy_minimal_course(tmp_path / "course")
    (course / "docs/carpeta.md").mkdir()
    assert check(course) == [
        "docs/carpeta.md: error: es una carpeta y se llama como un archivo `.md` (cámbiale el nombre)"
    ]


@pytest.mark.skipif(os.name == "nt", reason="Windows no admite esos nombres")
def test_a_name_that_is_no_text_can_be_printed(tmp_path: Path) -> None:
    course = copy_minimal_course(tmp_path / "course")
    (Path(os.fsdecode(os.fsencode(course / "docs") + b"/foto\xff.png"))).touch()
    (finding,) = check_folder(course)[1]
    assert r"docs/foto\xff.png" in render_findings([finding]).encode("utf-8").decode()


def test_sources_that_no_bundle_has_are_told(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    for path, text in {
        "assets/js/page.js": 'import { one } from "./core/one.js";\none();\n',
        "assets/js/core/one.js": "export function one() {}\n",
        "assets/js/core/two.js": "export function two() {}\n",
        "assets/css/other.css": "p { margin: 0 }\n",
    }.items():
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_text(text, encoding="utf-8")
    assert [finding.path for finding in check_assets(docs)] == [
        "docs/assets/css/other.css",
        "docs/assets/js/core/two.js",
    ]


def test_a_file_that_a_page_stops_using_is_told(tmp_path: Path) -> None:
    assert check(MINIMAL) == []
    course = copy_minimal_course(tmp_path / "course")
    (course / "docs/plano.pdf").touch()
    page = course / "docs/calendario.md"
    sound = page.read_text(encoding="utf-8")
    page.write_text(f"{sound}\nEstá en [el plano](plano.pdf).\n", encoding="utf-8")
    assert check(course) == []
    replace_in_file(page, "[el plano](plano.pdf)", "`[el plano](plano.pdf)`")
    assert check(course) == [
        "docs/plano.pdf: error: ninguna página usa este archivo, y no se publica"
        " (enlázalo desde una página o sácalo de docs/)"
    ]
