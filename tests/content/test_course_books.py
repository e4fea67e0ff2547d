"""The pages of this course as books, and the course as a Moodle backup: nothing is lost, and nothing is left that has
no use there.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from book_reader import find_page_address, list_faults
from moodle.backup_reader import Backup
from moodle.xml_reader import read_xml
from publishing import SITE_URL
from selectolax.lexbor import LexborHTMLParser

from course.derived.reading import list_lessons
from course.loaded.whole import Course
from exports.book.chapters import BookForm, make_book
from exports.book.site_pages import read_site_colours
from exports.moodle.backup.archive import build_backup
from exports.moodle.bank import list_categories
from exports.moodle.questions_xml import build_questions_xml
from exports.moodle.tema_books import QUESTION_NOTE, TemaBook, make_tema_books

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


@pytest.fixture(scope="module")
def books(built_site: Path, whole_course: Course) -> list[TemaBook]:
    return make_tema_books(built_site, whole_course)


def test_every_lesson_is_a_chapter_of_the_book_of_its_tema(books: list[TemaBook], whole_course: Course) -> None:
    lessons = list_lessons(whole_course)
    assert [book.tema for book in books] == sorted({lesson.tema for lesson in lessons})
    for book in books:
        own = [lesson for lesson in lessons if lesson.tema == book.tema]
        chapters = book.book.chapters[1:]
        assert [chapter.name[3:] for chapter in chapters] == [f"{Path(lesson.uri).stem}.html" for lesson in own]
        assert all(QUESTION_NOTE in chapter.body for chapter in chapters)


def test_no_chapter_speaks_of_what_it_has_not(books: list[TemaBook]) -> None:
    for chapter in (chapter for book in books for chapter in book.book.chapters):
        for words in ("sin imprimir", "Lo que escribas se guarda", ">Mostrar<", "JavaScript, que tu navegador"):
            assert words not in chapter.body, (chapter.name, words)


def test_the_backup_has_every_question_chapter_and_image(books: list[TemaBook], whole_course: Course) -> None:
    backup = Backup(build_backup(whole_course, books, list_categories(whole_course), "curso.mbz", None))
    assert backup.questions == read_xml(build_questions_xml(whole_course))
    assert len(backup.questions) == len(whole_course.questions) > 600
    assert len(backup.books) == len(books)
    for restored, made in zip(backup.books, books, strict=True):
        assert [each.title for each in restored.chapters] == [each.title for each in made.book.chapters]
        images = {name: image for each in restored.chapters for name, image in each.images.items()}
        assert images == made.images != {}
    words = [LexborHTMLParser(chapter.html).text() for book in backup.books for chapter in book.chapters]
    assert len(words) > 100 and min(map(len, words)) > 300
