"""exports/offline_zip.py: what is packed works from the disk, and the same site gives the same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from exports.offline_zip import OfflineSiteError, build_offline_zip

ROOT = Path(__file__).parents[1]
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
    build_offline_zip(site, tmp_path / "curso.zip")
    with ZipFile(tmp_path / "curso.zip") as archive:
        assert archive.testzip() is None
        top = "innovacion-atencion-ciudadano/"
        assert [name.removeprefix(top) for name in archive.namelist()] == [
            "LEEME.txt",
            "descargas/calendario.ics",
            "estilo.css",
            "index.html",
            "tema-1/página.html",
        ]
        assert all(name.startswith(top) for name in archive.namelist())
        readme = archive.read(f"{top}LEEME.txt").decode("utf-8")
        assert archive.read(f"{top}index.html") == (site / "index.html").read_bytes()
    assert "Abre index.html con doble clic" in readme
    assert readme.count("\n") == readme.count("\r\n") > 5
    assert [path.name for path in tmp_path.glob("*.partial")] == []


def test_names_with_accents_are_flagged_as_utf8(site: Path, tmp_path: Path) -> None:
    build_offline_zip(site, tmp_path / "curso.zip")
    with ZipFile(tmp_path / "curso.zip") as archive:
        (entry,) = [entry for entry in archive.infolist() if "página" in entry.filename]
        assert entry.flag_bits & 0x800
        assert entry.external_attr >> 16 == 0o644


def test_same_site_same_bytes(site: Path, tmp_path: Path) -> None:
    build_offline_zip(site, tmp_path / "uno.zip")
    for number, path in enumerate(sorted(site.rglob("*"), reverse=True)):
        os.utime(path, (1_700_000_000 + number, 1_700_000_000 + number))
    (site / "index.html").chmod(0o600)
    build_offline_zip(site, tmp_path / "dos.zip")
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
        build_offline_zip(site, tmp_path / "curso.zip")
    assert fault in str(refusal.value)
    assert not (tmp_path / "curso.zip").exists()


def test_a_stylesheet_that_loads_from_the_network_is_refused(site: Path, tmp_path: Path) -> None:
    (site / "estilo.css").write_text("a{}\n@import 'https://example.org/a.css';", encoding="utf-8")
    with pytest.raises(OfflineSiteError, match=r"estilo\.css:2: carga «https://example\.org/a\.css» de internet"):
        build_offline_zip(site, tmp_path / "curso.zip")


def test_all_faults_are_told_at_once(site: Path, tmp_path: Path) -> None:
    (site / "tema-1/mala.html").write_text('<a href="/">a</a><a href="x.html">b</a>', encoding="utf-8")
    with pytest.raises(OfflineSiteError) as refusal:
        build_offline_zip(site, tmp_path / "curso.zip")
    assert len(str(refusal.value).splitlines()) == 3


def test_command_line(site: Path, tmp_path: Path) -> None:
    def run(*arguments: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "exports.offline_zip", *map(str, arguments)]
        return subprocess.run(
            command, cwd=ROOT, capture_output=True, encoding="utf-8", env={**os.environ, "PYTHONUTF8": "1"}
        )

    assert run(site, tmp_path / "curso.zip").returncode == 0
    assert (tmp_path / "curso.zip").is_file()
    (site / "index.html").unlink()
    refused = run(site, tmp_path / "otro.zip")
    assert refused.returncode == 1
    assert "falta `index.html`" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert run().returncode == 2
