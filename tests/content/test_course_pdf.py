"""The PDF of a tema of this course. That of the whole is tried every night (sweep_course_pdf.py)."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pymupdf
import pytest
from lxml import etree
from pdf_reader import SPACES, list_errors, list_failures, list_links, list_outline, list_structure, read_text

from course.derived.reading import list_lessons
from course.loaded.whole import Course
from exports.book.chapters import BookForm, make_book
from exports.book.site_pages import read_site_colours, read_tema_pages
from exports.book.worksheet import list_worksheets
from exports.pdf.document import build_pdf
from exports.question_choice import list_questions
from exports.request import BuiltSite, ExportRequest

pytestmark = pytest.mark.site


@pytest.fixture(scope="module")
def tema() -> int | None:
    """The tema of the PDF; None for the whole course."""
    return 1


@pytest.fixture(scope="module")
def pages(built_site: Path, whole_course: Course, tema: int | None) -> dict[str, str]:
    """The pages that the PDF is made of, by their addresses."""
    own = read_tema_pages(built_site, whole_course)
    return {url: page for number, pages in own.items() for url, page in pages.items() if tema in (None, number)}


@pytest.fixture(scope="module")
def pdf_file(
    tmp_path_factory: pytest.TempPathFactory,
    built_site: Path,
    offline_site: Path,
    whole_course: Course,
    tema: int | None,
) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "curso.pdf"
    path.write_bytes(build_pdf(ExportRequest(whole_course, tema, False, BuiltSite(built_site, offline_site))))
    return path


def test_both_judges_find_nothing(pdf_file: Path, pages: dict[str, str]) -> None:
    book = make_book(pages, {}, BookForm())
    headers = [
        " ".join(" ".join(row.itertext()).split())
        for chapter in book.chapters
        for row in etree.fromstring(f"<div>{chapter.body}</div>").iterfind(".//thead/tr")
    ]
    assert list_failures(pdf_file) == []
    assert list_errors(pdf_file, headers) == []


def test_the_bookmarks_are_every_page_in_order(
    pdf_file: Path, pages: dict[str, str], whole_course: Course, tema: int | None
) -> None:
    book = make_book(pages, {}, BookForm())
    with pikepdf.open(pdf_file) as pdf:
        outline = list_outline(pdf)
    until = outline.index((1, "Solucionario"))
    titles = [chapter.title for chapter in book.chapters]
    assert len(book.chapters) > 10
    assert [title for _, title in outline[:until] if title in titles] == titles
    lessons = [lesson for lesson in list_lessons(whole_course) if tema in (None, lesson.tema)]
    sheets = list_worksheets(whole_course, [lesson.uri for lesson in lessons])
    assert [title for _, title in outline].count("Preguntas") == len(sheets)
    asked = [located.value.id for located in list_questions(whole_course, tema)]
    assert sorted(each for sheet in sheets for each in sheet.ids) == sorted(asked) != []


def test_the_text_of_every_section_is_there(pdf_file: Path, pages: dict[str, str], built_site: Path) -> None:
    """The beginning of each paragraph."""
    book = make_book(pages, read_site_colours(built_site), BookForm(is_printed=True, sources="fuentes"))
    with pymupdf.open(pdf_file) as pdf:
        text = read_text(pdf)
    missing = []
    for chapter in book.chapters:
        for element in etree.fromstring(f"<div>{chapter.body}</div>").iter("p", "h2", "h3", "h4", "li"):
            if element.find(".//ul") is not None or element.find(".//p") is not None:
                continue  # its parts have their own marks, and are looked for
            beginning = SPACES.sub("", "".join(element.itertext()))[:25].partition("_")[0]  # a gap is drawn
            if beginning not in text:
                missing.append((chapter.name, beginning))
    assert missing == []


def test_every_drawing_has_its_words_and_every_link_a_place(
    pdf_file: Path, pages: dict[str, str], built_site: Path
) -> None:
    book = make_book(pages, read_site_colours(built_site), BookForm(is_printed=True))
    expected = [
        image.get("alt")
        for chapter in book.chapters
        for image in etree.fromstring(f"<div>{chapter.body}</div>").iter("img")
    ]
    with pikepdf.open(pdf_file) as pdf:
        alts = [alt for kind, alt in list_structure(pdf) if kind == "/Figure"]
    assert alts == expected != []
    with pymupdf.open(pdf_file) as pdf:
        links = list(list_links(pdf))
        broken = [link for link in links if not link[0].startswith(("http", "mailto:")) and not 0 <= link[1] < len(pdf)]
    assert len(links) > 30 * len(pages) and broken == []
