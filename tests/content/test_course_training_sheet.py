"""The sheet of this course's training action, as a department opens it: in LibreOffice, page by page."""

from __future__ import annotations

from pathlib import Path

import pymupdf
import pytest

from course.derived.edition_words import describe_days
from course.language.durations import format_minutes
from course.loaded.whole import Course
from exports.file_exports import find_export
from exports.request import ExportRequest
from tooling.office_suite import convert_documents, find_office_suite, is_required


@pytest.fixture(scope="module")
def pages(whole_course: Course, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The text of each page, on single spaces."""
    office = find_office_suite()
    if office is None and not is_required():
        pytest.skip("no hay LibreOffice: lo instala `python3 tasks.py test` donde puede")
    assert office is not None, "con CI=true esta prueba no se omite"
    folder: Path = tmp_path_factory.mktemp("ficha")
    for name, make in find_export("ficha").plan_files(ExportRequest(whole_course)).items():
        (folder / name).write_bytes(make())
    (made,) = convert_documents(office, list(folder.iterdir()), "pdf", folder)
    with pymupdf.open(made) as document:
        return [" ".join(page.get_text().split()) for page in document]


def test_it_opens_on_a_few_numbered_pages(pages: list[str]) -> None:
    assert 6 <= len(pages) <= 12
    assert all(f"ciudadano. Página {number} " in text for number, text in enumerate(pages, start=1))


def test_it_says_what_the_official_programme_says(whole_course: Course, pages: list[str]) -> None:
    text = " ".join(pages)
    facts = whole_course.facts
    hours = " ".join(format_minutes(facts.minutes).split())
    assert f"{hours}: {len(facts.sessions)} sesiones" in text
    assert describe_days(facts) in text
    assert "Federación Valenciana de Municipios y Provincias" in text
    assert "F.2.2) Derechos en material de protección de datos" in text  # the programme's own slip
    assert "«EE.PP. de la administración local»" in text


def test_its_blanks_are_marked_on_paper_too(pages: list[str]) -> None:
    assert " ".join(pages).count("[Por completar]") == 1 + 28  # the introduction, and each of them


def test_it_says_where_accessibility_and_privacy_are_told(pages: list[str]) -> None:
    text = " ".join(pages)
    assert "página «Accesibilidad» del curso" in text and "página «Privacidad y aviso legal» del curso" in text
