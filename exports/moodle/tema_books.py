"""The temas as books for Moodle: of each, its chapters and its images, from the finished site.

Questions are not in the books: they travel in the question bank, and a line of each chapter says so.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from course.loaded.whole import Course
from exports.book.chapters import Book, BookForm, make_book
from exports.book.site_pages import find_site_url, read_images, read_site_colours, read_tema_pages

QUESTION_NOTE = "Las preguntas de esta página están en el banco de preguntas del curso."
# Moodle writes the title of a chapter as a heading of level 3. Its themes draw the lines of a `table`.
_FIRST_LEVEL = 4
_TABLE_CLASS = "table"


class TemaBook(NamedTuple):
    """The book of a tema: its images are drawings, made for it, and files of the site, both by file name."""

    tema: int
    book: Book
    images: dict[str, bytes]
    site_url: str


def make_tema_books(site_folder: Path, course: Course, tema: int | None = None) -> list[TemaBook]:
    """The book of each tema that has lessons, or of one tema, from the site built in `site_folder`.

    Links to the rest of the site lead to where it says that it is published. Raises UnbuiltSiteError.
    """
    colours = read_site_colours(site_folder)
    books = []
    for number, pages in read_tema_pages(site_folder, course, tema).items():
        form = BookForm(
            site_url=find_site_url(pages),
            question_note=QUESTION_NOTE,
            first_level=_FIRST_LEVEL,
            links_to_parts=False,
            table_class=_TABLE_CLASS,
        )
        book = make_book(pages, colours, form)
        books.append(TemaBook(number, book, read_images(site_folder, book), form.site_url))
    return books
