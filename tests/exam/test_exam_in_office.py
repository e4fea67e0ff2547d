"""LibreOffice opens the test on paper: its lists have the letters that the key names, and its PDF is tagged."""

from __future__ import annotations

from pathlib import Path

import pymupdf
import pytest
from pikepdf import Pdf

from course.loaded.whole import Course
from exports.printed_test.exam import make_paper
from exports.printed_test.paper import ExamPaper
from exports.printed_test.word import write_word
from tooling.browser import is_browser_required
from tooling.exam_variants import make_variants
from tooling.office_suite import convert_documents, find_office_suite


@pytest.fixture(scope="module")
def paper(practice_course: Course) -> ExamPaper:
    return make_variants(practice_course, 1, "2027").papers[0]


@pytest.fixture(scope="module")
def printed(practice_course: Course, paper: ExamPaper, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The paper as LibreOffice saves it in PDF."""
    office = find_office_suite()
    if office is None and not is_browser_required():
        pytest.skip("no hay ningún LibreOffice en este equipo")
    assert office, "bajo CI tiene que haber un LibreOffice"
    folder = tmp_path_factory.mktemp("prueba")
    document = folder / "prueba.docx"
    document.write_bytes(write_word(make_paper(practice_course, paper)))
    (made,) = convert_documents(office, [document], "pdf", folder)
    return made


def test_every_option_has_the_letter_that_the_key_names(paper: ExamPaper, printed: Path) -> None:
    with pymupdf.open(printed) as pdf:
        text = " ".join(" ".join(page.get_text() for page in pdf).split())
    place = 0
    for number, each in enumerate(paper.questions, start=1):
        place = text.index(f"{number}. {each.task}", place)
        for lines in each.lists:
            for label, item in zip("123456789" if lines.has_numbers else "abcdefghi", lines.items, strict=False):
                place = text.index(f"{label}) {' '.join(item.striptags().split())}", place)


def test_its_pdf_is_tagged_and_in_spanish(printed: Path) -> None:
    with Pdf.open(printed) as pdf:
        assert str(pdf.Root.Lang) == "es-ES"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert "Prueba final" in str(pdf.docinfo["/Title"])
