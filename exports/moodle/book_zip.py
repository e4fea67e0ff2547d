"""The temas as books for Moodle: a ZIP a tema, which a book activity imports with each file as a chapter
(`/mod/book/tool/importhtml`).

Made from the built site. Questions are not in the books: they travel in the question bank, and a line of each chapter
says so. The same site always gives the same bytes.

What Moodle's importer asks for (`mod/book/tool/importhtml/locallib.php`): chapters beside each other, in the order of
their names; images beside them; and links to a chapter without an anchor, or it doesn't find the chapter.
"""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, StrictUndefined

from course.files.template_loader import TemplateLoader
from course.loaded.whole import Course
from exports.book.chapters import Book, BookForm, make_book
from exports.book.site_pages import find_site_url, read_site_colours, read_tema_pages
from exports.fixed_zip import pack

QUESTION_NOTE = "Las preguntas de esta página están en el banco de preguntas del curso."
# Moodle writes the title of a chapter as a heading of level 3. Its themes draw the lines of a `table`.
_FIRST_LEVEL = 4
_TABLE_CLASS = "table"


def get_book_name(tema: int) -> str:
    """The file name of a tema's book."""
    return f"libro-tema-{tema}.zip"


def build_books(site_folder: Path, course: Course) -> dict[str, bytes]:
    """The book of each tema that has lessons, by file name, from the site built in `site_folder`.

    Links to the rest of the site lead to where it says that it is published. Raises UnbuiltSiteError.
    """
    colours = read_site_colours(site_folder)
    books = {}
    for tema, pages in read_tema_pages(site_folder, course).items():
        form = BookForm(
            site_url=find_site_url(pages),
            question_note=QUESTION_NOTE,
            first_level=_FIRST_LEVEL,
            links_to_parts=False,
            table_class=_TABLE_CLASS,
        )
        books[get_book_name(tema)] = _pack_book(make_book(pages, colours, form), site_folder, course.facts.language)
    return books


def _pack_book(book: Book, site_folder: Path, language: str) -> bytes:
    environment = Environment(
        loader=TemplateLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    template = environment.get_template("book_chapter.html.jinja")
    files = {
        chapter.name: template.render(chapter=chapter, language=language).encode("utf-8") for chapter in book.chapters
    }
    files |= book.drawings
    files |= {name: (site_folder / path).read_bytes() for name, path in book.copied.items()}
    return pack(files)
