"""The pages of this course as books: nothing is lost, and nothing is left that a book has no use for."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZipFile

import pytest
from book_reader import find_page_address, list_faults
from publishing import SITE_URL

from course.derived.reading import list_lessons
from course.loaded.whole import Course
from exports.book.chapters import BookForm, make_book
from exports.book.site_pages import read_site_colours
from exports.moodle.book_zip import QUESTION_NOTE, build_books

pytestmark = pytest.mark.site


def read_pages(site: Path) -> dict[str, str]:
    paths = sorted(site.rglob("index.html"))
    return {find_page_address(path.relative_to(site).as_posix()): path.read_text(encoding="utf-8") for path in paths}


@pytest.mark.parametrize("folder", ["", *(f"tema-{tema}/" for tema in range(1, 6))])
def test_every_page_makes_a_clean_chapter(built_site: Path, folder: str) -> None:
    """Those of a tema are a book; all the others, another."""
    pages = {
        url: page
        for url, page in read_pages(built_site).items()
        if (url.startswith(folder) if folder else not url.startswith("tema-"))
    }
    assert len(pages) > 10
    colours = read_site_colours(built_site)
    book = make_book(pages, colours, BookForm(SITE_URL, QUESTION_NOTE))
    assert list_faults(book, pages, QUESTION_NOTE) == []


def test_every_lesson_is_a_chapter_of_the_book_of_its_tema(built_site: Path, whole_course: Course) -> None:
    books = build_books(built_site, whole_course)
    lessons = list_lessons(whole_course)
    assert len(books) == len({lesson.tema for lesson in lessons})
    for tema, packed in enumerate(books.values(), 1):
        with ZipFile(io.BytesIO(packed)) as archive:
            chapters = [name for name in archive.namelist() if name.endswith(".html")]
            own = [lesson for lesson in lessons if lesson.tema == tema]
            assert [name[3:] for name in chapters[1:]] == [f"{Path(lesson.uri).stem}.html" for lesson in own]
            for name in chapters[1:]:
                assert QUESTION_NOTE in archive.read(name).decode("utf-8"), name


def test_no_chapter_speaks_of_what_it_has_not(built_site: Path, whole_course: Course) -> None:
    for packed in build_books(built_site, whole_course).values():
        with ZipFile(io.BytesIO(packed)) as archive:
            for name in archive.namelist():
                text = archive.read(name).decode("utf-8")
                for words in ("sin imprimir", "Lo que escribas se guarda", ">Mostrar<", "JavaScript, que tu navegador"):
                    assert words not in text, (name, words)
