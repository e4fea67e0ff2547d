"""exports/offline_zip.py and offline_readme.py: the ZIP works from disk, and is the same for the same site."""

from __future__ import annotations

import os
from pathlib import Path
from zipfile import ZipFile

import pytest
from loaded_courses import load_minimal_course

from exports.offline_readme import render_offline_readme
from exports.offline_zip import OfflineSiteError, build_offline_zip, check_offline_site

PAGE = '<!doctype html><link rel="stylesheet" href="{up}estilo.css"><a href="{up}index.html#a">Inicio</a>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "tema-1").mkdir(parents=True)
    (folder / "descargas").mkdir()
    (folder / "index.html").write_text(
        PAGE.format(up="") + '<a href="tema-1/página.html?x=1">Página</a><a href="tema-1/p%C3%A1gina.html">Otra</a>'
        '<a href="https://example.org/">Fuera</a><a href="mailto:a@example.org">Correo</a><a href="#a">Aquí</a>'
        '<a href="descargas/curso.zip">ZIP</a><link rel="canonical" href="https://example.org/">'
        '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="">',
        encoding="utf-8",
    )
    (folder / "tema-1/página.html").write_text(PAGE.format(up="../"), encoding="utf-8")
    (folder / "estilo.css").write_text("a{background:url(data:image/gif;base64,R0)}", encoding="utf-8")
    (folder / "descargas/calendario.ics").write_bytes(b"BEGIN:VCALENDAR\r\n")
    for name in ("bundle.js.map", "sitemap.xml", "sitemap.xml.gz", "404.html", "descargas/curso.zip"):
        (folder / name).write_bytes(b'<a href="/">x</a>')
    return folder


def test_packs_the_site_under_one_folder(site: Path, tmp_path: Path) -> None:
    build_offline_zip(site, tmp_path / "curso.zip", "curso")
    with ZipFile(tmp_path / "curso.zip") as archive:
        assert archive.testzip() is None
        top = "curso/"
        assert [name.removeprefix(top) for name in archive.namelist()] == [
            "descargas/calendario.ics",
            "estilo.css",
            "index.html",
            "tema-1/página.html",
        ]
        assert all(name.startswith(top) for name in archive.namelist())
        assert archive.read(f"{top}index.html") == (site / "index.html").read_bytes()
    assert [path.name for path in tmp_path.glob("*.partial")] == []


def test_names_with_accents_are_flagged_as_utf8(site: Path, tmp_path: Path) -> None:
    build_offline_zip(site, tmp_path / "curso.zip", "curso")
    with ZipFile(tmp_path / "curso.zip") as archive:
        (entry,) = [entry for entry in archive.infolist() if "página" in entry.filename]
        assert entry.flag_bits & 0x800
        assert entry.external_attr >> 16 == 0o644


def test_same_site_same_bytes(site: Path, tmp_path: Path) -> None:
    build_offline_zip(site, tmp_path / "uno.zip", "curso")
    for number, path in enumerate(sorted(site.rglob("*"), reverse=True)):
        os.utime(path, (1_700_000_000 + number, 1_700_000_000 + number))
    (site / "index.html").chmod(0o600)
    build_offline_zip(site, tmp_path / "dos.zip", "curso")
    assert (tmp_path / "uno.zip").read_bytes() == (tmp_path / "dos.zip").read_bytes()


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        (
            '\n<script src="https://cdn.example.org/a.js"></script>',
            "tema-1/mala.html:2: carga «https://cdn.example.org/a.js» de internet",
        ),
        ('<link rel="stylesheet" href="//cdn.example.org/a.css">', "carga «//cdn.example.org/a.css» de internet"),
        ('<link rel="preconnect" href="https://fonts.example.org">', "de internet"),
        ('<img src="http://example.org/a.png" alt="">', "de internet"),
        ('<img src="data:," srcset="https://example.org/a.png 2x" alt="">', "de internet"),
        ('<iframe src="https://example.org/"></iframe>', "de internet"),
        ('<a href="../tema-2/">Tema 2</a>', "«../tema-2/» lleva a una carpeta"),
        ('<a href="..">Inicio</a>', "«..» lleva a una carpeta"),
        ('<a href=".">Aquí</a>', "«.» lleva a una carpeta"),
        ('<a href="../tema-1">Tema 1</a>', "lleva a una carpeta"),
        ('<a href="/tema-1/página.html">Página</a>', "empieza por «/»"),
        ('<a href="../../fuera.html">Fuera</a>', "sale de la carpeta del curso"),
        ('<a href="nadie.html">Nadie</a>', "«nadie.html» no existe"),
        ('<script src="../falta.js"></script>', "«../falta.js» no existe"),
        ('<a href="http://[mal">x</a>', "no es una dirección"),
    ],
)
def test_a_page_that_would_fail_from_the_disk_is_refused(site: Path, tmp_path: Path, html: str, fault: str) -> None:
    (site / "tema-1/mala.html").write_text(html, encoding="utf-8")
    with pytest.raises(OfflineSiteError) as refusal:
        build_offline_zip(site, tmp_path / "curso.zip", "curso")
    assert fault in str(refusal.value)
    assert not (tmp_path / "curso.zip").exists()


