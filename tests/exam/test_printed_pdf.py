"""The tests on paper as PDF: accessible, with all that is in the DOCX, and always the same bytes."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pymupdf
import pytest
from pdf_reader import SPACES, list_errors, list_failures, list_outline, read_text

from course.loaded.whole import Course
from exports.printed_test.exam import make_exam_documents
from exports.printed_test.paper import ExamPaper
from exports.printed_test.parts import Heading, NumberedQuestion, PrintedDocument, Table
from exports.printed_test.pdf import write_pdf
from exports.printed_test.session_sheets import make_key_document, make_sheet, make_sheet_document


@pytest.fixture(scope="module")
def documents(practice_course: Course) -> dict[str, PrintedDocument]:
    session = practice_course.facts.sessions[0]
    variant = ExamPaper("A", "2027 A1", make_sheet(practice_course, session, "A").questions)
    paper, key = make_exam_documents(practice_course, [variant], "2027", "1").values()
    return {
        "paper": paper,
        "key": key,
        "sheet": make_sheet_document(practice_course, session, "A"),
        "sheet-key": make_key_document(practice_course, session),
    }


@pytest.fixture(scope="module")
def folder(documents: dict[str, PrintedDocument], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("papel")
    for name, document in documents.items():
        (folder / f"{name}.pdf").write_bytes(write_pdf(document))
    return folder


@pytest.mark.parametrize("name", ["paper", "sheet-key"])
def test_a_judge_finds_nothing(folder: Path, name: str) -> None:
    assert list_failures(folder / f"{name}.pdf") == []


def test_another_judge_finds_nothing(folder: Path) -> None:
    assert list_errors(folder / "sheet.pdf") == []


def test_it_says_what_it_is(folder: Path, documents: dict[str, PrintedDocument]) -> None:
    for name, document in documents.items():
        with pikepdf.open(folder / f"{name}.pdf") as pdf:
            assert str(pdf.Root.Lang) == "es-ES"
            assert pdf.docinfo.Title == document.title
            assert "/CreationDate" not in pdf.docinfo and "/Author" not in pdf.docinfo
            outline = list_outline(pdf)
        assert outline[0] == (1, document.title)
        headings = [part.text for part in document.parts if isinstance(part, Heading)]
        assert [title for level, title in outline if level == 2] == headings


def test_it_has_all_that_the_document_says(folder: Path, documents: dict[str, PrintedDocument]) -> None:
    for name, document in documents.items():
        with pymupdf.open(folder / f"{name}.pdf") as pdf:
            text = read_text(pdf)
        place = 0
        for part in document.parts:
            if isinstance(part, NumberedQuestion):
                texts = [f"{part.number}.{part.printed.task}", part.printed.prompt.striptags()]
                for each in part.printed.lists:
                    labels = "123456789" if each.has_numbers else "abcdefghi"
                    texts += [each.lead]
                    texts += [f"{label}){item.striptags()}" for label, item in zip(labels, each.items, strict=False)]
                for wanted in texts:
                    place = text.index(SPACES.sub("", wanted), place)
            if isinstance(part, Table):
                assert all(SPACES.sub("", name) in text for name in part.columns)


def test_a_question_and_the_sheet_to_answer_in_are_on_one_page(
    folder: Path, documents: dict[str, PrintedDocument]
) -> None:
    for name in ("paper", "sheet"):
        with pymupdf.open(folder / f"{name}.pdf") as pdf:
            pages = [SPACES.sub("", page.get_text()) for page in pdf]
        for part in documents[name].parts:
            if isinstance(part, NumberedQuestion):
                start = SPACES.sub("", f"{part.number}.{part.printed.task}")
                lines = [item.striptags() for each in part.printed.lists for item in each.items]
                assert any(start in page and all(SPACES.sub("", line) in page for line in lines) for page in pages), (
                    start
                )
        last = len([part for part in documents[name].parts if isinstance(part, NumberedQuestion)])
        assert "Hojaderespuestas" in pages[-1] and str(last) in pages[-1]
        assert not any("Hojaderespuestas" in page and "N.º" in page for page in pages[:-1])


def test_the_same_document_gives_the_same_bytes(folder: Path, documents: dict[str, PrintedDocument]) -> None:
    assert write_pdf(documents["sheet"]) == (folder / "sheet.pdf").read_bytes()
