"""Another town's course on the same engine: two temas with other numbers, other objectives, nothing optional.

It is in tests/fixtures/archive. Its site is built as `tasks.py build` does, by a copy of the engine.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from icalendar import Calendar
from minimal_course import FIXTURES
from minimal_site import lay_out_course
from selectolax.lexbor import LexborHTMLParser

from course.findings import Severity
from course.whole_check import check_whole

COURSE = FIXTURES / "archive"
# What only the course of this repository says.
ELSEWHERE = re.compile(
    r"Innovación en la atención|innovacion-atencion|FVMP|fvmp|Federación Valenciana|Fontclara|CORH"
    r"|gobernanza inteligente|BY-SA",
    re.IGNORECASE,
)
TEXTS = {".html", ".css", ".js", ".ics", ".xml", ".txt", ".svg"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the site (`web`) and its offline copy (`offline`) are."""
    folder = tmp_path_factory.mktemp("second")
    source = lay_out_course(COURSE, folder / "source", "tooling")
    command = ["-m", "tooling.build", "-d", str(folder / "web"), "--offline-dir", str(folder / "offline")]
    environment = os.environ | {
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONUTF8": "1",
        "SITE_URL": "https://valdehoyos.example/papeles/",
    }
    environment.pop("PYTHONPATH", None)
    done = subprocess.run([sys.executable, *command], cwd=source, env=environment, capture_output=True, text=True)
    assert done.returncode == 0 and not done.stderr, done.stdout + done.stderr
    return folder


def parse(path: Path) -> LexborHTMLParser:
    return LexborHTMLParser(path.read_text(encoding="utf-8"))


def test_its_own_checks_find_no_fault() -> None:
    """Nor the findings of a finished text; short headings are only a warning."""
    _, findings = check_whole(COURSE)
    assert [finding for finding in findings if finding.severity is Severity.ERROR] == []


def test_nothing_of_this_course_is_in_its_site(folder: Path) -> None:
    files = [path for place in ("web", "offline") for path in (folder / place).rglob("*") if path.suffix in TEXTS]
    assert len(files) > 60
    found = {
        path.relative_to(folder).as_posix(): ELSEWHERE.findall(path.read_text(encoding="utf-8"))
        for path in files
        if "vendor" not in path.parts
    }
    assert {name: words for name, words in found.items() if words} == {}


def test_the_menu_and_the_titles_are_its_own(folder: Path) -> None:
    cover = parse(folder / "web/index.html")
    assert cover.css_first("title").text() == "Papeles vivos en una oficina pequeña"
    menu = [link.text() for link in cover.css(".site-nav > ul > li > a, .site-nav > ul > li > span")]
    assert menu == [
        "Empezar",
        "Tema 1. Lo que entra",
        "Tema 2. Lo que se busca",
        "Para consultar",
        "Practicar",
        "Copia",
    ]
    chapter = parse(folder / "web/tema-2/cuadro/index.html")
    assert chapter.css_first("title").text() == (
        "§ 1 El cuadro de clasificación - Tema 2 - Papeles vivos en una oficina pequeña"
    )
    assert [link.text() for link in chapter.css(".site-nav .tema-2 li > a")][:4] == [
        "§ 1 El cuadro de clasificación",
        "Una línea por asunto",
        "Ideas clave",
        "Comprueba lo aprendido",
    ]
    assert "Pegatinas para el lomo" in [link.text() for link in chapter.css(".site-nav .tema-2 li > a")]


def test_the_page_around_has_its_licences_searches_and_emblems(folder: Path) -> None:
    page = parse(folder / "web/tema-1/que-es-un-documento/index.html")
    assert [link.attributes["href"] for link in page.css(".site-footer [rel=license]")] == [
        "https://www.apache.org/licenses/LICENSE-2.0",
        "https://creativecommons.org/licenses/by/4.0/deed.es",
    ]
    assert [link.text() for link in page.css(".site-footer li a")] == ["Copia"]
    results = page.css_first(".search__results")
    assert results.attributes["data-suggestions"] == "expediente|cuadro de clasificación"
    assert page.css_first(".site-name svg path").attributes["d"] == "M4 4h16v16H4z"
    assert page.css_first(".tema-emblem svg path").attributes["d"] == "M4 4h16v16H4z"


def test_temas_have_its_colours(folder: Path) -> None:
    stylesheet = (folder / "web/assets/css/site.css").read_text(encoding="utf-8")
    assert "--tema-1-ink:#123f8c" in stylesheet and "--tema-2-ink:#f0b8a2" in stylesheet
    assert parse(folder / "web/tema-2/index.html").css_first("article.tema-2")


def test_its_objectives_are_in_one_group(folder: Path) -> None:
    page = parse(folder / "web/objetivos/index.html")
    assert [heading.text(deep=False) for heading in page.css("article h2")] == ["Objetivos del curso"]
    assert [heading.attributes["id"] for heading in page.css("article h3")] == ["m2", "m10"]


def test_its_calendar_says_its_hours_and_its_name(folder: Path) -> None:
    content = (folder / "web/descargas/calendario.ics").read_bytes()
    calendar = Calendar.from_ical(content)
    assert calendar["PRODID"] == "-//Papeles vivos en una oficina pequeña//Curso//ES"
    assert [event.start.isoformat() for event in calendar.events] == [
        "2021-01-14T16:00:00+00:00",
        "2021-01-21T16:00:00+00:00",
    ]
    assert b"TZID=Atlantic/Canary" in content
    page = "https://valdehoyos.example/papeles/calendario/"
    assert [event["URL"] for event in calendar.events] == [f"{page}#sesion-1", f"{page}#sesion-2"]
    assert {path.name for path in (folder / "web/descargas").iterdir()} == {
        "calendario.ics",
        *(f"cartel-tema-{number}.{kind}" for number in (1, 2) for kind in ("svg", "png")),
        "papeles-vivos-sin-conexion.zip",
    }


def test_its_readers_answers_have_its_name(folder: Path) -> None:
    for way in ("web/index.html", "offline/index.html"):
        meta = parse(folder / way).css_first('meta[name="course-storage"]')
        assert meta.attributes["content"] == "papeles-vivos"


def test_its_copy_for_the_disk_is_named_by_its_slug(folder: Path) -> None:
    link = parse(folder / "web/copia/index.html").css_first("article a[download]")
    assert link.attributes["href"] == "../descargas/papeles-vivos-sin-conexion.zip"
    with ZipFile(folder / "web/descargas/papeles-vivos-sin-conexion.zip") as archive:
        assert {name.partition("/")[0] for name in archive.namelist()} == {"papeles-vivos"}
        readme = archive.read("papeles-vivos/LEEME.txt").decode("utf-8")
    assert readme.startswith("PAPELES VIVOS EN UNA OFICINA PEQUEÑA") and "Mi plan" not in readme
    assert "Textos y figuras: CC BY 4.0. Código: Apache 2.0." in readme