@pytest.mark.parametrize("html", ["", " \n", "<!-- nada -->"])
def test_an_empty_page_has_no_fault(site: Path, html: str) -> None:
    (site / "tema-1/mala.html").write_text(html, encoding="utf-8")
    assert check_offline_site(site) == []


LOADED = {
    "audio": ["src"],
    "embed": ["src"],
    "iframe": ["src"],
    "image": ["href", "xlink:href"],
    "img": ["src", "srcset"],
    "input": ["src"],
    "link": ["href"],
    "object": ["data"],
    "script": ["src"],
    "source": ["src", "srcset"],
    "track": ["src"],
    "use": ["href", "xlink:href"],
    "video": ["src", "poster"],
}


@pytest.mark.parametrize(("tag", "attribute"), [(tag, name) for tag, names in LOADED.items() for name in names])
def test_whatever_an_element_loads_is_looked_at(site: Path, tag: str, attribute: str) -> None:
    holder = f"<svg><{tag} " if tag in ("image", "use") else f"<{tag} "
    (site / "tema-1/mala.html").write_text(f'{holder}{attribute}="https://e.org/x">', encoding="utf-8")
    assert check_offline_site(site) == ["tema-1/mala.html:1: carga «https://e.org/x» de internet"]


@pytest.mark.parametrize("relation", ["alternate", "author", "canonical", "help", "license", "next", "prev", "search"])
def test_what_a_link_only_names_is_not_loaded_and_what_follows_is_looked_at(site: Path, relation: str) -> None:
    html = f'<link rel="{relation.upper()}" href="https://e.org/"><a href="https://e.org/">x</a><img src="no.png">'
    (site / "tema-1/mala.html").write_text(html, encoding="utf-8")
    assert check_offline_site(site) == ["tema-1/mala.html:1: «no.png» no existe"]


def test_a_stylesheet_that_loads_from_the_network_is_refused(site: Path, tmp_path: Path) -> None:
    (site / "estilo.css").write_text("a{}\n@import 'https://example.org/a.css';", encoding="utf-8")
    with pytest.raises(OfflineSiteError, match=r"estilo\.css:2: carga «https://example\.org/a\.css» de internet"):
        build_offline_zip(site, tmp_path / "curso.zip", "curso")


def test_all_faults_are_told_at_once(site: Path, tmp_path: Path) -> None:
    (site / "tema-1/mala.html").write_text('<a href="/">a</a><a href="x.html">b</a>', encoding="utf-8")
    with pytest.raises(OfflineSiteError) as refusal:
        build_offline_zip(site, tmp_path / "curso.zip", "curso")
    assert len(str(refusal.value).splitlines()) == 3


def test_a_folder_without_cover_is_no_site(site: Path, tmp_path: Path) -> None:
    (site / "index.html").unlink()
    with pytest.raises(OfflineSiteError, match=r"falta `index\.html`"):
        build_offline_zip(site, tmp_path / "curso.zip", "curso")


@pytest.mark.parametrize("has_plan", [True, False])
def test_the_readme_tells_of_its_own_course(has_plan: bool) -> None:
    course = load_minimal_course().facts
    readme = render_offline_readme(course, has_plan).decode("utf-8")
    assert readme.startswith("CURSO MÍNIMO\r\n")
    assert "Entra en la carpeta «curso-minimo»" in readme
    assert "Textos y figuras: CC BY 4.0. Código: MIT." in readme
    assert ("Mi plan" in readme) is has_plan
    assert readme.count("\n") == readme.count("\r\n") > 5
