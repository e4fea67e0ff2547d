"""The PDF of this course: whole, and of a tema."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pymupdf
import pytest
from build_once import build_once
from lxml import etree
from pdf_reader import SPACES, list_errors, list_failures, list_links, list_outline, list_structure, read_text

from course.derived.reading import list_lessons
from course.loaded.whole import Course
from exports.book.chapters import BookForm, make_book
from exports.book.site_pages import read_site_colours, read_tema_pages
from exports.book.worksheet import list_worksheets
from exports.pdf.document import build_pdf
from exports.request import BuiltSite, ExportRequest

pytestmark = pytest.mark.site

TEMA = 1


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory, built_site: Path, offline_site: Path, whole_course: Course) -> Path:
    """The folder with both files, made once a run."""

    def build(folder: Path) -> Path:
        folder.mkdir()
        for name, tema in (("whole", None), ("tema", TEMA)):
            request = ExportRequest(whole_course, tema, False, BuiltSite(built_site, offline_site))
            content = build_pdf(request)
            (folder / f"{name}.pdf").write_bytes(content)
        return folder

    return build_once(tmp_path_factory, "course-pdf", build)


def test_the_whole_breaks_no_rule_of_the_standard(pdfs: Path) -> None:
    assert list_failures(pdfs / "whole.pdf") == []


def test_both_judges_find_nothing_in_a_tema(pdfs: Path, built_site: Path, whole_course: Course) -> None:
    book = make_book(read_tema_pages(built_site, whole_course)[TEMA], {}, BookForm())
    headers = [
        " ".join(" ".join(row.itertext()).split())
        for chapter in book.chapters
        for row in etree.fromstring(f"<div>{chapter.body}</div>").iterfind(".//thead/tr")
    ]
    assert list_failures(pdfs / "tema.pdf") == []
    assert list_errors(pdfs / "tema.pdf", headers) == []


def test_the_bookmarks_are_every_page_in_order(pdfs: Path, built_site: Path, whole_course: Course) -> None:
    pages = read_tema_pages(built_site, whole_course)
    book = make_book({url: page for own in pages.values() for url, page in own.items()}, {}, BookForm())
    with pikepdf.open(pdfs / "whole.pdf") as pdf:
        outline = list_outline(pdf)
    until = outline.index((1, "Solucionario"))
    titles = [chapter.title for chapter in book.chapters]
    assert [title for level, title in outline[:until] if level == 1] == [
        chapter.title for chapter in book.chapters if chapter.name.partition("-")[2].startswith("tema-")
    ]
    assert [title for _, title in outline[:until] if title in titles] == titles
    sheets = list_worksheets(whole_course, [lesson.uri for lesson in list_lessons(whole_course)])
    assert [title for _, title in outline].count("Preguntas") == len(sheets)
    assert sum(len(sheet.ids) for sheet in sheets) == len(whole_course.questions)


def test_the_text_of_every_section_is_there(pdfs: Path, built_site: Path, whole_course: Course) -> None:
    """The beginning of each paragraph of the tema's pages."""
    pages = read_tema_pages(built_site, whole_course)[TEMA]
    book = make_book(pages, read_site_colours(built_site), BookForm(is_printed=True, sources="fuentes"))
    with pymupdf.open(pdfs / "tema.pdf") as pdf:
        text = read_text(pdf)
    missing = []
    for chapter in book.chapters:
        for element in etree.fromstring(f"<div>{chapter.body}</div>").iter("p", "h2", "h3", "h4", "li"):
            beginning = SPACES.sub("", "".join(element.itertext()))[:25]
            if beginning not in text:
                missing.append((chapter.name, beginning))
    assert missing == []


def test_every_drawing_has_its_words_and_every_link_a_place(pdfs: Path, built_site: Path, whole_course: Course) -> None:
    pages = read_tema_pages(built_site, whole_course)
    book = make_book(
        {url: page for own in pages.values() for url, page in own.items()},
        read_site_colours(built_site),
        BookForm(is_printed=True),
    )
    expected = [
        image.get("alt")
        for chapter in book.chapters
        for image in etree.fromstring(f"<div>{chapter.body}</div>").iter("img")
    ]
    with pikepdf.open(pdfs / "whole.pdf") as pdf:
        alts = [alt for kind, alt in list_structure(pdf) if kind == "/Figure"]
    assert alts == expected and len(alts) > 60
    with pymupdf.open(pdfs / "whole.pdf") as pdf:
        links = list(list_links(pdf))
        broken = [link for link in links if not link[0].startswith(("http", "mailto:")) and not 0 <= link[1] < len(pdf)]
    assert len(links) > 4000 and broken == []
